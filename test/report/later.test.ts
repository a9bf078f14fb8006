import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { scratch, write } from '../kit/files.js';
import { claimText, providerText } from '../kit/provider-text.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const OFFERING = 'scope: offering, grade: reviewed, sources: [terms]';
const claimsWith = (seen: string): string =>
  `{ training-use: [${claimText('value: { used: never, covers: [prompts, outputs] }', `${OFFERING}, seen: ${seen}`)}] }`;

test.each([
  ['2026-11-23', false],
  ['2026-11-24', true],
])('a statement of %s in a file of yours is named if it is after the day: %s', async (seen, isLater) => {
  write(folder, { 'alpha.yaml': providerText({ claims: claimsWith(seen) }) });
  const argv = ['alpha', '--data', at('alpha.yaml'), '--as-of', '2026-11-23', '--format', 'json'];
  const report = JSON.parse((await run(argv)).stdout) as {
    overrules: string[];
    findings: { rule: string; brief: string }[];
  };
  const named = report.overrules.filter((text) => text.includes('not counted yet'));
  expect(named).toEqual(
    isLater
      ? [
          expect.stringMatching(
            /^1 statement is dated after 2026-11-23 and not counted yet: .*alpha\.yaml:\d+\.$/,
          ),
        ]
      : [],
  );
  expect(report.findings.find(({ rule }) => rule === 'no-training')?.brief).toBe(
    isLater ? 'only of a later day' : '',
  );
});
