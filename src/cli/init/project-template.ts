import { builtinPolicies } from '../../policy/shipped-policies.js';

/** The names of the files that `init` writes. */
export const PROJECT_FILE = 'mimo-check.yaml';
export const POLICY_FILE = 'mimo-check.policy.yaml';
export const WAIVERS_FILE = 'mimo-check.waivers.yaml';

/** A provider whose variants a project can choose from. */
interface Chooser {
  id: string;
  variants: readonly string[];
}

/** What is known about a project when its file is written. */
export interface ProjectText {
  subjects: readonly string[];
  data: readonly string[];
  choosers: readonly Chooser[];
}

const plain = (text: string): string => (/^[\w./][\w./:@-]*$/.test(text) ? text : JSON.stringify(text));

/** A list under a key, or an example of one. */
const listLines = (key: string, values: readonly string[], example: string): string[] =>
  values.length > 0
    ? [`${key}:`, ...values.map((value) => `  - ${plain(value)}`)]
    : [`# ${key}:`, `#   - ${example}`];

const variantLines = (choosers: readonly Chooser[]): string[] => {
  const lines = choosers.flatMap(({ id, variants: [first, ...others] }) =>
    first === undefined
      ? []
      : [`#   ${id}: [${first}]${others.length === 0 ? '' : ` # or: ${others.join(', ')}`}`],
  );
  return lines.length > 0 ? lines : ['#   a-provider: [one-of-its-variants]'];
};

/** A project file with comments. Paths in it are relative to it. */
export const projectLines = (
  head: readonly string[],
  { subjects, data, choosers }: ProjectText,
): string[] => [
  ...head,
  '#',
  '# What mimo-check checks in this repository: in this folder and those below, "mimo-check" without arguments checks what this file lists.',
  '# "mimo-check config" prints what is in force and from where. Paths are relative to this file.',
  '',
  `# What is required: a built-in policy (${builtinPolicies().join(', ')}), or your own file.`,
  `policy: ${POLICY_FILE}`,
  '',
  '# Who is checked: providers, or models like xiaomi/mimo-v2-pro.',
  ...listLines('subjects', subjects, 'xiaomi'),
  '',
  '# Your own provider files, or folders of them; a file replaces the built-in one of the same id.',
  '# "mimo-check init --provider <id>" writes one to fill in.',
  ...listLines('data', data, 'providers'),
  '',
  '# Accepted risks: "mimo-check waive" writes them there.',
  'waivers:',
  `  - ${WAIVERS_FILE}`,
  '',
  '# Evidence that only you hold, such as the contract you signed.',
  '# attestations:',
  '#   - mimo-check.attestations.yaml',
  '',
  '# Which kind of customer you are, where a statement holds for some customers only.',
  '# variants:',
  ...variantLines(choosers),
  '',
  '# What makes the policy fail, in place of what the policy says: error, warning, note or never.',
  '# fail_on: warning',
  '',
  '# What "mimo-check check" writes besides what it prints.',
  '# reports:',
  '#   - { format: json, file: reports/mimo-check.json }',
];

/** A waiver file that accepts nothing yet. */
export const waiversLines = (head: readonly string[]): string[] => [
  ...head,
  '#',
  '# The risks that we accept, each with an owner and an end. "mimo-check waive" adds one, and "mimo-check waive --all-gaps"',
  '# one to fill in for each gap that blocks. "mimo-check help waivers" says more.',
  'waivers: []',
];

/** A policy file with comments that extends a built-in one. */
export const policyLines = (head: readonly string[], extended: string): string[] => [
  ...head,
  '#',
  '# What we require. What is not said here is as in the policy that is extended: "mimo-check explain <rule>" prints each',
  '# value with the file and line that it comes from.',
  'id: our-policy',
  'title: Our policy',
  `extends: [${plain(extended)}]`,
  '',
  '# Examples; take out the first mark of a line to use it.',
  '# rules:',
  '#   # Stricter, with a limit in days.',
  '#   retention-limit: { severity: error, max_days: 30 }',
  '#   # No waiver can soften it.',
  '#   no-training: { severity: error, waivable: false }',
  '#   # The same rule again, under its own id.',
  '#   retention-90: { uses: retention-limit, severity: note, max_days: 90 }',
  '#   # A note that becomes an error on a known day; "mimo-check --as-of 2027-01-01" shows it beforehand.',
  '#   ai-act-statement: { severity: note, dated: [{ from: 2027-01-01, severity: error }] }',
  '#   # Not asked.',
  '#   certification-held: { severity: off }',
];
