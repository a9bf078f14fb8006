import type { AttributeId, AttributeValue } from '../evidence/attributes/attributes.js';
import type { World } from '../evidence/world.js';
import type { Bearer, Relation } from '../evidence/law.js';
import type { ShapeFields } from '../input/shape.js';

/** An answer in a sentence; `brief` is a shorter version for one line, if the sentence is long. */
interface AnswerText {
  message: string;
  brief?: string;
}

/** What one statement says about one requirement. The message gives what was found and what is required. */
export type Answer =
  | { kind: 'pass' }
  | ({ kind: 'fail' } & AnswerText)
  | ({ kind: 'undecided' } & AnswerText)
  | ({ kind: 'not-applicable' } & AnswerText)
  /** The value is about another part of the question: listed, but without weight. */
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

/** What a statement on another attribute says against a passing check; undefined: nothing. */
export type Objection = (Answer & { kind: 'fail' | 'undecided' }) | undefined;

/**
 * Checks another attribute against a promise. Runs only if the promise's check passes, and gets the values
 * that made it pass. Can count against, never for.
 */
export interface Opposer<O, G> {
  reads: AttributeId;
  ask: (value: never, options: O, world: World, green: readonly G[]) => Objection;
}

/** A check that reads one attribute. */
export interface AttributeCheck<O> {
  reads: AttributeId;
  ask: (value: never, options: O, world: World) => Answer;
  opposedBy: readonly Opposer<O, never>[];
  /** Fields of the value that never change the answer, as paths like `entities.name`; all others can. */
  informs: readonly string[];
}

/** A check of one attribute, or `all` or `any` of several. */
export type Check<O> = AttributeCheck<O> | { all: readonly Check<O>[] } | { any: readonly Check<O>[] };

/**
 * Makes a check of one attribute: a pure function of one value. It does not see missing data, sources or the
 * policy.
 */
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

/** Makes a check of another attribute against the passing values. */
export const opposing = <A extends AttributeId, G, O = unknown>(
  reads: A,
  ask: (value: AttributeValue<A>, options: O, world: World, green: readonly G[]) => Objection,
): Opposer<O, G> => ({ reads, ask });

/** Passes if every check does; one fail decides. */
export const all = <O>(...checks: Check<O>[]): Check<O> => ({ all: checks });

/** Passes if one check does; fails if every one does. */
export const any = <O>(...checks: Check<O>[]): Check<O> => ({ any: checks });

/** The legal basis of a rule: an article, how it relates to the rule, and who it binds. */
export interface Basis {
  law: LawId;
  article: string;
  relation: Relation;
  duty_of: Bearer;
}

/** The laws in `data/law.yaml`. */
export type LawId = 'GDPR' | 'SCC' | 'SCC-28' | 'AI-Act' | 'EDPB-22-2024';

/** Shorthand for entries that share a law, a relation and a duty. */
export const basis = (law: LawId, articles: readonly string[], relation: Relation, dutyOf: Bearer): Basis[] =>
  articles.map((article) => ({ law, article, relation, duty_of: dutyOf }));

/** A rule as its file defines it. */
export interface RuleText<F extends ShapeFields> {
  id: string;
  /** Former ids. Policies that use them still work, with a note. */
  formerly?: readonly string[];
  /** What is true if the rule passes; a template for `fillTemplate`. */
  title: string;
  /** Why it matters, in a sentence or two. */
  why: string;
  basis: readonly Basis[];
  /** What would close the gap, as an instruction to the reader. */
  fix: string;
  /** The question for the vendor. */
  question: string;
  subject: 'provider' | 'model';
  /** `service`: says nothing about another host's route to the same model. The default for provider rules. */
  about: 'service' | 'model';
  /** Undated evidence may pass, marked as undated. Only for what no law demands and anyone can look up. */
  undated?: 'accepted';
  /** Asks for something public: a document shown on request only is not proof. */
  public?: true;
  /** Options that ask for more than a statement. Setting one can raise the severity. */
  limits?: readonly (keyof F & string)[];
  /** Skipped unless this option is set: without it, there is nothing to compare. */
  requiredOption?: keyof F & string;
  /** A sentence added to every message of the rule, even a pass. */
  closingNote?: string;
  /** The attribute by which the rule may not apply. A line shows what it says only if nothing else is on file. */
  exemption?: AttributeId;
  /** Attributes whose leads are shown with the finding. */
  shows?: readonly AttributeId[];
  /** Attributes that the rule neither reads nor is opposed by, and that excuse through `world.onFile`. */
  excusedBy?: readonly AttributeId[];
  options: F;
  /** Takes the same `options` as above, typed by `ValuesOf<typeof options>`. */
  check: Check<never>;
}

/** A requirement. */
export interface Rule extends Omit<RuleText<ShapeFields>, 'shows' | 'limits' | 'excusedBy'> {
  reads: readonly AttributeId[];
  /** Attributes that can count against it. */
  opposedBy: readonly AttributeId[];
  shows: readonly AttributeId[];
  excusedBy: readonly AttributeId[];
  limits: readonly string[];
}

/** The single-attribute checks inside a check. */
export const checksIn = (check: Check<never>): AttributeCheck<never>[] =>
  'reads' in check ? [check] : ('all' in check ? check.all : check.any).flatMap(checksIn);

/** Makes a rule from its definition. The attributes that it reads follow from its check. */
export function defineRule<const F extends ShapeFields>(rule: RuleText<F>): Rule {
  const leaves = checksIn(rule.check);
  const opposed = leaves.flatMap(({ opposedBy }) => opposedBy.map(({ reads }) => reads));
  return {
    ...rule,
    reads: [...new Set(leaves.map(({ reads }) => reads))],
    opposedBy: [...new Set(opposed)],
    shows: rule.shows ?? [],
    excusedBy: rule.excusedBy ?? [],
    limits: rule.limits ?? [],
  };
}

/** Whether any law mentions it, if only to permit it; otherwise it is the reader's own requirement. */
export const hasLaw = (rule: Pick<Rule, 'basis'>): boolean =>
  rule.basis.some((entry) => entry.relation !== 'own-policy');

/**
 * Combines objections to one statement: a fail decides, then an open question, then a part that is about
 * something else; with none of these it passes. The message lists every objection of the deciding kind, so
 * that all can be fixed at once.
 */
export function weigh(...objections: readonly (Answer | false)[]): Answer {
  const collected: Record<'fail' | 'undecided' | 'silent', Map<string, string | undefined>> = {
    fail: new Map(),
    undecided: new Map(),
    silent: new Map(),
  };
  for (const objection of objections)
    if (objection !== false && objection.kind !== 'pass')
      collected[objection.kind === 'not-applicable' ? 'undecided' : objection.kind].set(
        objection.message,
        objection.brief,
      );
  const text = (messages: ReadonlyMap<string, unknown>): string => [...messages.keys()].join(' ');
  const [[, brief] = []] = collected.fail.size > 0 ? collected.fail : collected.undecided;
  if (collected.fail.size > 0) return fail(text(collected.fail), brief);
  if (collected.undecided.size > 0) return undecided(text(collected.undecided), brief);
  return collected.silent.size > 0 ? silent(text(collected.silent)) : pass();
}

/** Combines objections from another attribute to a promise; passes and silent parts are ignored. */
export function weighAgainst(...objections: readonly (Answer | false)[]): Objection {
  const answer = weigh(...objections);
  return answer.kind === 'fail' || answer.kind === 'undecided' ? answer : undefined;
}

type OptionsByName = Readonly<Record<string, unknown>>;

const NAME = /\{(\w+\??)\}/g;
const INNERMOST_BRACKET = /\[([^[\]|]*)(?:\|([^[\]|]*))?\]/;

const isOptionSet = (options: OptionsByName, name: string): boolean =>
  options[name] !== undefined && options[name] !== null;

/** Whether an option is set; with a question mark, whether it is also not false. */
function isOptionOn(options: OptionsByName, name: string): boolean {
  if (!name.endsWith('?')) return isOptionSet(options, name);
  const bare = name.slice(0, -1);
  return isOptionSet(options, bare) && options[bare] !== false;
}

const namesIn = (text: string): string[] => Array.from(text.matchAll(NAME), ([brace]) => brace.slice(1, -1));

/**
 * Fills a rule's template. `{name}` becomes the option's value, with lists joined by ", ".
 * `[first|otherwise]` keeps `first` if every option in it is set, else `otherwise`, if given; brackets nest.
 * `{name?}` needs the option to be set and not false, and prints nothing. Outside brackets, an unset name
 * stays as it is, so that a bare rule still reads well.
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
