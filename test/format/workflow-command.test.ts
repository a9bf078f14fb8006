import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workflowCommand } from '../../src/format/ci/workflow-command.js';
import { commandsIn } from '../kit/commands-in.js';
import { githubCommands } from '../kit/github-commands.js';
import { FUZZ_RUNS } from '../kit/problems-of.js';

test.each<[properties: Record<string, string | number>, message: string, line: string]>([
  [{ file: 'a.yaml', line: 3, title: 'T' }, 'M', '::error file=a.yaml,line=3,title=T::M'],
  [{}, 'M', '::error::M'],
  [{ file: '', title: 'T' }, '', '::error title=T::'],
  [{ title: 'a: b, c' }, 'a: b, c', '::error title=a%3A b%2C c::a: b, c'],
  [{ title: '1%\r\n' }, '1%\r\n%0A', '::error title=1%25%0D%0A::1%25%0D%0A%250A'],
])('with %j and %j, a command is %s', (properties, message, line) =>
  expect(workflowCommand('error', properties, message)).toBe(line),
);

const character = fc.oneof(
  fc.constantFrom(':', ',', '%', '\r', '\n', '=', ' ', '0', 'A', 'D', '2', '5', '3', 'C', '#', '['),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.array(character, { maxLength: 30 }).map((characters) => characters.join(''));
const filled = text.filter((one) => one !== '');

test(`a runner reads back every command as written (${FUZZ_RUNS} runs)`, () => {
  fc.assert(
    fc.property(
      filled,
      filled,
      text,
      fc.constantFrom('error', 'warning', 'notice'),
      (file, title, message, name) => {
        const line = workflowCommand(name, { file, line: 7, title }, message);
        expect(line).not.toMatch(/[\r\n]/);
        expect(commandsIn(`${line}\n`)).toEqual([{ name, properties: { file, line: '7', title }, message }]);
      },
    ),
    { numRuns: FUZZ_RUNS },
  );
});

test('GitHub’s own toolkit writes the same bytes', () => {
  // Unpaired surrogates do not survive a pipe.
  const whole = text.filter((one) => !/\p{Cs}/u.test(one));
  const samples = fc.sample(
    fc.record({ name: fc.constant('error'), title: whole, file: whole, message: whole }),
    2_000,
  );
  const commands = [
    { name: 'error', properties: { file: 'a.yaml', line: '3', title: 'a: b, c 100%' }, message: 'x\r\n::y' },
    ...samples.map(({ name, title, file, message }) => ({
      name,
      properties: { file, line: '1', title },
      message,
    })),
  ];
  const ours = commands.map(({ name, properties, message }) => workflowCommand(name, properties, message));
  expect(githubCommands(commands)).toBe(ours.map((line) => `${line}\n`).join(''));
});
