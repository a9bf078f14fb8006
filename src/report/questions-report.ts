import { attributeOf, type AttributeId } from '../evidence/attributes/attributes.js';
import type { Provider } from '../evidence/dataset.js';
import { isGap, type Finding } from '../verdict/finding.js';
import type { Policy } from '../policy/policy.js';
import { describeProvider, type DescribedProvider } from './described-provider.js';
import { describeBasis } from './described-rule.js';
import { foundTexts } from './letter/letter-found.js';
import { lawTexts, type Bearer } from './letter/letter-law.js';
import { LETTER_THEMES, type LetterTheme } from './letter/letter-themes.js';
import { makerOf } from './maker-of.js';
import { publishedDays } from './published-text.js';
import { proofOf, type Proof } from './proof.js';
import { envelopeOf, type Envelope, type Inputs } from './report.js';
import { shapeHint } from './shape-hint.js';
import { theOffering } from '../verdict/words/sentences.js';

/** A question of the letter, with what is behind it. */
export interface LetterQuestion {
  number: number;
  title: string;
  /** It is for the maker of the models that it is about: its name. Absent: for who serves them. */
  maker?: string;
  question: string;
  found: string[];
  /** The law behind it and whose duty that is, seen from us who ask. */
  law: string[];
  closes: string;
  doesNot?: string;
  /** The ids of the findings that an answer closes. */
  findings: string[];
  /** Under which attributes an answer is recorded, and in what form. */
  record: { attribute: AttributeId; form: string }[];
}

/** Whom a question is for, where that is not who the letter goes to. */
export const forMaker = ({ maker }: LetterQuestion): string =>
  maker === undefined
    ? ''
    : `For ${maker}, who made the model: if you cannot answer, please pass this on or tell us whom to ask.`;

/** A letter to the vendor with questions on what is not shown. It names no policy, and nobody sends it. */
export interface QuestionsReport extends Envelope {
  kind: 'questions';
  head: string;
  provider: DescribedProvider;
  subject: string;
  /** To be filled in before sending. */
  answerBy: string;
  opening: string[];
  questions: LetterQuestion[];
  closing: string[];
  recording: string[];
  notice: string[];
  proof: Proof;
}

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
