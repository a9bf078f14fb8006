import type { ReservedName } from '../evidence/cross-check.js';
import type { Command, CommandWords, CommandCode } from './command.js';

/** A command in the list of the help page. Its code is loaded on first use. */
interface ListedCommand extends CommandWords {
  name: ReservedName;
  load: () => Promise<CommandCode>;
}

/** All commands, in the order of the help page. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'check',
    arguments: '[subject...]',
    summary: 'evaluate the policy for providers and models; the exit code is the verdict',
    load: async () => (await import('./commands/check.js')).CHECK_COMMAND,
  },
  {
    name: 'gaps',
    arguments: '[subject...]',
    summary: 'list what is not shown or not met; never gates',
    load: async () => (await import('./commands/gaps.js')).GAPS_COMMAND,
  },
  {
    name: 'show',
    arguments: '<subject>',
    summary: 'everything on file about one provider or model',
    load: async () => (await import('./commands/show.js')).SHOW_COMMAND,
  },
  {
    name: 'explain',
    arguments: '[rule] [subject...]',
    summary:
      'one rule: its law, its options and their origin; with a subject, the chain from claim to outcome',
    load: async () => (await import('./commands/explain.js')).EXPLAIN_COMMAND,
  },
  {
    name: 'compare',
    arguments: '<subject...>',
    summary: 'rules, prices and sizes of several providers or models side by side; ranks nothing',
    load: async () => (await import('./commands/compare.js')).COMPARE_COMMAND,
  },
  {
    name: 'providers',
    arguments: '',
    summary: 'list and filter the providers on file',
    load: async () => (await import('./commands/providers.js')).PROVIDERS_COMMAND,
  },
  {
    name: 'evidence',
    arguments: '[provider]',
    summary: 'list the documents that the evidence rests on: how old they are, and when that is too old',
    load: async () => (await import('./commands/evidence.js')).EVIDENCE_COMMAND,
  },
  {
    name: 'models',
    arguments: '',
    summary: 'list and filter the models on file; with a number of tokens, priced',
    load: async () => (await import('./commands/models.js')).MODELS_COMMAND,
  },
  {
    name: 'query',
    arguments: '<expression>',
    summary: 'a JMESPath expression over the data, like "providers[].models[].id"',
    load: async () => (await import('./commands/query.js')).QUERY_COMMAND,
  },
  {
    name: 'rules',
    arguments: '',
    summary: 'list the rules, their severity in the policy and their law',
    load: async () => (await import('./commands/rules.js')).RULES_COMMAND,
  },
  {
    name: 'policies',
    arguments: '[show] [policy]',
    summary:
      'list the built-in policies; policies show <id|file>: one policy whole, each value with its origin',
    load: async () => (await import('./commands/policies.js')).POLICIES_COMMAND,
  },
  {
    name: 'attributes',
    arguments: '',
    summary: 'list the vocabulary, for --where and for writing a provider file',
    load: async () => (await import('./commands/attributes.js')).ATTRIBUTES_COMMAND,
  },
  {
    name: 'validate',
    arguments: '[file...]',
    summary: 'validate files; default: the project, or the built-in data; - reads standard input',
    load: async () => (await import('./commands/validate.js')).VALIDATE_COMMAND,
  },
  {
    name: 'config',
    arguments: '',
    summary: 'what is in force here, and from where: option, variable, project file, policy or built in',
    load: async () => (await import('./commands/config.js')).CONFIG_COMMAND,
  },
  {
    name: 'init',
    arguments: '[subject...]',
    summary:
      'write a project file and a policy to begin with, a gate for CI, or the skeleton of a provider file',
    load: async () => (await import('./commands/init.js')).INIT_COMMAND,
  },
  {
    name: 'schema',
    arguments: '<kind>',
    summary:
      'print the JSON Schema of a kind of file: provider, policy, project, waivers, attestations, report',
    load: async () => (await import('./commands/schema.js')).SCHEMA_COMMAND,
  },
  {
    name: 'waive',
    arguments: '[rule] [subject]',
    summary: 'accept the risk of one gap, with an owner and an end, in a file of waivers',
    load: async () => (await import('./commands/waive.js')).WAIVE_COMMAND,
  },
  {
    name: 'attest',
    arguments: '<subject>',
    summary: 'record what one of your own documents says of a provider or model, with its digest',
    load: async () => (await import('./commands/attest.js')).ATTEST_COMMAND,
  },
  {
    name: 'verify',
    arguments: '<report>',
    summary: 'make a JSON report again and compare every field; exit code 1 if it differs',
    load: async () => (await import('./commands/verify.js')).VERIFY_COMMAND,
  },
  {
    name: 'render',
    arguments: '<report>',
    summary: 'convert a saved JSON report to another format; the exit code is its verdict',
    load: async () => (await import('./commands/render.js')).RENDER_COMMAND,
  },
  {
    name: 'questions',
    arguments: '<provider>',
    summary: 'draft a letter to the vendor that asks for what is not shown; it is not sent',
    load: async () => (await import('./commands/questions.js')).QUESTIONS_COMMAND,
  },
  {
    name: 'completion',
    arguments: '<shell> [typed...]',
    summary: 'print the script that completes commands, options and ids in a shell: bash, zsh, fish',
    load: async () => (await import('./commands/completion.js')).completionOf(loadCommands),
  },
];

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);

const withCode = async ({ load, ...words }: ListedCommand): Promise<Command> => ({
  ...(await load()),
  ...words,
});

/** Loads a command; undefined if there is none of that name. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  const listed = COMMANDS.find((one) => one.name === name);
  return listed === undefined ? undefined : withCode(listed);
}

/** Loads all commands. */
export const loadCommands = async (): Promise<Command[]> => Promise.all(COMMANDS.map(withCode));
