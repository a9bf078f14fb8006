import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder of a run of the tests, for what several of them share; returns the step that takes it away. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-run-'));
  process.env['TEST_RUN_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
