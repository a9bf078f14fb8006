/** Hostile text in every field of every kind of file: refused where nobody could see it, else safe and whole in every format. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ATTESTATIONS_SHAPE } from '../../src/evidence/attestations/attestation-shape.js';
import { PROVIDER_SHAPE } from '../../src/evidence/provider-shape.js';
import { formatsOf, render } from '../../src/format/index.js';
import type { Shape } from '../../src/input/shape.js';
import { hiddenIn } from '../../src/input/read-file.js';
import { parseYaml } from '../../src/input/yaml.js';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';
import { policyShape } from '../../src/policy/policy-shape.js';
import type { Report } from '../../src/report/reports.js';
import { PROJECT_SHAPE } from '../../src/settings/project-shape.js';
import { WAIVERS_SHAPE } from '../../src/verdict/waiver.js';
import { diceOf } from '../kit/dice.js';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';
import { MARK, rawIn, readBack, spoiltIn } from '../kit/read-back.js';
import { rewordValue } from '../kit/reword.js';
import { json, run } from '../kit/run.js';
import { HOSTILE_PIECES, hostileText } from '../reliability/texts.js';

needs('xmllint');

const { folder, at } = scratch();
const home = process.cwd();
const INVENTED_FILES = ['acme-us', 'hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'];
const SHAPES: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(INVENTED_FILES.map((name) => [`data/${name}.yaml`, PROVIDER_SHAPE])),
  'policy.yaml': policyShape(),
  'waivers.yaml': WAIVERS_SHAPE,
  'attestations.yaml': ATTESTATIONS_SHAPE,
  'mimo-check.yaml': PROJECT_SHAPE,
};
const FILE_NAMES = Object.keys(SHAPES);
const whole: Record<string, unknown> = {};

async function made(...argv: readonly string[]): Promise<void> {
  const { code, stderr } = await run(argv);
  if (code === 2) throw new Error(stderr);
}

beforeAll(async () => {
  mkdirSync(at('.git'));
  write(folder, {
    ...Object.fromEntries(
      INVENTED_FILES.map((name) => [
        `data/${name}.yaml`,
        readFileSync(`test/fixtures/providers/${name}.yaml`, 'utf8'),
      ]),
    ),
    'contract.txt': 'The contract.\n',
    'policy.yaml': readFileSync('data/policies/default.yaml', 'utf8').replace('id: default', 'id: mine'),
    'mimo-check.yaml':
      'policy: ./policy.yaml\nsubjects: [acme-us, muster-eu]\ndata: [data]\nwaivers: [waivers.yaml]\n' +
      'attestations: [attestations.yaml]\nreports: [{ format: html, file: out/report.html }]\n',
    'waivers.yaml': 'waivers: []\n',
    'attestations.yaml': 'attestations: []\n',
  });
  process.chdir(folder);
  await made(
    ...[
      'waive',
      'no-training',
      'acme-us',
      '--owner',
      'Dana',
      '--approved-by',
      'Kim',
      '--expires',
      '2026-12-01',
    ],
    ...['--reason', 'A trial', '--measures', 'No names', '--ticket', 'T-1', '-w', 'waivers.yaml'],
  );
  await made(
    ...['attest', 'acme-us', '--document', 'contract.txt', '--title', 'DPA', '--kind', 'contract'],
    ...['--party', 'Us', '--party', 'Acme', '--effective-from', '2026-01-01', '--expires', '2027-01-01'],
    ...['--owner', 'Dana', '-a', 'attestations.yaml', '--clause', 'processor-terms=1'],
    ...['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}'],
  );
  for (const name of FILE_NAMES) whole[name] = parseYaml(readFileSync(name, 'utf8'), name).data;
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** A file with other words in every field that holds any words. */
const fileWith = (name: string, words: (text: string) => string): string =>
  formatYaml(rewordValue(SHAPES[name] as Shape, whole[name], words));
/** Of each kind that is refused: a control, a colour, directions, ends of lines, half a character, what has no width. */
const HIDDEN_PIECES = HOSTILE_PIECES.filter((piece) => hiddenIn(piece) !== undefined);

test.each(FILE_NAMES)(
  'what nobody sees is refused in every field of %s, and shown as an escape',
  async (name) => {
    let fields = 0;
    write(folder, {
      [name]: fileWith(name, (text) => `${text}${HIDDEN_PIECES[fields++ % HIDDEN_PIECES.length] ?? ''}`),
    });
    const { code, stdout, stderr } = await run([]);
    write(folder, { [name]: formatYaml(whole[name]) });
    expect([code, stdout, rawIn(stderr)]).toEqual([2, '', undefined]);
    const problems = stderr.split('\n').filter((line) => line.startsWith(`mimo-check: ${name}:`));
    const more = Number(/… and (\d+) more/.exec(stderr)?.[1] ?? 0);
    expect(problems.filter((line) => line.includes(' holds ')).length + more).toBe(fields);
  },
);

const VISIBLE = HOSTILE_PIECES.filter((piece) => hiddenIn(piece) === undefined);

const ASKED = [
  ...['check acme-us muster-eu', 'gaps acme-us', 'show acme-us', 'show stratus-cloud', 'models', 'evidence'],
  ...['explain no-training acme-us', 'questions acme-us', 'compare acme-us muster-eu'],
];
const PLAIN = { width: 100, color: false, unicode: true };

describe('what everybody sees', () => {
  const planted: string[] = [];
  beforeAll(() => {
    const dice = diceOf(20261126);
    for (const name of FILE_NAMES.filter((one) => one !== 'mimo-check.yaml'))
      write(folder, {
        [name]: fileWith(name, () => {
          planted.push(hostileText(planted.length, dice, VISIBLE).trim());
          return planted.at(-1) ?? '';
        }),
      });
  });

  const seen = new Set<string>();
  test.each(ASKED)('%s is safe and whole in every format', async (line) => {
    const report = (await json(line.split(' '))) as Report;
    for (const format of formatsOf(report.kind)) {
      const text = await render(report, format, PLAIN);
      expect([format, rawIn(text)]).toEqual([format, undefined]);
      const texts = readBack(format, text) ?? [];
      expect([format, spoiltIn(texts, planted)]).toEqual([format, []]);
      for (const [mark] of texts.join('\n').matchAll(new RegExp(MARK, 'g'))) seen.add(mark);
    }
  });
  test('is most fields of the files, of five providers two', () => {
    expect(planted.length).toBeGreaterThan(200);
    expect(seen.size / planted.length).toBeGreaterThan(0.5);
  });

  test('as the name of a file is refused, and said safely', async () => {
    for (let from = 0; from < HOSTILE_PIECES.length; from += 7) {
      const name = HOSTILE_PIECES.slice(from, from + 7).join('');
      const { code, stderr } = await run(['check', 'acme-us', '--data', `no/${name}.yaml`]);
      expect([name, code, rawIn(stderr), /^::|##\w*\[/m.test(stderr)]).toEqual([name, 2, undefined, false]);
    }
  });
});
