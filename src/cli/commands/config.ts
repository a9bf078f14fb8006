import type { Location } from '../../input/problem.js';
import type { Policy } from '../../policy/policy.js';
import type { ConfigReport, ConfigSetting } from '../../report/config-report.js';
import { type CommandText, EVIDENCE, requestOf } from '../command.js';
import type { Source } from '../../settings/project.js';
import type { Io } from '../../input/io.js';
import type { Flags } from '../../settings/options.js';
import { DEFAULT_POLICY, load, subjectsOf } from '../../run/request.js';
import { version } from '../../input/builtin.js';

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

const setting = (flags: Flags, name: string, option: string, value: unknown): ConfigSetting => ({
  name,
  value: value ?? null,
  ...originOf(flags.sources?.get(option)),
});

/** A project file that was found, not named, is its own origin. */
function projectSetting(flags: Flags): ConfigSetting {
  const { inForce, sources } = flags;
  const plain = setting(flags, 'project', 'project', inForce?.file);
  return inForce === undefined || sources?.has('project') === true
    ? plain
    : { ...plain, ...originOf({ from: 'project', ...inForce.at([]) }) };
}

function thresholdSetting({ sources }: Flags, policy: Policy): ConfigSetting {
  const source = sources?.get('failOn');
  const origin = source === undefined ? inPolicy(policy.origins.get('fail_on')) : originOf(source);
  return { name: 'fail_on', value: policy.failOn, ...origin };
}

const settingsOf = (flags: Flags, policy: Policy, asOf: string): ConfigSetting[] => [
  projectSetting(flags),
  setting(flags, 'policy', 'policy', flags.policy ?? DEFAULT_POLICY),
  thresholdSetting(flags, policy),
  setting(flags, 'subjects', 'subjects', flags.inForce?.subjects),
  ...variantSettings(policy, flags),
  setting(flags, 'data', 'data', flags.data),
  setting(flags, 'waivers', 'waivers', flags.waivers),
  setting(flags, 'attestations', 'attestations', flags.attestations),
  setting(flags, 'as_of', 'asOf', asOf),
  ...(flags.report === undefined ? [] : [setting(flags, 'report', 'report', flags.report)]),
  setting(flags, 'reports', 'reports', flags.inForce?.reports),
  setting(flags, 'format', 'format', flags.format ?? 'table'),
  setting(flags, 'output', 'output', flags.output),
];

/** What is in force, and from where. Throws an InputError where a run would. */
function config(flags: Flags, io: Io): ConfigReport {
  const request = requestOf([], flags, io);
  const { dataset, policy } = load(request);
  subjectsOf(request, dataset, 'all');
  return {
    schemaVersion: 1,
    kind: 'config',
    tool: { name: 'mimo-check', version: version() },
    asOf: request.asOf,
    ...(flags.inForce === undefined ? {} : { project: { file: flags.inForce.file } }),
    settings: settingsOf(flags, policy, request.asOf),
  };
}

export const CONFIG: CommandText = {
  name: 'config',
  arguments: '',
  summary: 'what is in force here, and from where: option, variable, project file, policy or built in',
  examples: ['config', 'config --policy gdpr'],
  options: [...EVIDENCE, 'failOn'],
  answer: (_, flags, io) => config(flags, io),
};
