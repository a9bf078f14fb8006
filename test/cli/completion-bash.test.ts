import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { SCRIPTS } from '../../src/cli/completion/scripts.js';

/** Runs the script in bash, with a stand-in for the program that prints the text to insert. */
function replies(line: string, point: number, word: string, answer: string, before = ''): string[] {
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `${before}\nmimo-check() { [[ $4 == "$WANTED" ]] && printf '%s\\n' "$ANSWER"; }\n${SCRIPTS.bash}
COMP_LINE=$LINE COMP_POINT=$POINT COMP_WORDS=(mimo-check "$WORD") COMP_CWORD=1
_mimo_check 2>/dev/null; printf '%s|' "\${COMPREPLY[@]}"`,
    ],
    {
      encoding: 'utf8',
      cwd: 'data/gate',
      env: {
        ...process.env,
        LINE: line,
        POINT: String(point),
        WORD: word,
        ANSWER: answer,
        WANTED: line.slice(0, point),
      },
    },
  );
  expect(stderr).toBe('');
  return stdout.split('|').slice(0, -1);
}

const OLD_BASH = 'enable -n compopt';

test('a word is completed from its start up to the cursor', () => {
  expect(replies('mimo-check xiaomi', 15, 'xiaomi', 'mi ')).toEqual(['xiaomi ']);
  expect(replies('mimo-check xiao', 15, 'xiao', 'mi ')).toEqual(['xiaomi ']);
});

test('a bash without compopt, as on macOS, completes words and files', () => {
  expect(replies('mimo-check xiao', 15, 'xiao', 'mi ', OLD_BASH)).toEqual(['xiaomi ']);
  expect(replies('mimo-check gate', 15, 'gate', ':files', OLD_BASH)).toEqual(['gate.sh']);
});
