import { describe, expect, test } from 'vitest';
import { INVENTED } from '../kit/files.js';
import { run } from '../kit/run.js';

/** A page on one line, so that line breaks do not matter. */
const page = async (...argv: string[]): Promise<string> =>
  (await run([...argv, ...INVENTED])).stdout.replace(/\s+/g, ' ');

describe('the source of a statement in show and explain', () => {
  test.each<[string, string[], string[]]>([
    [
      'has the clause, three dates, the conditions and the archived copy',
      ['show', 'stratus-cloud'],
      [
        'reviewed · this API · at Residency, 2 · recorded 2026-09, seen 2026-11-15, read 2026-11-16 · only for the regional endpoint in Frankfurt; and only for accounts that were exempted from abuse monitoring · source: Stratus product terms (copy: https://archive.example/2026-11-15/stratus.example/terms/products)',
        'locations: [region: worldwide; uses: inference; data: content], [region: North America; uses: storage',
        'entity: Stratus Muestra Cloud Limited (the provider)',
        'available at: https://stratus.example/sub-processors',
      ],
    ],
    [
      'says that a document is shown on request only, and the date in the document',
      ['show', 'stratus-cloud'],
      [
        'source: Certificates of Stratus (shown on request only)',
        'seen 2026-10-28, itself dated 2026-06-30',
        'original document: Stratus support handbook (shown on request only), not read here',
        'publisher: Stratus Muestra Cloud Limited · read on: 2026-11-16 · shown on request only',
      ],
    ],
    [
      'has the address of a list that is not copied',
      ['show', 'kaleido-router'],
      ['available at: https://kaleido.example/sub-processors; available: public'],
    ],
    [
      'is the same in the chain of a finding',
      ['explain', 'deletion-or-return', 'kaleido-router'],
      [
        'at 11 · recorded 2026-08-14, seen 2026-11-10, read 2026-11-12 · only for the plan Enterprise',
        '[what: applicable-law], [what: third-country-law; within: 365 days]',
      ],
    ],
  ])('%s', async (_, argv, texts) => {
    const found = await page(...argv);
    for (const text of texts) expect(found).toContain(text);
  });
});

test('the list of attributes says which keys exclude each other', async () => {
  const { stdout } = await run(['attributes', '--columns', 'id,value', '--where', 'id=data-locations']);
  expect(stdout.replace(/\s+/g, ' ')).toContain('exactly one of country, region: country?:');
});
