import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtinText } from '../../input/builtin.js';
import { displayPath } from '../../input/load-file.js';
import { inputError } from '../../input/problem.js';
import { enumerate } from '../../input/words.js';
import { foldersUpToRoot } from '../../input/writing/root-folder.js';
import type { CiKind } from '../../settings/setting-table.js';
import type { BaseBranch } from '../../settings/base-branch.js';
import { PROJECT_FILE } from './project-template.js';

const SCRIPT = 'ci/gate.sh';

/** The workflow files that call the script, by where they go; their texts ship with the package. */
const WORKFLOWS: Readonly<Record<CiKind, Readonly<Record<string, string>>>> = {
  github: { '.github/workflows/mimo-check.yml': 'github.yml' },
  gitlab: { '.gitlab-ci.yml': 'gitlab.yml' },
  sh: {},
};

/** What makes the gate mandatory, if the service does not do so by itself. */
const REQUIRED: Readonly<Record<CiKind, (branch: string) => string>> = {
  github: (branch) =>
    `Then make the job mimo-check a required status check of ${branch}. It runs from the next pull request on.`,
  gitlab: () =>
    'Then turn on "Pipelines must succeed" under Settings > Merge requests. It runs from the next merge request on.',
  sh: (branch) => `Then run it on two commits: sh ${SCRIPT} ${branch} HEAD`,
};

/** The texts of a gate for a branch, by where each goes, relative to the root of the repository. */
export function gateTexts(kind: CiKind, branch: string): Record<string, string> {
  const shipped = (name: string): string => builtinText('data/gate', name);
  const workflows = Object.entries(WORKFLOWS[kind]).map(([file, name]) => [
    file,
    // In a workflow, the word names the branch wherever it occurs.
    shipped(name).replaceAll(/\bmain\b/g, () => branch),
  ]);
  return { [SCRIPT]: shipped('gate.sh'), ...(Object.fromEntries(workflows) as Record<string, string>) };
}

/** Throws an `InputError` in a subfolder of a repository: no service runs a workflow from there. */
export function refuseBelowTop(): void {
  const here = resolve('.');
  const top = foldersUpToRoot(here).at(-1) ?? here;
  if (top === here) return;
  throw inputError('a gate belongs at the top of the repository', {
    file: displayPath('.'),
    hint: `Change to ${top} and run it there.`,
  });
}

const existingText = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** What the gate still needs here, and what makes it mandatory. */
export function gateSteps(
  kind: CiKind,
  branch: BaseBranch,
  files: readonly string[],
  isProjectThere: boolean,
): string[] {
  const isPinned = existingText('package-lock.json').includes('"node_modules/mimo-check"');
  const isIgnored =
    !existsSync('node_modules') ||
    !existsSync('.gitignore') ||
    existingText('.gitignore').includes('node_modules');
  const [workflow] = Object.keys(WORKFLOWS[kind]);
  const otherBranch =
    workflow === undefined
      ? []
      : [
          `The gate is for branch ${branch.name}, ${branch.why}. If pull requests go into another, change it in ${workflow}.`,
        ];
  return [
    ...otherBranch,
    ...(isPinned
      ? []
      : [
          'Next: npm install --save-dev --save-exact mimo-check. The gate runs the version in package-lock.json.',
        ]),
    ...(isProjectThere
      ? []
      : [`Next: mimo-check init <subject> writes ${PROJECT_FILE}, which the gate reads.`]),
    ...(isIgnored ? [] : ['Next: add node_modules to .gitignore.']),
    `Next: commit ${enumerate(files)} on ${branch.name}${isPinned ? ', with package.json and package-lock.json' : ''}, and push.`,
    REQUIRED[kind](branch.name),
  ];
}
