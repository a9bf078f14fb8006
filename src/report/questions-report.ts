import { attributeOf } from '../evidence/attributes/attributes.js';
import { ATTRIBUTE } from '../evidence/claim-record-shape.js';
import type { Provider } from '../evidence/dataset.js';
import {
  choice,
  constant,
  freeText,
  integer,
  list,
  object,
  optional,
  sentences,
  type ShapeFields,
  type Shape,
  type ValueOf,
} from '../input/shape.js';
import type { Policy } from '../policy/policy.js';
import { isGap, type Finding } from '../verdict/finding.js';
import { describeProvider, DESCRIBED_PROVIDER_SHAPE, makerOf } from './described-subject.js';
import { describeBasis } from './described-rule.js';
import { ENVELOPE, envelopeOf, PROOF_SHAPE, proofOf, type ReportInputs } from './envelope.js';
import { foundTexts } from './letter/letter-found.js';
import { lawTexts, themesIn, type DutyFilter, type LetterTheme } from './letter/letter-themes.js';
import { publishedDays } from './published-text.js';
import { LANGUAGES, type Language } from '../evidence/words/vocabulary-words.js';
import { LETTER_DE } from '../verdict/words/letter/letter-de.js';
import { LETTER_EN } from '../verdict/words/letter/letter-en.js';
import { LETTER_FR } from '../verdict/words/letter/letter-fr.js';
import type { ReviewSummary, LetterWords } from '../verdict/words/letter/letter-words.js';
import { distinct } from '../input/plain-data.js';
import { attributionTexts } from '../verdict/words/notices.js';
import { REPORT_TEXTS } from './words-en.js';

/** A question of the letter, with its background. */
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

/** A letter with questions for the vendor on what is not shown. It names no policy, and is not sent. */
export const QUESTIONS_SHAPE = object({
  kind: constant('questions'),
  ...ENVELOPE,
  lang: optional(choice(LANGUAGES, 'of the letter; absent: en')),
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

const WORDS_BY_LANGUAGE: Readonly<Record<Language, LetterWords>> = {
  en: LETTER_EN,
  de: LETTER_DE,
  fr: LETTER_FR,
};

/** The words of a letter; English by default. */
export const letterWords = ({ lang = 'en' }: { lang?: Language | undefined }): LetterWords =>
  WORDS_BY_LANGUAGE[lang];

/** What the statements behind a letter are based on, apart from the documents we hold. */
function reviewSummary({ findings, asOf }: ReportInputs): ReviewSummary {
  const claims = findings
    .flatMap((finding) => finding.claims)
    .filter(({ attestation }) => attestation === undefined);
  const reviewed = claims.filter(({ grade }) => grade !== 'reported');
  const undated = reviewed.filter(({ dated }) => dated === undefined);
  const dating = undated.length === 0 ? 'dated' : undated.length < reviewed.length ? 'partly' : 'undated';
  return {
    review: reviewed.length === 0 ? 'none' : dating,
    hasReports: claims.length > reviewed.length,
    asOf,
  };
}

/** A theme, or the part of it for one of those that the law binds. */
interface ThemePart {
  theme: LetterTheme;
  gaps: readonly Finding[];
  bearer: DutyFilter;
}

/**
 * Splits a theme by who its questions are for: who serves a model, and its maker if that is another company.
 */
function splitTheme(
  theme: LetterTheme,
  gaps: readonly Finding[],
  { policy, ...more }: QuestionContext,
): ThemePart[] {
  const { separate } = theme;
  const described = { [more.provider.id]: describeProvider(more.provider) };
  const makers = new Map<string, Finding[]>();
  for (const gap of gaps) {
    const entry = policy.entries.find(({ id }) => id === gap.rule);
    const rule = entry && { basis: describeBasis(entry, more.dataset.law, more.asOf) };
    const name = makerOf(gap, rule, described)?.name;
    if (name !== undefined) makers.set(name, [...(makers.get(name) ?? []), gap]);
  }
  if (separate === undefined || makers.size === 0) return [{ theme, gaps, bearer: { of: 'all' } }];
  const makerGaps = new Set([...makers.values()].flat());
  const own = gaps.filter((gap) => !makerGaps.has(gap));
  const isAll = own.some((gap) => [...makerGaps].some(({ rule }) => rule === gap.rule));
  const server: ThemePart = isAll
    ? { theme, gaps: own, bearer: { of: 'all' } }
    : { theme: { ...theme, ...separate.server }, gaps: own, bearer: { of: 'server' } };
  return [
    ...(own.length === 0 ? [] : [server]),
    ...[...makers].map(([name, list]): ThemePart => ({
      theme: { ...theme, ...separate.maker },
      gaps: list,
      bearer: { of: 'maker', name },
    })),
  ];
}

const fieldHints = (fields: ShapeFields): string =>
  Object.entries(fields)
    .map(([key, shape]) => `${key}${shape.optional === true ? '?' : ''}: ${shapeHint(shape)}`)
    .join(', ');

/** Shows the form of a value on one line in YAML style; `?` marks optional keys, `/` separates choices. */
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
        : REPORT_TEXTS.oneOf(shape.exactlyOne, fieldHints(shape.fields));
    case 'map':
      return `{ ${shape.key}: ${shapeHint(shape.of)} }`;
    case 'either':
      return shape.of.map(shapeHint).join(' or ');
  }
}

function questionOf(
  { theme, gaps, bearer }: ThemePart,
  number: number,
  inputs: QuestionContext,
): LetterQuestion {
  const { policy, dataset, asOf, provider, words } = inputs;
  const entries = policy.entries.filter(({ id }) => gaps.some(({ rule }) => rule === id));
  const { title, question, closes, doesNot } = theme;
  const attributes = distinct(entries.flatMap(({ rule }) => rule.reads));
  return {
    ...{ number, title },
    ...(bearer.of === 'maker' ? { maker: bearer.name } : {}),
    question,
    found: foundTexts(gaps, entries, { provider, words }),
    law: lawTexts(theme, policy.entries, dataset.law, asOf, { bearer, words }),
    closes,
    ...(doesNot === undefined ? {} : { doesNot }),
    findings: gaps.map(({ id }) => id),
    record: attributes.map((attribute) => ({ attribute, form: shapeHint(attributeOf(attribute).shape) })),
  };
}

type QuestionContext = Pick<ReportInputs, 'dataset' | 'asOf'> & {
  policy: Policy;
  provider: Provider;
  words: LetterWords;
};

/** Whether a finding is about this rule, under any id that the policy gives it. */
const isOfRule = ({ rule, uses }: Finding, id: string): boolean => (uses ?? rule) === id;

/** Makes the letter to a vendor: one question for each theme with something not shown or not met. */
export function questionsReport(inputs: ReportInputs, provider: Provider, lang?: Language): QuestionsReport {
  const { asOf } = inputs;
  const words = letterWords({ lang });
  const gaps = inputs.findings.filter(isGap);
  const context = { ...inputs, provider, words };
  const parts = themesIn(words)
    .map((theme) => ({ theme, own: gaps.filter((gap) => theme.rules.some((rule) => isOfRule(gap, rule))) }))
    .filter(({ own }) => own.length > 0)
    .flatMap(({ theme, own }) => splitTheme(theme, own, context));
  const described = describeProvider(provider);
  const quoted = publishedDays(gaps, { [provider.id]: described }, ['proof', 'weak']);
  const offering = provider.offering.replace(/^the\s+/i, '');
  return {
    ...envelopeOf(inputs),
    kind: 'questions',
    ...(lang === undefined || lang === 'en' ? {} : { lang }),
    head: words.head,
    provider: described,
    subject: words.subject(offering),
    answerBy: words.date,
    opening: parts.length === 0 ? [words.nothingToAsk] : words.opening(offering, reviewSummary(inputs)),
    questions: parts.map((part, index) => questionOf(part, index + 1, context)),
    closing: [...(quoted === undefined ? [] : [words.quoted]), words.closing],
    recording: parts.length === 0 ? [] : words.recording(provider.id),
    notice: [...words.notice(provider.name, asOf), ...attributionTexts([provider], words.attribution)],
    proof: proofOf(inputs),
  };
}
