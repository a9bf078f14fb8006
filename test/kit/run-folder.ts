import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates a folder for files that tests of one run share; returns the step that removes it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-run-'));
  process.env['TEST_RUN_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
