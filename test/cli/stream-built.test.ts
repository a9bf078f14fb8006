import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, programIn, type Program } from '../kit/built.js';
import { scratch, write } from '../kit/files.js';

const { folder, at } = scratch();
let program: Program;

const SUBJECTS = 40_000;
const PER_FILE = 2000;
const AS_OF = ['--as-of', '2026-11-23'];

/** Provider files with very many models, each file within the limits of the loader. */
function manyModels(): Record<string, string> {
  const files: Record<string, string> = {};
  const ids: string[] = [];
  for (let first = 0; first < SUBJECTS; first += PER_FILE) {
    const provider = `many-${String(first / PER_FILE).padStart(2, '0')}`;
    const models = Array.from({ length: PER_FILE }, (_, index) => `${provider}/model-${first + index}`);
    ids.push(...models);
    files[`data/${provider}.yaml`] = [
      `id: ${provider}\nname: ${provider}\nkind: cloud\noffering: API`,
      'sources: { card: { title: Card, kind: review } }\nclaims: {}\nmodels:',
      ...models.map((id) => `- id: ${id}\n  name: M\n  claims: {}`),
    ].join('\n');
  }
  const few = ids.slice(0, PER_FILE);
  return { ...files, 'ids.txt': `${ids.join('\n')}\n`, 'few.txt': `${few.join('\n')}\n` };
}

beforeAll(() => {
  program = programIn(buildPackage(folder));
  write(folder, manyModels());
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the built program, in a pipe', () => {
  test('keeps the exit code of the verdict when its reader goes away', async () => {
    const head = `$MIMO check - --format ndjson ${AS_OF.join(' ')} | head -1`;
    const script = `set -o pipefail; printf 'xiaomi/mimo-v2-pro\\nxiaomi/mimo-v2-flash\\n' | ${head} | cut -c 1-16; codes="\${PIPESTATUS[*]}"; echo "$codes"`;
    const { stdout, stderr } = await program.bash(script);
    expect({ lines: stdout.split('\n'), stderr }).toEqual({
      lines: ['{"kind":"header"', '0 1 0 0', ''],
      stderr: '',
    });
  });

  test(`checks ${SUBJECTS} subjects in 128 MB of heap and prints each finding`, async () => {
    const child = spawn(
      process.execPath,
      // The data alone need most of it; 280,000 findings would need several times as much.
      [
        '--max-old-space-size=128',
        program.bin,
        'check',
        '-',
        '--data',
        at('data'),
        '--format',
        'ndjson',
        ...AS_OF,
      ],
      { env: {}, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    createReadStream(at('ids.txt')).pipe(child.stdin);
    let lines = 0;
    let rest = '';
    let summary = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines += parts.length;
      summary = parts.findLast((line) => line.startsWith('{"kind":"summary"')) ?? summary;
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise((settle) => child.once('close', settle));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const last = JSON.parse(summary) as { summary: { models: number; findings: number } };
    expect(last.summary.models).toBe(SUBJECTS);
    expect(lines).toBe(last.summary.findings + 2);
  }, 300_000);

  test('continues to the verdict on all subjects when its reader goes away', { timeout: 300_000 }, () => {
    const { status, stdout } = spawnSync(
      'bash',
      [
        '-c',
        `$NODE ${program.bin} check - --data data/many-00.yaml --format ndjson ${AS_OF.join(' ')} --rule price-stated < few.txt | head -1 | wc -l; exit \${PIPESTATUS[0]}`,
      ],
      { cwd: folder, env: { PATH: process.env['PATH'], NODE: process.execPath }, encoding: 'utf8' },
    );
    // A rule named with --rule counts as an error, and no price is stated: the verdict is a fail.
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 1, stdout: '1' });
  });

  test('query works from the package, and sorts by code point', async () => {
    const { stdout, stderr, code } = await program.run(['query', "length(providers[?id=='xiaomi'])"]);
    expect({ stdout, stderr, code }).toEqual({ stdout: '1\n', stderr: '', code: 0 });
    // By code point, as specified: the library alone would sort by locale.
    const sorted = await program.run(['query', 'sort(`["a","B"]`)']);
    expect(JSON.parse(sorted.stdout)).toEqual(['B', 'a']);
  });

  test(
    'query exits 2 with a clear message when an expression takes too much time or memory',
    { timeout: 60_000 },
    async () => {
      const bomb = `providers|${Array(60).fill('[].[@,@]').join('|')}`;
      const { stdout, stderr, code } = await program.run(['query', bomb]);
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      expect(stderr).toMatch(/^mimo-check: the expression takes more than (5 seconds|256 megabytes)\n/);
    },
  );
});
