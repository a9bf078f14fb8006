import { attributeOf } from '../evidence/attributes/attributes.js';
import { ATTRIBUTE } from '../evidence/claim-record-shape.js';
import type { Provider } from '../evidence/dataset.js';
import {
  constant,
  freeText,
  integer,
  list,
  object,
  optional,
  sentences,
  type Fields,
  type Shape,
  type ValueOf,
} from '../input/shape.js';
import type { Policy } from '../policy/policy.js';
import { isGap, type Finding } from '../verdict/finding.js';
import { describeProvider, DESCRIBED_PROVIDER_SHAPE } from './described-provider.js';
import { describeBasis } from './described-rule.js';
import { makerOf } from './described-subject.js';
import { ENVELOPE, envelopeOf, PROOF_SHAPE, proofOf, type Inputs } from './envelope.js';
import { foundTexts } from './letter/letter-found.js';
import { lawTexts, type Bearer } from './letter/letter-law.js';
import { LETTER_THEMES, type LetterTheme } from './letter/letter-themes.js';
import { publishedDays } from './published-text.js';
import { theOffering } from '../verdict/words/sentences.js';

/** A question of the letter, with what is behind it. */
const LETTER_QUESTION = object({
  number: integer('from 1', { min: 1 }),
  title: freeText(),
  maker: optional(
    freeText('it is for the maker of the models that it is about; absent: for who serves them'),
  ),
  question: freeText(),
  found: sentences('what is on file'),
  law: sentences('the articles, and whose duty they are'),
  closes: freeText('what closes it'),
  doesNot: optional(freeText('what does not')),
  findings: list(freeText(), 'ids of the findings that an answer closes'),
  record: list(object({ attribute: ATTRIBUTE, form: freeText('of the value') }), 'how an answer is recorded'),
});

/** A letter to the vendor with questions on what is not shown. It names no policy, and nobody sends it. */
export const QUESTIONS_SHAPE = object({
  kind: constant('questions'),
  ...ENVELOPE,
  head: freeText(),
  provider: DESCRIBED_PROVIDER_SHAPE,
  subject: freeText(),
  answerBy: freeText('to be filled in before sending'),
  opening: sentences(),
  questions: list(LETTER_QUESTION),
  closing: sentences(),
  recording: sentences('how answers are recorded'),
  notice: sentences(),
  proof: PROOF_SHAPE,
});

export type QuestionsReport = ValueOf<typeof QUESTIONS_SHAPE>;
export type LetterQuestion = ValueOf<typeof LETTER_QUESTION>;

/** Whom a question is for, where that is not who the letter goes to. */
export const forMaker = ({ maker }: LetterQuestion): string =>
  maker === undefined
    ? ''
    : `For ${maker}, who made the model: if you cannot answer, please pass this on or tell us whom to ask.`;

export const DRAFT = 'Draft. Read before sending.';

const opening = (offering: string, asOf: string): string[] => [
  `Article 28(1) of the GDPR lets us use only processors that offer sufficient guarantees. Before personal data of people in the EEA go to ${theOffering(offering)}, we need to be able to show these guarantees, and ask you to help us with the points below.`,
  `What follows rests on public documents, as far as they are known to us as of ${asOf}; yours may have been missed. Where a document answers a question, its title, version, date and clause are enough.`,
];

const NOTHING_TO_ASK = 'There is nothing to ask: we hold an answer to each of our points.';

const quotedText = (days: string): string =>
  `What we quote from your terms and policies is the published text of ${days}. Where a contract between us says otherwise, tell us its clause.`;

const CLOSING = [
  'We keep your answers with our records. If anything that we wrote about your service is wrong, tell us and we correct it.',
];

const recordingOf = (id: string): string[] => [
  'Keep the documents that answer, unchanged: their digest ties the record to them.',
  `Record what each says: mimo-check attest ${id} --document FILE --title TITLE --kind KIND --party NAME --effective-from DAY --expires DAY --owner NAME --answer ATTRIBUTE=VALUE --clause ATTRIBUTE=PLACE --attestations attestations.yaml`,
  `KIND is contract for what binds the vendor, vendor-statement for what it writes to you, own-assessment for what you found out yourself. Several answers can stand in one file of answers: --answers FILE. Where an answer is about one model, write the id of the model in the place of ${id}.`,
  `Then look again, with the options that this letter was made with: mimo-check ${id} --attestations attestations.yaml`,
];

const noticeOf = (name: string, asOf: string): string[] => [
  `This letter rests on a comparison of statements on file with what its sender requires, as of ${asOf}. It is not legal advice, and not a finding on whether ${name} complies with the law. That something was not found means that the evidence on file does not show it, not that it is not so. Sources may have changed since they were read.`,
  `Not affiliated with or endorsed by ${name}.`,
];

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** A theme, or the part of it that is for one of those whom the law binds. */
interface Part {
  theme: LetterTheme;
  gaps: readonly Finding[];
  bearer: Bearer;
}

/** A theme by whom its questions are for: who serves a model, and its maker where that is another. */
function partsOf(theme: LetterTheme, gaps: readonly Finding[], { policy, ...more }: Asking): Part[] {
  const { apart } = theme;
  const described = { [more.provider.id]: describeProvider(more.provider) };
  const makers = new Map<string, Finding[]>();
  for (const gap of gaps) {
    const entry = policy.entries.find(({ id }) => id === gap.rule);
    const rule = entry && { basis: describeBasis(entry, more.dataset.law, more.asOf) };
    const name = makerOf(gap, rule, described)?.name;
    if (name !== undefined) makers.set(name, [...(makers.get(name) ?? []), gap]);
  }
  if (apart === undefined || makers.size === 0) return [{ theme, gaps, bearer: { of: 'all' } }];
  const theirs = new Set([...makers.values()].flat());
  const own = gaps.filter((gap) => !theirs.has(gap));
  const isAll = own.some((gap) => [...theirs].some(({ rule }) => rule === gap.rule));
  const server: Part = isAll
    ? { theme, gaps: own, bearer: { of: 'all' } }
    : { theme: { ...theme, ...apart.server }, gaps: own, bearer: { of: 'server' } };
  return [
    ...(own.length === 0 ? [] : [server]),
    ...[...makers].map(([name, list]): Part => ({
      theme: { ...theme, ...apart.maker },
      gaps: list,
      bearer: { of: 'maker', name },
    })),
  ];
}

const fieldHints = (fields: Fields): string =>
  Object.entries(fields)
    .map(([key, shape]) => `${key}${shape.optional === true ? '?' : ''}: ${shapeHint(shape)}`)
    .join(', ');

/** What a value looks like, on one line in the manner of YAML; `?` marks what may be left out, `/` what to choose from. */
function shapeHint(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return shape.format === 'plain' ? 'text' : shape.format;
    case 'boolean':
      return 'true/false';
    case 'integer':
      return shape.unit ?? 'number';
    case 'choice':
      return shape.of.join('/');
    case 'list':
      return `[${shapeHint(shape.of)}]`;
    case 'object':
      return shape.exactlyOne === undefined
        ? `{ ${fieldHints(shape.fields)} }`
        : `{ one of ${shape.exactlyOne.join('/')}: ${fieldHints(shape.fields)} }`;
    case 'map':
      return `{ ${shape.key}: ${shapeHint(shape.of)} }`;
    case 'either':
      return shape.of.map(shapeHint).join(' or ');
  }
}

function questionOf({ theme, gaps, bearer }: Part, number: number, inputs: Asking): LetterQuestion {
  const { policy, dataset, asOf, provider } = inputs;
  const entries = policy.entries.filter(({ id }) => gaps.some(({ rule }) => rule === id));
  const { title, question, closes, doesNot } = theme;
  const attributes = distinct(entries.flatMap(({ rule }) => rule.reads));
  return {
    ...{ number, title },
    ...(bearer.of === 'maker' ? { maker: bearer.name } : {}),
    question,
    found: foundTexts(gaps, entries, provider),
    law: lawTexts(theme, policy.entries, dataset.law, asOf, bearer),
    closes,
    ...(doesNot === undefined ? {} : { doesNot }),
    findings: gaps.map(({ id }) => id),
    record: attributes.map((attribute) => ({ attribute, form: shapeHint(attributeOf(attribute).shape) })),
  };
}

type Asking = Pick<Inputs, 'dataset' | 'asOf'> & { policy: Policy; provider: Provider };

/** Whether a finding is about the rule of that id, under whatever id the policy asks it. */
const isAbout = ({ rule, uses }: Finding, id: string): boolean => (uses ?? rule) === id;

/** The letter to a vendor: one question for each theme in which something is not shown or not met. */
export function questionsReport(inputs: Inputs, provider: Provider): QuestionsReport {
  const { asOf } = inputs;
  const gaps = inputs.findings.filter(isGap);
  const asking = { ...inputs, provider };
  const asked = LETTER_THEMES.map((theme) => ({
    theme,
    own: gaps.filter((gap) => theme.rules.some((rule) => isAbout(gap, rule))),
  }))
    .filter(({ own }) => own.length > 0)
    .flatMap(({ theme, own }) => partsOf(theme, own, asking));
  const described = describeProvider(provider);
  const quoted = publishedDays(gaps, { [provider.id]: described }, ['proof', 'weak']);
  return {
    ...envelopeOf(inputs),
    kind: 'questions',
    head: DRAFT,
    provider: described,
    subject: `Questions on ${theOffering(provider.offering)}`,
    answerBy: '[date: four weeks after sending]',
    opening: asked.length === 0 ? [NOTHING_TO_ASK] : opening(provider.offering, asOf),
    questions: asked.map((part, index) => questionOf(part, index + 1, asking)),
    closing: [...(quoted === undefined ? [] : [quotedText(quoted)]), ...CLOSING],
    recording: asked.length === 0 ? [] : recordingOf(provider.id),
    notice: noticeOf(provider.name, asOf),
    proof: proofOf(inputs),
  };
}
