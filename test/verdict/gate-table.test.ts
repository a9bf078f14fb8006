import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import type { Dataset } from '../../src/evidence/dataset.js';
import { resolveSubject } from '../../src/evidence/subject.js';
import { InputError } from '../../src/input/problem.js';
import { applyWaivers } from '../../src/verdict/apply-waivers.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { verdictOf } from '../../src/verdict/verdict.js';
import type { Waiver } from '../../src/verdict/waiver.js';
import { scratch, write } from '../kit/files.js';
import { AS_OF } from '../kit/shipped.js';

const { folder, at } = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

const claim = (value: string, scope: string): string =>
  `[{ value: ${value}, scope: ${scope}, grade: reviewed, sources: [terms], seen: 2026-11-01 }]`;

const NEVER = '{ used: never, covers: [prompts, outputs] }';
const ALWAYS = '{ used: always }';

/** The rule and claims for each outcome and indication. */
const STATES = {
  'pass, none': ['no-training', `training-use: ${claim(NEVER, 'offering')}`],
  'fail, none': ['no-training', `training-use: ${claim(ALWAYS, 'offering')}`],
  'unknown, none': ['no-training', ''],
  'unknown, for': ['no-training', `training-use: ${claim(NEVER, 'group')}`],
  'unknown, against': ['no-training', `training-use: ${claim(ALWAYS, 'group')}`],
  'not-applicable, none': [
    'transfer-tool-named',
    `transfers: ${claim("{ leave_eea: 'no', exhaustive: true }", 'offering')}`,
  ],
} as const;
type State = keyof typeof STATES;

const SEVERITIES = ['error', 'warning', 'note', 'off'] as const;
const THRESHOLDS = ['error', 'warning', 'note', 'never'] as const;
const UNKNOWNS = ['same', 'warning', 'note'] as const;
type Level = 'error' | 'warning' | 'note';

/** The level of a gap that is not shown, by severity and by the policy's `unknown`. */
const NOT_SHOWN: Record<Level, Record<(typeof UNKNOWNS)[number], Level>> = {
  error: { same: 'error', warning: 'warning', note: 'note' },
  warning: { same: 'warning', warning: 'warning', note: 'note' },
  note: { same: 'note', warning: 'note', note: 'note' },
};

/** Whether a gap of a level makes the policy fail, by threshold. */
const FAILS: Record<(typeof THRESHOLDS)[number], Record<Level, boolean>> = {
  error: { error: true, warning: false, note: false },
  warning: { error: true, warning: true, note: false },
  note: { error: true, warning: true, note: true },
  never: { error: false, warning: false, note: false },
};

/** The level of each state; a contrary statement always has the full severity. */
const LEVEL: Record<State, (severity: Level, unknown: (typeof UNKNOWNS)[number]) => Level | 'none'> = {
  'pass, none': () => 'none',
  'not-applicable, none': () => 'none',
  'fail, none': (severity) => severity,
  'unknown, against': (severity) => severity,
  'unknown, none': (severity, unknown) => NOT_SHOWN[severity][unknown],
  'unknown, for': (severity, unknown) => NOT_SHOWN[severity][unknown],
};

interface Cell {
  state: State;
  severity: (typeof SEVERITIES)[number];
  failOn: (typeof THRESHOLDS)[number];
  unknown: (typeof UNKNOWNS)[number];
  waivable: boolean;
  waived: boolean;
}

const CELLS: Cell[] = (Object.keys(STATES) as State[]).flatMap((state) =>
  SEVERITIES.flatMap((severity) =>
    THRESHOLDS.flatMap((failOn) =>
      UNKNOWNS.flatMap((unknown) =>
        [true, false].flatMap((waivable) =>
          [false, true].map((waived) => ({ state, severity, failOn, unknown, waivable, waived })),
        ),
      ),
    ),
  ),
);

/** `refused` means exit code 2. */
type Answer = 'pass' | 'fail' | 'not-gated' | 'refused';

function expected({ state, severity, failOn, unknown, waivable, waived }: Cell): Answer {
  if (severity === 'off') return 'refused';
  if (waived && !waivable) return 'refused';
  if (failOn === 'never') return 'not-gated';
  const level = LEVEL[state](severity, unknown);
  return level !== 'none' && FAILS[failOn][level] && !waived ? 'fail' : 'pass';
}

function datasetOf(state: State): Dataset {
  const [, claims] = STATES[state];
  const name = state.replace(/\W+/g, '-');
  write(folder, {
    [`${name}.yaml`]: `id: ${name}\nname: N\nkind: first-party\noffering: API\nsources:\n  terms: { title: Terms, kind: terms }\nclaims: { ${claims} }\nmodels: []\n`,
  });
  return loadDataset([at(`${name}.yaml`)]);
}

const datasets = new Map((Object.keys(STATES) as State[]).map((state) => [state, datasetOf(state)]));

function findingsOf({ state, severity, failOn, unknown, waivable }: Cell, dataset: Dataset) {
  const [rule] = STATES[state];
  const general =
    'id: cell\nextends: [ai-act]\nrules:\n  training-summary-public: { severity: off }\n  downstream-documentation: { severity: off }\n  eu-representative: { severity: off }\n  ai-act-statement: { severity: off }\n  model-available: { severity: off }\n';
  write(folder, {
    'cell.yaml': `fail_on: ${failOn}\nunknown: ${unknown}\n${general}  ${rule}: { severity: ${severity}, waivable: ${String(waivable)} }\n`,
  });
  const policy = loadPolicy(at('cell.yaml'), AS_OF);
  const subject = resolveSubject(dataset, state.replace(/\W+/g, '-'));
  return { policy, findings: evaluate(dataset, policy, [subject], AS_OF) };
}

const waiverOf = ({ rule, subject, evidence }: Finding): Waiver => ({
  ...{ rule, subject, evidence, reason: 'r', measures: ['m'], owner: 'o' },
  ...{ granted: AS_OF, expires: '2026-12-01', location: { file: 'w', line: 1, column: 1 } },
});

function answer(cell: Cell): Answer {
  const dataset = datasets.get(cell.state);
  if (dataset === undefined) throw new Error('no dataset');
  const { policy, findings } = findingsOf(cell, dataset);
  const [finding] = findings;
  if (finding === undefined) return 'refused';
  expect([finding.outcome, finding.indication].join(', ')).toBe(cell.state);
  try {
    const softened = applyWaivers(findings, cell.waived ? [waiverOf(finding)] : [], policy, AS_OF);
    return verdictOf(softened.findings, policy.failOn);
  } catch (error) {
    if (error instanceof InputError) return 'refused';
    throw error;
  }
}

describe('the verdict', () => {
  test(`is tested in ${CELLS.length} cells`, () => {
    expect(CELLS).toHaveLength(6 * 4 * 4 * 3 * 2 * 2);
  });

  test.each(
    (Object.keys(STATES) as State[]).flatMap((state) =>
      SEVERITIES.map((severity) => [state, severity] as const),
    ),
  )('is as expected for "%s" at severity %s', (state, severity) => {
    const cells = CELLS.filter((cell) => cell.state === state && cell.severity === severity);
    for (const cell of cells) expect([cell, answer(cell)]).toEqual([cell, expected(cell)]);
  });
});
