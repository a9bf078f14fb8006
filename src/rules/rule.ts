import type { AttributeId, AttributeValue } from '../evidence/attributes/attributes.js';
import type { World } from '../evidence/world.js';
import type { Bearer, Relation } from '../evidence/law.js';
import type { ShapeFields } from '../input/shape.js';

/** What a check found, as a sentence; where its first sentence is long, also in a few words for one line. */
interface AnswerText {
  message: string;
  brief?: string;
}

/** What one statement says about one requirement. The message names what was found and what is required. */
export type Answer =
  | { kind: 'pass' }
  | ({ kind: 'fail' } & AnswerText)
  | ({ kind: 'undecided' } & AnswerText)
  | ({ kind: 'not-applicable' } & AnswerText)
  /** The value is about another part of the question: it is listed and weighs nothing. */
  | ({ kind: 'silent' } & AnswerText);

export const pass = (): Answer => ({ kind: 'pass' });
const answerTextOf = (message: string, brief: string | undefined): AnswerText =>
  brief === undefined ? { message } : { message, brief };
export const fail = (message: string, brief?: string): Answer & { kind: 'fail' } => ({
  kind: 'fail',
  ...answerTextOf(message, brief),
});
export const undecided = (message: string, brief?: string): Answer & { kind: 'undecided' } => ({
  kind: 'undecided',
  ...answerTextOf(message, brief),
});
export const silent = (message: string): Answer => ({ kind: 'silent', message });
export const notApplicable = (message: string): Answer => ({ kind: 'not-applicable', message });

/** What a statement on another attribute says against a check that would be green; undefined: nothing. */
export type Objection = (Answer & { kind: 'fail' | 'undecided' }) | undefined;

/**
 * A check of one attribute against a promise made in another. It is asked of a check that is green, with the values
 * that made it so, and can count against, never for.
 */
export interface Opposer<O, G> {
  reads: AttributeId;
  ask: (value: never, options: O, world: World, green: readonly G[]) => Objection;
}

/** A check of one attribute. */
export interface AttributeCheck<O> {
  reads: AttributeId;
  ask: (value: never, options: O, world: World) => Answer;
  opposedBy: readonly Opposer<O, never>[];
  /** Fields of the value that never change the answer, as paths like `entities.name`; all others decide. */
  informs: readonly string[];
}

/** A check of one attribute, or `all` or `any` of several. */
export type Check<O> = AttributeCheck<O> | { all: readonly Check<O>[] } | { any: readonly Check<O>[] };

/** A check of one attribute: a pure function of one value. It knows nothing of missing data, sources or policy. */
export const on = <A extends AttributeId, O = unknown>(
  reads: A,
  ask: (value: AttributeValue<A>, options: O, world: World) => Answer,
  more: { opposedBy?: readonly Opposer<O, AttributeValue<A>>[]; informs?: readonly string[] } = {},
): AttributeCheck<O> => ({
  reads,
  ask,
  informs: more.informs ?? [],
  opposedBy: more.opposedBy ?? [],
});

/** What a value of another attribute says against green values. */
export const opposing = <A extends AttributeId, G, O = unknown>(
  reads: A,
  ask: (value: AttributeValue<A>, options: O, world: World, green: readonly G[]) => Objection,
): Opposer<O, G> => ({ reads, ask });

/** One fail decides; a pass needs every one. */
export const all = <O>(...checks: Check<O>[]): Check<O> => ({ all: checks });

/** One pass decides; a fail needs every one. */
export const any = <O>(...checks: Check<O>[]): Check<O> => ({ any: checks });

/** The place of a requirement in the law: what an article does for it, and who is bound by that. */
export interface Basis {
  law: LawId;
  article: string;
  relation: Relation;
  duty_of: Bearer;
}

/** The laws that `data/law.yaml` holds. */
export type LawId = 'GDPR' | 'SCC' | 'SCC-28' | 'AI-Act' | 'EDPB-22-2024';

/** Shorthand for the entries of a basis that share a law, a relation and a duty. */
export const basis = (law: LawId, articles: readonly string[], relation: Relation, dutyOf: Bearer): Basis[] =>
  articles.map((article) => ({ law, article, relation, duty_of: dutyOf }));

/** A rule as its file writes it. */
export interface RuleText<F extends ShapeFields> {
  id: string;
  /** Ids that it had before; policies that still use them keep working, and say so. */
  formerly?: readonly string[];
  /** True when the rule passes. `{name}` stands for an option; `[… {name} …|else]` needs it, `{name?}` writes nothing and needs it set, not false. */
  title: string;
  /** Why it matters, in a sentence or two. */
  why: string;
  basis: readonly Basis[];
  /** What would close the gap, as an instruction to the reader. */
  fix: string;
  /** The question to the vendor. */
  question: string;
  subject: 'provider' | 'model';
  /** `service`: says nothing about another host's route to the same model. Default for provider rules. */
  about: 'service' | 'model';
  /** Undated evidence may pass, marked so; only for what no law asks and a look can settle. */
  undated?: 'accepted';
  /** It asks for something that everybody can read: what rests on a document shown on request only is no proof. */
  public?: true;
  /** A policy entry that sets one of these asks for more than a statement. */
  limits?: readonly (keyof F & string)[];
  /** Asked only where this option is set: without it there is nothing to compare. */
  asks?: keyof F & string;
  /** The sentence with which every message about it ends, a pass included. */
  coda?: string;
  /** Attributes whose leads belong beside the finding. */
  shows?: readonly AttributeId[];
  options: F;
  /** Its `options` are typed by `ValuesOf<typeof options>`, with the same `options` as above. */
  check: Check<never>;
}

/** A requirement. */
export interface Rule extends Omit<RuleText<ShapeFields>, 'shows' | 'limits'> {
  reads: readonly AttributeId[];
  /** What may speak against it elsewhere in a provider file. */
  opposedBy: readonly AttributeId[];
  shows: readonly AttributeId[];
  limits: readonly string[];
}

/** The checks of one attribute each that a check is made of. */
export const checksIn = (check: Check<never>): AttributeCheck<never>[] =>
  'reads' in check ? [check] : ('all' in check ? check.all : check.any).flatMap(checksIn);

/** Makes a rule of its text; what it reads follows from its check. */
export function defineRule<const F extends ShapeFields>(rule: RuleText<F>): Rule {
  const leaves = checksIn(rule.check);
  const opposed = leaves.flatMap(({ opposedBy }) => opposedBy.map(({ reads }) => reads));
  return {
    ...rule,
    reads: [...new Set(leaves.map(({ reads }) => reads))],
    opposedBy: [...new Set(opposed)],
    shows: rule.shows ?? [],
    limits: rule.limits ?? [],
  };
}

/** Whether some law speaks of it, be it to allow it; otherwise it is the reader's own requirement. */
export const hasLaw = (rule: Pick<Rule, 'basis'>): boolean =>
  rule.basis.some((entry) => entry.relation !== 'own-policy');

/**
 * Weighs all that speaks against one statement: a fail decides, then an open question, then that it is about another
 * part of the question; without any of these it passes. The message names everything of the deciding kind, so that all
 * of it can be mended at once.
 */
export function weigh(...objections: readonly (Answer | false)[]): Answer {
  const said: Record<'fail' | 'undecided' | 'silent', Map<string, string | undefined>> = {
    fail: new Map(),
    undecided: new Map(),
    silent: new Map(),
  };
  for (const objection of objections)
    if (objection !== false && objection.kind !== 'pass')
      said[objection.kind === 'not-applicable' ? 'undecided' : objection.kind].set(
        objection.message,
        objection.brief,
      );
  const text = (messages: ReadonlyMap<string, unknown>): string => [...messages.keys()].join(' ');
  const [[, brief] = []] = said.fail.size > 0 ? said.fail : said.undecided;
  if (said.fail.size > 0) return fail(text(said.fail), brief);
  if (said.undecided.size > 0) return undecided(text(said.undecided), brief);
  return said.silent.size > 0 ? silent(text(said.silent)) : pass();
}

/** Weighs all that a statement on another attribute says against a promise; a pass and a silent part say nothing. */
export function weighAgainst(...objections: readonly (Answer | false)[]): Objection {
  const answer = weigh(...objections);
  return answer.kind === 'fail' || answer.kind === 'undecided' ? answer : undefined;
}

type OptionsByName = Readonly<Record<string, unknown>>;

const NAME = /\{(\w+\??)\}/g;
const INNERMOST_BRACKET = /\[([^[\]|]*)(?:\|([^[\]|]*))?\]/;

const isOptionSet = (options: OptionsByName, name: string): boolean =>
  options[name] !== undefined && options[name] !== null;

/** Whether the option is set; with a question mark, whether it is set and not false. */
function isOptionOn(options: OptionsByName, name: string): boolean {
  if (!name.endsWith('?')) return isOptionSet(options, name);
  const bare = name.slice(0, -1);
  return isOptionSet(options, bare) && options[bare] !== false;
}

const namesIn = (text: string): string[] => Array.from(text.matchAll(NAME), ([brace]) => brace.slice(1, -1));

/**
 * Fills a template of a rule. `{name}` becomes the option's value, lists joined by ", ". `[first|otherwise]`
 * keeps `first` where every option that it names is set, else `otherwise`, else nothing; brackets nest.
 * `{name?}` asks that the option is set and not false, and writes nothing itself.
 * A name outside brackets whose option is not set stays as it is, so that a bare rule still reads well.
 */
export function fillTemplate(template: string, options: OptionsByName): string {
  let text = template;
  while (INNERMOST_BRACKET.test(text))
    text = text.replace(INNERMOST_BRACKET, (_bracket, first: string, otherwise: string | undefined) =>
      namesIn(first).every((name) => isOptionOn(options, name)) ? first : (otherwise ?? ''),
    );
  return text.replace(NAME, (braced, name: string) => {
    if (name.endsWith('?')) return '';
    if (!isOptionSet(options, name)) return braced;
    const value = options[name];
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}
