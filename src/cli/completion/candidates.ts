import { ATTESTATION_KINDS } from '../../evidence/attestations/attestation.js';
import { operatorsFor } from '../../query/compare.js';
import type { Field, Fields } from '../../query/field.js';
import { OPERATORS } from '../../query/filter.js';
import { subjectNames } from '../../evidence/subject.js';
import { builtinPolicies } from '../../policy/shipped-policies.js';
import { THRESHOLDS } from '../../policy/severity.js';
import { ATTRIBUTE_FIELDS } from '../../report/lists/attribute-list.js';
import { gapFields } from '../../report/gaps-report.js';
import { modelFields } from '../../report/lists/model-list.js';
import { POLICY_FIELDS } from '../../report/lists/policy-list.js';
import { providerFields } from '../../report/lists/provider-list.js';
import { RULE_FIELDS } from '../../report/lists/rule-list.js';
import { formatsIn, type Command as AnyCommand } from '../command.js';
import { describeOption } from '../../settings/options.js';
import { SCHEMA_KINDS } from '../commands/schema.js';
import { topicNames, version } from '../../input/builtin.js';
import { FILES, SHELLS } from './scripts.js';
import { CI_KINDS, type OptionName } from '../../settings/setting-table.js';
import type { RunBasis } from '../../run/load.js';

/** What can be offered: the commands with their options, and what is on file. */
export interface CompletionData {
  commands: readonly (AnyCommand & { names: readonly OptionName[] })[];
  /** Loads what is on file, only when needed. Undefined if that fails. */
  load: () => Pick<RunBasis, 'dataset' | 'policy'> | undefined;
  asOf: string;
}

type KnownCommand = CompletionData['commands'][number];

interface CompletionContext extends CompletionData {
  /** If absent, no command has been typed yet, and `check` is the default. */
  command: KnownCommand | undefined;
  /** The operands before the word being typed. */
  operands: readonly string[];
  /** All words before it. */
  before: readonly string[];
  word: string;
}

const listingInputsOf = ({ load, asOf }: CompletionData) => {
  const basis = load();
  return basis && { ...basis, asOf, version: version(), evaluate: () => [] };
};

const FIXED_FIELDS: Readonly<Record<string, Fields<never>>> = {
  rules: RULE_FIELDS,
  policies: POLICY_FIELDS,
  attributes: ATTRIBUTE_FIELDS,
};

function fieldsFor(context: CompletionContext): Fields<never> | undefined {
  const name = context.command?.name ?? '';
  const fixed = FIXED_FIELDS[name];
  if (fixed !== undefined) return fixed;
  const inputs = listingInputsOf(context);
  if (inputs === undefined) return undefined;
  if (name === 'providers') return providerFields(inputs);
  return name === 'models' ? modelFields(inputs, { input: 1, output: 1 }) : gapFields(inputs);
}

/** Names of fields; paths into a value only once the first part is typed. */
const namesOf = (fields: Fields<never> | undefined, word: string): string[] =>
  [...(fields?.values() ?? [])]
    .filter(({ name, refused }) => refused === undefined && (word.includes('.') || !name.includes('.')))
    .map(({ name }) => name)
    .sort();

function valueCandidates({ type }: Field<never>): readonly string[] {
  if (type.kind === 'choice') return type.of;
  return type.kind === 'boolean' ? ['true', 'false'] : [];
}

/** A name and the operator after it; longer operators come first. */
const BEGUN_CONDITION = new RegExp(`^([^=!<>~]+)(${OPERATORS.join('|')})`);

function conditions(context: CompletionContext): string[] {
  const fields = fieldsFor(context);
  const [, name = '', operator = ''] = BEGUN_CONDITION.exec(context.word) ?? [];
  const field = fields?.get(name);
  if (field !== undefined)
    return operatorsFor(field.type).some((one) => one === operator)
      ? valueCandidates(field).map((value) => `${name}${operator}${value}`)
      : [];
  return namesOf(fields, context.word).map((one) => `${one}=`);
}

/** Names for a comma-separated list: everything before the last comma stays. */
function columnLists(context: CompletionContext): string[] {
  const typed = context.word.split(',');
  const before = typed.slice(0, -1);
  return namesOf(fieldsFor(context), typed.at(-1) ?? '')
    .filter((name) => !before.includes(name))
    .map((name) => [...before, name].join(','));
}

const sortings = (context: CompletionContext): string[] => {
  const direction = context.word.startsWith('-') ? '-' : '';
  return namesOf(fieldsFor(context), context.word).map((name) => `${direction}${name}`);
};

const files = (): string[] => [FILES];
const ruleIds = ({ load }: CompletionContext): string[] => load()?.policy.entries.map(({ id }) => id) ?? [];
const looksLikePath = (word: string): boolean => /[./\\]/.test(word);
const policyCandidates = ({ word }: CompletionContext): string[] =>
  looksLikePath(word) ? files() : builtinPolicies();

/** All names of subjects not yet on the line. */
function subjects({ load, operands }: CompletionContext): string[] {
  const dataset = load()?.dataset;
  return dataset === undefined ? [] : subjectNames(dataset).filter((name) => !operands.includes(name));
}

/** The formats of the command, or of `check` if none is given. */
const formats = ({ command }: CompletionContext): string[] => formatsIn(command ?? { name: 'check' });

/** A format with an equals sign, then a file. */
const reports = (context: CompletionContext): string[] =>
  context.word.includes('=') ? files() : formats(context).map((format) => `${format}=`);

/** The possible values of options; the others have none to offer. */
const VALUES: Partial<Record<OptionName, (context: CompletionContext) => readonly string[]>> = {
  format: formats,
  report: reports,
  policy: policyCandidates,
  failOn: () => THRESHOLDS,
  rule: ruleIds,
  where: conditions,
  sort: sortings,
  columns: columnLists,
  kind: () => ATTESTATION_KINDS,
  ci: () => CI_KINDS,
  ...{ data: files, waivers: files, attestations: files, project: files },
  ...{ output: files, document: files, answers: files },
};

/** The possible arguments, by their placeholders in the usage. */
const ARGUMENTS: Readonly<Record<string, (context: CompletionContext) => readonly string[]>> = {
  subject: subjects,
  provider: ({ load }) => load()?.dataset.providers.map(({ id }) => id) ?? [],
  rule: ruleIds,
  policy: policyCandidates,
  kind: () => SCHEMA_KINDS,
  shell: () => SHELLS,
  show: () => ['show'],
  command: ({ commands }) => commands.map(({ name }) => name),
  ...{ file: files, report: files },
};

function operandsFor(context: CompletionContext): readonly string[] {
  const { command, operands, before, commands } = context;
  if (command === undefined) return [...commands.map(({ name }) => name), 'help', ...subjects(context)];
  // A rule given by an option is not an operand.
  const hasRuleOption = before.some((word) => optionNamed(command, word.replace(/=.*/s, '')) === 'rule');
  const names = (command.arguments.match(/[\w-]+(?:\.\.\.)?/g) ?? []).filter(
    (name) => name !== 'rule' || !hasRuleOption,
  );
  const last = names.at(-1);
  const name = names[operands.length] ?? (last?.endsWith('...') === true ? last : undefined);
  return ARGUMENTS[name?.replace('...', '') ?? '']?.(context) ?? [];
}

const optionNamed = (command: KnownCommand | undefined, spelling: string): OptionName | undefined =>
  command?.names.find((name) => describeOption(name).spellings.includes(spelling));

const takesValue = (command: KnownCommand | undefined, word: string): boolean => {
  const name = optionNamed(command, word);
  return name !== undefined && describeOption(name).takesValue;
};

/** The words before the one being typed, without options and their values. */
function operandsIn(words: readonly string[], command: KnownCommand | undefined): string[] {
  return words.filter((word, index) => !word.startsWith('-') && !takesValue(command, words[index - 1] ?? ''));
}

const optionsFor = ({ command }: CompletionContext, before: readonly string[]): string[] =>
  (command?.names ?? [])
    .flatMap((name) => describeOption(name).spellings)
    .filter((spelling) => spelling.startsWith('--') && !before.includes(spelling))
    .concat('--help');

/** The command of a line: the one it names, else `check`. */
function commandOf(
  before: readonly string[],
  { commands }: CompletionData,
): { meant?: KnownCommand; operands: string[]; isNamed: boolean } {
  const named = (check?: KnownCommand): KnownCommand | undefined =>
    commands.find(({ name }) => name === operandsIn(before, check)[0]);
  const check = commands.find(({ name }) => name === 'check');
  const found = named(check);
  const meant = found ?? check;
  const operands = operandsIn(before, meant).slice(found === undefined ? 0 : 1);
  return { ...(meant === undefined ? {} : { meant }), operands, isNamed: found !== undefined };
}

/** The possible values of an option that comes before the word, or in it before an equals sign. */
function optionValues(
  before: readonly string[],
  context: CompletionContext,
  meant: KnownCommand | undefined,
): string[] | undefined {
  const previous = optionNamed(meant, before.at(-1) ?? '');
  if (previous !== undefined && describeOption(previous).takesValue)
    return [...(VALUES[previous]?.(context) ?? [])];
  const [, spelling = '', value = ''] = /^(--[\w-]+)=(.*)$/s.exec(context.word) ?? [];
  const joined = optionNamed(meant, spelling);
  if (joined === undefined) return undefined;
  const values = VALUES[joined]?.({ ...context, word: value }) ?? [];
  return values.map((one) => (one === FILES ? one : `${spelling}=${one}`));
}

/** Everything that could replace the last word, whether or not it begins like it. */
function candidatesFor(words: readonly string[], data: CompletionData): readonly string[] {
  const before = words.slice(0, -1);
  const word = words.at(-1) ?? '';
  if (before[0] === 'help')
    return before.length === 1 ? [...data.commands.map(({ name }) => name), ...topicNames()] : [];
  const { meant, operands, isNamed } = commandOf(before, data);
  const command = isNamed || operands.length > 0 ? meant : undefined;
  const context: CompletionContext = { ...data, command, operands, before, word };
  const values = optionValues(before, { ...context, command: meant }, meant);
  if (values !== undefined) return values;
  return word.startsWith('-') ? optionsFor({ ...context, command: meant }, before) : operandsFor(context);
}

/** Completes the last word, ignoring case. Files are left to the shell. */
export function completeLastWord(words: readonly string[], data: CompletionData): string[] {
  const word = (words.at(-1) ?? '').toLowerCase();
  const all = [...new Set(candidatesFor(words, data))];
  if (all.includes(FILES)) return [FILES];
  return all.filter((candidate) => candidate.toLowerCase().startsWith(word));
}
