import { present } from '../../input/plain-data.js';
import type { Location } from '../../input/problem.js';
import type { Policy } from '../../policy/policy.js';
import type { ConfigReport, ConfigSetting } from '../../report/config-report.js';
import { EVIDENCE_OPTIONS, requestOf, defineCommand } from '../command.js';
import { DEFAULT_POLICY, type Origin, type Request } from '../../run/request.js';
import { loadRun } from '../../run/load.js';
import type { Setting, Settings } from '../../settings/settings.js';
import { version } from '../../input/builtin.js';

type SettingSource = Omit<ConfigSetting, 'name' | 'value'>;

const BUILT_IN: SettingSource = { from: 'built-in' };

function sourceOfSetting(origin: Origin = { from: 'built-in' }): SettingSource {
  return origin.from === 'project' ? { from: 'project', file: origin.file, line: origin.line } : origin;
}

const sourceInProject = ({ file, line }: Location): SettingSource => ({ from: 'project', file, line });

const inPolicy = (place: Location | undefined): SettingSource =>
  place === undefined ? BUILT_IN : { from: 'policy', file: place.file, line: place.line };

/** The chosen variants of each provider: the project's, else the policy's. */
const variantRows = (policy: Policy, { projectFile }: Settings): ConfigSetting[] =>
  Object.entries(policy.variants).map(([id, variants]) => ({
    name: `variants.${id}`,
    value: [...variants],
    ...(projectFile?.variants?.[id] === undefined
      ? inPolicy(policy.origins.get(`variants.${id}`))
      : sourceInProject(projectFile.at(['variants', id]))),
  }));

const configSettingOf = (
  name: string,
  setting: Setting<unknown> | undefined,
  builtIn: unknown = null,
): ConfigSetting => ({
  name,
  value: setting === undefined ? builtIn : setting.value,
  ...sourceOfSetting(setting?.origin),
});

/** A row for what only a project file can set. */
const projectRow = ({ projectFile }: Settings, name: 'subjects' | 'reports'): ConfigSetting => ({
  name,
  value: projectFile?.[name] ?? null,
  ...(projectFile?.[name] === undefined ? BUILT_IN : sourceInProject(projectFile.at([name]))),
});

/** A project file that was found, rather than given, is its own origin. */
function projectFileRow({ project, projectFile }: Settings): ConfigSetting {
  const value = projectFile?.file ?? null;
  if (projectFile === undefined || project !== undefined)
    return { ...configSettingOf('project', project), value };
  return { name: 'project', value, ...sourceInProject(projectFile.at([])) };
}

const thresholdRow = ({ failOn }: Settings, policy: Policy): ConfigSetting => ({
  name: 'fail_on',
  value: policy.failOn,
  ...(failOn === undefined ? inPolicy(policy.origins.get('fail_on')) : sourceOfSetting(failOn.origin)),
});

const configRows = (settings: Settings, policy: Policy): ConfigSetting[] => [
  projectFileRow(settings),
  configSettingOf('policy', settings.policy, DEFAULT_POLICY),
  thresholdRow(settings, policy),
  projectRow(settings, 'subjects'),
  ...variantRows(policy, settings),
  configSettingOf('data', settings.data),
  configSettingOf('waivers', settings.waivers),
  configSettingOf('attestations', settings.attestations),
  configSettingOf('as_of', settings.asOf),
  ...(settings.report === undefined ? [] : [configSettingOf('report', settings.report)]),
  projectRow(settings, 'reports'),
  configSettingOf('format', settings.format, 'table'),
  configSettingOf('output', settings.output),
];

/** Reports the settings in use, and where each comes from. Throws an `InputError` wherever a run would. */
function config({ request, settings }: { request: Request; settings: Settings }): ConfigReport {
  const { policy } = loadRun(request);
  const { projectFile } = settings;
  return {
    schemaVersion: 1,
    kind: 'config',
    tool: { name: 'mimo-check', version: version() },
    asOf: request.asOf,
    ...present({ project: projectFile === undefined ? undefined : { file: projectFile.file } }),
    settings: configRows(settings, policy),
  };
}

export const CONFIG_COMMAND = defineCommand({
  examples: ['config', 'config --policy gdpr'],
  options: [...EVIDENCE_OPTIONS, 'failOn'],
  request: (_args, settings) => ({ request: requestOf([], settings), settings }),
  answer: config,
});
