import {
  anything,
  choice,
  FILE,
  freeText,
  LINE,
  list,
  object,
  optional,
  type ValueOf,
} from '../input/shape.js';
import { AS_OF, beginning, PROJECT_IN_FORCE } from './envelope.js';

const CONFIG_SETTING = object({
  name: freeText(),
  value: anything('null: nothing sets it'),
  from: choice(['flag', 'variable', 'project', 'policy', 'built-in']),
  by: optional(freeText('the option or the variable')),
  file: optional(FILE),
  line: optional(LINE),
});

/** The settings that a run in this folder would use. */
export const CONFIG_SHAPE = object({
  ...beginning('config'),
  asOf: AS_OF,
  project: PROJECT_IN_FORCE,
  settings: list(CONFIG_SETTING),
});

export type ConfigReport = ValueOf<typeof CONFIG_SHAPE>;
/** One setting, and where it comes from. */
export type ConfigSetting = ValueOf<typeof CONFIG_SETTING>;
