import { inputError, type InputError, type Problem, rephraseLater } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { Command, CommanderError, type AddHelpTextContext } from 'commander';
import { ATTEST } from './commands/attest.js';
import { ATTRIBUTES } from './commands/attributes.js';
import { CHECK } from './commands/check.js';
import { COMPARE } from './commands/compare.js';
import { completionOf } from './commands/completion.js';
import { CONFIG } from './commands/config.js';
import { EXPLAIN } from './commands/explain.js';
import { GAPS } from './commands/gaps.js';
import { INIT } from './commands/init.js';
import { MODELS } from './commands/models.js';
import { POLICIES } from './commands/policies.js';
import { PROVIDERS } from './commands/providers.js';
import { RULES } from './commands/rules.js';
import { SCHEMA } from './commands/schema.js';
import { QUERY } from './commands/query.js';
import { QUESTIONS } from './commands/questions.js';
import { SHOW } from './commands/show.js';
import { VALIDATE } from './commands/validate.js';
import { VERIFY } from './commands/verify.js';
import { WAIVE } from './commands/waive.js';
import { type CommandText, many, optionsOf, textsOf } from './command.js';
import { deliver } from './deliver.js';
import { refuseUnknownVariables } from '../settings/environment.js';
import { gather } from '../settings/gather.js';
import { exitCodes, LAYOUT, leadOf, programLead, programMore } from './help.js';
import { hintFor, refuseHyphen } from './hints.js';
import type { Io } from '../input/io.js';
import { namingWho } from '../settings/named-by.js';
import { addOptions, type Flags } from '../settings/options.js';
import { terminalOf, wantsColor } from './terminal-of.js';
import { version } from '../input/builtin.js';
import type { Answer } from '../report/reports.js';

/** Every command, in the order of the help page. */
const COMMANDS: readonly CommandText[] = [
  CHECK,
  GAPS,
  SHOW,
  EXPLAIN,
  COMPARE,
  PROVIDERS,
  MODELS,
  QUERY,
  RULES,
  POLICIES,
  ATTRIBUTES,
  VALIDATE,
  CONFIG,
  INIT,
  SCHEMA,
  WAIVE,
  ATTEST,
  VERIFY,
  QUESTIONS,
  completionOf(() => COMMANDS),
];

export const COMMAND_NAMES = COMMANDS.map(({ name }) => name);

/** A bare word that is no command is a subject; one that is close to a command gets a hint. */
function withCommandHint<T>(subjects: readonly string[], step: () => T | Promise<T>): Promise<T> {
  const withHint = (problems: readonly Problem[]): readonly Problem[] => {
    const [name = ''] = subjects;
    const { about, file } = problems[0] ?? {};
    // What a file names is no word of the command line.
    if (about?.kind !== 'subject' || about.name !== name || file !== undefined) return problems;
    const hint = COMMAND_NAMES.includes(name)
      ? `Did you mean the command ${name}? It comes before its options.`
      : suggest(name, COMMAND_NAMES);
    if (hint === undefined) return problems;
    return [{ message: `unknown provider, model or command ${JSON.stringify(name)}`, hint }];
  };
  return rephraseLater(withHint, step);
}

/** Whether a run without operands knows what to check. */
const hasSubjects = ({ data, inForce, sources }: Flags): boolean =>
  inForce?.subjects !== undefined || (data !== undefined && sources?.get('data')?.from !== 'project');

const noSubject = ({ inForce }: Flags): InputError =>
  inForce === undefined
    ? inputError('no subject is named, and there is no project file', {
        hint: 'Try mimo-check xiaomi, mimo-check check for all that is on file, or mimo-check init xiaomi for a project file.',
      })
    : inputError('the project file names no subjects, and none is named here', {
        ...inForce.at([]),
        hint: 'Add a line like: subjects: [xiaomi]',
      });

/** The report says which project file was in force. */
const withProject = (answer: Answer, { inForce }: Flags): Answer =>
  inForce !== undefined && 'dataset' in answer ? { ...answer, project: { file: inForce.file } } : answer;

/** A text of a help page, by the width that it has. */
const sized =
  (io: Io, text: (width: number) => string) =>
  ({ error }: AddHelpTextContext): string =>
    text(terminalOf(error ? io.stderr : io.stdout, io.env).width);

/** What one run of the program is given, and where what becomes of it goes. */
interface Line {
  io: Io;
  said: Said;
  done: (code: 0 | 1) => void;
}

/** Answers a line as it was parsed: the arguments, and the options of commander. */
async function answerLine(program: Command, text: CommandText, command: Command, line: Line): Promise<void> {
  const { io } = line;
  const args = command.processedArgs as (string | string[] | undefined)[];
  if (text.bare !== true) refuseUnknownVariables(io.env);
  refuseHyphen(text, args.flatMap(many));
  const flags = gather(command.opts<Flags>(), optionsOf(text), textsOf(text), io.env);
  const bare = text.name === 'check' && program.args[0] !== 'check';
  const [subjects] = args;
  if (bare && many(subjects).length === 0 && !hasSubjects(flags)) {
    await io.stderr.write(`${program.helpInformation({ error: true }).trimEnd()}\n`);
    throw noSubject(flags);
  }
  const files = text.readsFiles === true ? many(args[0]) : [];
  const usual = text.format === undefined ? {} : { usual: text.format };
  const code = await namingWho(flags, async () => {
    const answer = await withCommandHint(bare ? many(subjects) : [], () => text.answer(args, flags, io));
    return deliver(withProject(answer, flags), { flags, files, io, ...usual });
  });
  line.done(code);
}

function addCommand(program: Command, text: CommandText, line: Line): void {
  const { io, said } = line;
  const command = program.command(`${text.name} ${text.arguments}`, { isDefault: text.name === 'check' });
  addOptions(command, optionsOf(text), textsOf(text))
    .summary(text.summary)
    .addHelpText(
      'before',
      sized(io, (width) => leadOf(text, io.today, width)),
    )
    .addHelpText('after', sized(io, exitCodes))
    .exitOverride((error) => {
      const hint = hintFor(error, text, { operands: command.args, today: io.today });
      if (hint !== undefined) said.err += `  ${hint}\n`;
      throw error;
    })
    .action(() => answerLine(program, text, command, line));
}

/** `help` and `help <command>`. Its exit code is its own: that of commander's depends on `process.exitCode`. */
function addHelp(program: Command): void {
  program
    .command('help [command]')
    .summary('print help on a command')
    .action((name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
      if (command === undefined)
        throw inputError(`unknown command ${quoted(name ?? '')}`, {
          hint: suggest(name ?? '', COMMAND_NAMES) ?? `Commands: ${COMMAND_NAMES.join(', ')}.`,
        });
      command.outputHelp();
      throw new CommanderError(0, 'commander.helpDisplayed', '');
    });
}

/** What commander itself says, kept until it can be written in order. */
export interface Said {
  out: string;
  err: string;
}

/** The command line as commander sees it. Nothing in it exits: exit codes go to `done`, its own texts to `said`. */
export function buildProgram(io: Io, said: Said, done: (code: 0 | 1) => void): Command {
  const program = new Command('mimo-check')
    .usage('<subject...> [options]\n       mimo-check <command> [options]')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('before', sized(io, programLead))
    .addHelpText('after', sized(io, programMore))
    .configureHelp(LAYOUT)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => (said.out += text),
      writeErr: (text) => (said.err += text),
      outputError: (text, write) => write(text.replace(/^error: /, 'mimo-check: ')),
      getOutHasColors: () => wantsColor(undefined, io.stdout, io.env),
      getErrHasColors: () => wantsColor(undefined, io.stderr, io.env),
      getOutHelpWidth: () => terminalOf(io.stdout, io.env).width,
      getErrHelpWidth: () => terminalOf(io.stderr, io.env).width,
    });
  for (const text of COMMANDS) addCommand(program, text, { io, said, done });
  addHelp(program);
  return program;
}
