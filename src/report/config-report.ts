/** One thing that is in force, and who says so. */
export interface ConfigSetting {
  name: string;
  /** `null`: nothing sets it. */
  value: unknown;
  from: 'flag' | 'variable' | 'project' | 'policy' | 'built-in';
  /** The option or the variable. */
  by?: string;
  /** The place in the project file or the policy. */
  file?: string;
  line?: number;
}

/** What is in force for a run in this folder. */
export interface ConfigReport {
  schemaVersion: 1;
  kind: 'config';
  tool: { name: 'mimo-check'; version: string };
  asOf: string;
  /** The project file in force. */
  project?: { file: string };
  settings: ConfigSetting[];
}
