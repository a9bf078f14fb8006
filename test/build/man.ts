import { COMMON_OPTIONS, formatsIn, optionsOf, optionTextsOf } from '../../src/cli/command.js';
import { ALL_CODES } from '../../src/cli/help.js';
import { topicNames } from '../../src/input/builtin.js';
import { loadCommands } from '../../src/cli/command-table.js';
import type { Command } from '../../src/cli/command.js';
import { capitalised } from '../../src/input/words.js';
import { describeOption, spellingOf } from '../../src/settings/options.js';
import { OPTION_NAMES, SETTINGS, type Definition } from '../../src/settings/setting-table.js';

/** The date of the page: when its text last changed. */
const DAY = 'November 26, 2026';

/** A text for mdoc: a backslash is escaped, and no line begins with a dot or an apostrophe. */
const mdoc = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('…', '...')
    .replaceAll('→', '->')
    .replace(
      /[^\x20-\x7e]/gu,
      (character) => `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^[.']/, '\\&$&');

/** The maximum length of a source line, in characters. */
const WIDTH = 78;

/** A text wrapped to that length. */
const filled = (text: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map(mdoc);
};

/** Each sentence starts a line, as mdoc requires. */
const sentences = (text: string): string =>
  text
    .split(/(?<=[a-z)]\.) (?=[A-Z])/)
    .flatMap(filled)
    .join('\n');

/** The options, with their spellings and descriptions. */
const optionItems = (): string[] =>
  OPTION_NAMES.flatMap((name) => {
    const { flags, text }: Definition = SETTINGS[name];
    const { variable } = spellingOf(name);
    const [, value] = /<(.+)>/.exec(flags) ?? [];
    const spellings = describeOption(name).spellings.map((flag) => `Fl ${mdoc(flag.replace(/^-/, ''))}`);
    return [
      `.It ${spellings.join(' , ')}${value === undefined ? '' : ` Ar ${mdoc(value)}`}`,
      sentences(`${capitalised(text)}.`),
      ...(variable === undefined ? [] : [`Also`, `.Ev ${variable} .`]),
    ];
  });

const commandItems = (commands: readonly Command[]): string[] =>
  commands.flatMap((command) => {
    const own = optionsOf(command).filter((name) => !COMMON_OPTIONS.includes(name));
    const options = own.map((name) => `.Fl ${spellingOf(name).flag.replace(/^-/, '')}`);
    const formats = command.bare === true ? [] : formatsIn(command);
    return [
      `.It Cm ${command.name}${command.arguments === '' ? '' : ` Ar ${mdoc(command.arguments)}`}`,
      sentences(`${capitalised(command.summary)}.`),
      ...(options.length === 0
        ? []
        : ['Options:', ...options.map((one, at) => `${one}${at < options.length - 1 ? ' ,' : ' .'}`)]),
      ...(formats.length === 0 ? [] : [sentences(`Formats: ${formats.join(', ')}.`)]),
      ...(command.format === undefined
        ? []
        : [mdoc(`Printed as ${optionTextsOf(command).usual} where no format is asked for.`)]),
    ];
  });

const exampleItems = (): string[] =>
  [
    ['mimo-check xiaomi', 'Is a provider shown to meet the policy, on the evidence on file?'],
    [
      'mimo-check xiaomi --policy gdpr --report sarif=mimo-check.sarif',
      'The same under another policy, with a report for code scanning.',
    ],
    ['mimo-check xiaomi --format json | jq -r .verdict', 'The verdict for a script.'],
  ].flatMap(([line = '', says = '']) => [sentences(says), `.Dl $ ${mdoc(line)}`]);

/** The manual page, generated from the tables of commands and options. */
export const manPage = async (): Promise<string> =>
  [
    '.\\" Made from the tables of commands and options by test/build/write-data.mjs.',
    `.Dd ${DAY}`,
    '.Dt MIMO-CHECK 1',
    '.Os',
    '.Sh NAME',
    '.Nm mimo-check',
    ".Nd check an AI provider's compliance evidence against your policy",
    '.Sh SYNOPSIS',
    '.Nm',
    '.Op Ar options',
    '.Ar subject ...',
    '.Nm',
    '.Ar command',
    '.Op Ar options',
    '.Sh DESCRIPTION',
    '.Nm',
    'compares what is on file about AI providers with what a policy requires.',
    'It says what is shown, what is not shown, and what would close each gap.',
    'A gap is about the file, not about what a company does.',
    'It opens no network connection.',
    '.Sh COMMANDS',
    '.Bl -tag -width Ds',
    ...commandItems(await loadCommands()),
    '.El',
    '.Sh OPTIONS',
    'Every command takes those on its output, from',
    '.Fl -format',
    'on; each lists the others that it takes',
    'with',
    '.Fl -help .',
    '.Bl -tag -width Ds',
    ...optionItems(),
    '.It Fl h , Fl -help',
    'Print help.',
    '.It Fl V , Fl -version',
    'Print the version.',
    '.El',
    '.Sh FILES',
    '.Bl -tag -width Ds',
    '.It Pa mimo-check.yaml , .mimo-check.yaml',
    'The project file: what a team agreed on.',
    'The nearest one is read, up to the folder that has',
    '.Pa .git .',
    '.El',
    '.Sh EXIT STATUS',
    '.Bl -tag -width Ds',
    ...ALL_CODES.flatMap(([code, text]) => [`.It ${code}`, sentences(`${capitalised(text)}.`)]),
    '.El',
    '.Sh EXAMPLES',
    ...exampleItems(),
    '.Sh SEE ALSO',
    'Further topics are printed by',
    '.Nm',
    `.Cm help Ar topic :`,
    sentences(`${topicNames().join(', ')}.`),
    '',
  ].join('\n');
