import type { Location } from '../../core/problem.js';
import type { Policy } from '../../policy/policy.js';
import type { ConfigReport, ConfigSetting } from '../../report/config-report.js';
import { EVIDENCE, requestOf, type CommandText } from '../command.js';
import type { Source } from '../gather.js';
import type { Io } from '../io.js';
import type { Flags } from '../options.js';
import { DEFAULT_POLICY, load, subjectsOf } from '../request.js';
import { version } from '../version.js';

type Origin = Omit<ConfigSetting, 'name' | 'value'>;

const BUILT_IN: Origin = { from: 'built-in' };

function originOf(source: Source | undefined): Origin {
  if (source === undefined) return BUILT_IN;
  return source.from === 'project'
    ? { from: 'project', file: source.file, line: source.line }
    : { from: source.from, by: source.name };
}

const inPolicy = (place: Location | undefined): Origin =>
  place === undefined ? BUILT_IN : { from: 'policy', file: place.file, line: place.line };

/** The chosen variants of each provider: the project's, else the policy's. */
const variantSettings = (policy: Policy, { inForce }: Flags): ConfigSetting[] =>
  Object.entries(policy.variants).map(([id, variants]) => ({
    name: `variants.${id}`,
    value: [...variants],
    ...(inForce?.variants?.[id] === undefined
      ? inPolicy(policy.origins.get(`variants.${id}`))
      : originOf({ from: 'project', ...inForce.at(['variants', id]) })),
  }));

/** What is in force, and from where. Throws an InputError where a run would. */
function config(flags: Flags, io: Io): ConfigReport {
  const request = requestOf([], flags, io);
  const { dataset, policy } = load(request);
  subjectsOf(request, dataset, 'all');
  const { inForce, sources } = flags;
  const plain = (name: string, option: keyof Flags, value: unknown): ConfigSetting => ({
    name,
    value: value ?? null,
    ...originOf(sources?.get(option)),
  });
  const failOn = sources?.get('failOn');
  return {
    schemaVersion: 1,
    kind: 'config',
    tool: { name: 'mimo-check', version: version() },
    asOf: request.asOf,
    ...(inForce === undefined ? {} : { project: { file: inForce.file } }),
    settings: [
      {
        ...plain('project', 'project', inForce?.file),
        ...(inForce === undefined || sources?.has('project') === true
          ? {}
          : originOf({ from: 'project', ...inForce.at([]) })),
      },
      plain('policy', 'policy', flags.policy ?? DEFAULT_POLICY),
      {
        name: 'fail_on',
        value: policy.failOn,
        ...(failOn === undefined ? inPolicy(policy.origins.get('fail_on')) : originOf(failOn)),
      },
      plain('subjects', 'subjects' as keyof Flags, inForce?.subjects),
      ...variantSettings(policy, flags),
      plain('data', 'data', flags.data),
      plain('waivers', 'waivers', flags.waivers),
      plain('attestations', 'attestations', flags.attestations),
      plain('as_of', 'asOf', request.asOf),
      plain('reports', 'report', flags.report ?? flags.projectReports),
      plain('format', 'format', flags.format ?? 'table'),
      plain('output', 'output', flags.output),
    ],
  };
}

export const CONFIG: CommandText = {
  name: 'config',
  arguments: '',
  summary: 'what is in force here, and from where: option, variable, project file, policy or built in',
  options: [...EVIDENCE, 'failOn'],
  answer: (_, flags, io) => config(flags, io),
};
