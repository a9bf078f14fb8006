import { realpathSync, statSync } from 'node:fs';
import { loadDataset } from '../evidence/load-dataset.js';
import { present } from '../input/present.js';
import { type Problem, problemsOf } from '../input/problem.js';
import { loadWaivers, checkWaivers } from '../verdict/waivers.js';
import { ruledBy } from '../policy/compose-policy.js';
import { layOver } from '../evidence/lay-over.js';
import { loadAttestations } from '../evidence/load-attestations.js';
import { loadPolicy } from '../policy/load-policy.js';
import { inputsOf } from '../settings/inputs.js';
import { withNamers } from '../settings/named-by.js';
import type { Flags } from '../settings/options.js';
import { type Project, requestOfProject } from '../settings/project.js';
import { evaluated } from '../run/request.js';
import { subjectProblems } from '../run/subject-problems.js';
import { variantProblems } from '../run/variant-problems.js';
import { version } from '../input/builtin.js';

/** The project file as if nothing else were said. */
function flagsOf(project: Project): Flags {
  const { policy, data, waivers, attestations } = project;
  const sources = new Map(
    ['policy', 'data', 'waivers', 'attestations'].map((key) => [
      key,
      { from: 'project' as const, ...project.at([key]) },
    ]),
  );
  return { inForce: project, sources, policy, ...present({ data, waivers, attestations }) };
}

/** What is wrong with the files that a project names, each by itself. */
const filesProblems = ({ policy, data, waivers, attestations }: Project, asOf: string): Problem[] =>
  [
    () => loadPolicy(policy, asOf),
    () => loadDataset(data ?? []),
    () => loadWaivers(waivers ?? []),
    () => loadAttestations(attestations ?? []),
  ].flatMap(problemsOf);

/** What a project says of names that stand in the files that it names. */
function namesProblems(project: Project, asOf: string): Problem[] {
  const { policy: reference, variants = {}, failOn } = project;
  const policy = ruledBy(loadPolicy(reference, asOf), { variants, ...present({ failOn }) });
  const dataset = layOver(loadDataset(project.data ?? []), loadAttestations(project.attestations ?? []));
  const waivers = loadWaivers(project.waivers ?? []);
  const placeOf = (id: string) =>
    variants[id] === undefined ? policy.origins.get(`variants.${id}`) : project.at(['variants', id]);
  return [
    ...variantProblems(policy, dataset, placeOf),
    ...subjectProblems(project.subjects ?? [], dataset, project.at),
    ...problemsOf(() => checkWaivers(waivers, policy, dataset)),
  ];
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function targetFault(file: string, inputs: readonly (string | undefined)[]): string | undefined {
  if (inputs.includes(real(file) ?? file)) return 'is an input of the run and is not overwritten';
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    const fits = stat === undefined || stat.isFile() || stat.isCharacterDevice();
    return fits ? undefined : 'is not a file that a report could be written to';
  } catch {
    return 'is not a place that a report could be written to';
  }
}

/** Reports that would take the place of something. */
function targetProblems(project: Project): Problem[] {
  const inputs = inputsOf(flagsOf(project), []).map(real);
  return (project.reports ?? []).flatMap(({ file = '' }, index): Problem[] => {
    const message = targetFault(file, inputs);
    const place = { ...project.at(['reports', index, 'file']), path: `reports[${index}].file` };
    return message === undefined ? [] : [{ ...place, message }];
  });
}

/**
 * What a run with a project file would refuse, beyond the form of the file: what it names is loaded, and at last the
 * run is made. Nothing is written.
 */
export function projectProblems(project: Project, asOf: string): Problem[] {
  const files = withNamers(filesProblems(project, asOf), flagsOf(project));
  if (files.length > 0) return files;
  const names = [() => namesProblems(project, asOf), () => targetProblems(project)].flatMap((step) => {
    let found: Problem[] = [];
    const thrown = problemsOf(() => (found = step()));
    return [...found, ...thrown];
  });
  if (names.length > 0) return names;
  return [...problemsOf(() => evaluated({ ...requestOfProject(project), asOf }, version()))];
}
