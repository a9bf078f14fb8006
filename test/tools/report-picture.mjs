// Draws the picture of the HTML report in the README, .github/report.png, from real output. It needs
// test/oracles (npm ci --prefix test/oracles) and Chromium.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(resolve('test/oracles/package.json'))('playwright-core');
const folder = mkdtempSync(join(tmpdir(), 'mimo-check-picture-'));
const page = join(folder, 'report.html');
const argv = ['xiaomi', '--as-of', '2026-11-23', '--no-project', '--quiet', '--report', `html=${page}`];
const { status, stderr } = spawnSync(process.execPath, ['bin/mimo-check.js', ...argv], { encoding: 'utf8' });
if (status === 2) throw new Error(stderr);
const { stdout } = spawnSync('which', ['chromium'], { encoding: 'utf8' });
const browser = await chromium.launch({ executablePath: stdout.trim(), args: ['--no-sandbox'] });
const tab = await browser.newPage({ viewport: { width: 1000, height: 860 } });
await tab.goto(pathToFileURL(page).href);
await tab.screenshot({ path: '.github/report.png' });
await browser.close();
rmSync(folder, { recursive: true });
