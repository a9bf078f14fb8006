import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forTags } from '../../../src/format/escape.js';
import { render } from '../../../src/format/index.js';
import type { CheckReport } from '../../../src/report/check-report.js';
import { scratch } from '../../kit/files.js';
import { judgedReports } from '../../kit/judged-reports.js';
import { fileOfProgram, needs } from '../../kit/needs.js';
import { FUZZ_RUNS } from '../../kit/problems-of.js';
import { needsOracles, oracleFile } from '../../kit/oracles.js';

/** The part of the browser driver used here; its types are installed separately too. */
interface Page {
  goto: (url: string) => Promise<unknown>;
  evaluate: <T>(script: string) => Promise<T>;
  emulateMedia: (media: { media?: 'screen' | 'print'; colorScheme?: 'light' | 'dark' }) => Promise<void>;
  setViewportSize: (size: { width: number; height: number }) => Promise<void>;
  on: (event: 'request', listener: (request: { url: () => string }) => void) => void;
}
interface Browser {
  newPage: () => Promise<Page>;
  close: () => Promise<void>;
}
interface Driver {
  chromium: { launch: (options: { executablePath: string; args: string[] }) => Promise<Browser> };
}
interface Validator {
  validateFile: (file: string) => Promise<{
    results: { messages: { ruleId: string; line: number; message: string }[] }[];
  }>;
}
interface ValidatorPackage {
  HtmlValidate: new (config: { root: true; extends: string[] }) => Validator;
}

const { folder, at } = scratch();
const PLAIN = { width: 80, color: false, unicode: true };
const NAMES = ['empty', 'mixed', 'hostile', 'large'] as const;
const pageFile = (name: string): string => at(`${name}.html`);
const badFile = (name: string): string => resolve(`test/fixtures/judges/bad-${name}.html`);

/** The views of the page: media, colour scheme and width. */
const VIEWS = {
  light: { media: 'screen', colorScheme: 'light', width: 1280 },
  dark: { media: 'screen', colorScheme: 'dark', width: 1280 },
  print: { media: 'print', colorScheme: 'light', width: 794 },
  'print of a dark screen': { media: 'print', colorScheme: 'dark', width: 794 },
  '320 pixels': { media: 'screen', colorScheme: 'light', width: 320 },
} as const;
type View = keyof typeof VIEWS;

const reports: Partial<Record<(typeof NAMES)[number], CheckReport>> = {};
let browser: Browser | undefined;
/** The one page of all tests: another would start another process, which takes longer than most tests. */
let page: Page | undefined;
let requested: string[] = [];
let validator: Validator | undefined;

needs('chromium');
needsOracles('html-validate', 'playwright-core', 'axe-core');

beforeAll(async () => {
  Object.assign(reports, await judgedReports());
  for (const [name, report] of Object.entries(reports))
    writeFileSync(pageFile(name), await render(report, 'html', PLAIN));
  const chromium = fileOfProgram('chromium');
  if (chromium === undefined) return;
  const { chromium: driver } = (await import(
    pathToFileURL(oracleFile('playwright-core/index.mjs')).href
  )) as Driver;
  const { HtmlValidate } = (await import(
    pathToFileURL(oracleFile('html-validate/dist/esm/index.js')).href
  )) as ValidatorPackage;
  validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended', 'html-validate:a11y'] });
  browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  page = await browser.newPage();
  page.on('request', (request) => requested.push(request.url()));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The messages of the validator on a file. */
async function invalid(file: string): Promise<string[]> {
  const { results } = (await validator?.validateFile(file)) ?? { results: [] };
  return results.flatMap(({ messages }) =>
    messages.map((one) => `${one.line} ${one.ruleId}: ${one.message}`),
  );
}

/** Shows a page in another view. */
async function look(page: Page, view: View): Promise<void> {
  const { width, ...media } = VIEWS[view];
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(media);
}

/** Opens a file in the browser, runs a query, and lists the requests besides the file itself. */
async function inBrowser<T>(
  file: string,
  view: View,
  ask: (page: Page) => Promise<T>,
): Promise<{ answer: T; loaded: string[] }> {
  if (page === undefined) throw new Error('no browser');
  requested = [];
  await look(page, view);
  const address = pathToFileURL(file).href;
  await page.goto(address);
  const answer = await ask(page);
  return { answer, loaded: requested.filter((url) => url !== address) };
}

const AXE = 'axe-core/axe.min.js';

/**
 * The violations that axe finds on a page, only for colours if nothing else can differ. The driver injects
 * the script once, since the page may run none.
 */
async function inaccessible(page: Page, only: 'colours' | 'all' = 'all'): Promise<string[]> {
  // Of what is no violation, it describes one element for each rule instead of all; of no element, where it is.
  const options = {
    resultTypes: ['violations'],
    selectors: false,
    ...(only === 'all' ? {} : { runOnly: ['color-contrast'] }),
  };
  if (!(await page.evaluate<boolean>('"axe" in window')))
    await page.evaluate(`${readFileSync(oracleFile(AXE), 'utf8')}; undefined`);
  return await page.evaluate<string[]>(
    `axe.run(document, ${JSON.stringify(options)}).then((result) => result.violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
  );
}

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

/** The number of folded elements. */
const folded = (page: Page): Promise<number> =>
  page.evaluate<number>(
    '[...document.querySelectorAll("details > :not(summary)")].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) || one.getBoundingClientRect().height === 0).length',
  );

describe.each(NAMES)('the page of the %s report', (name) => {
  test('is valid HTML', async () => {
    expect(await invalid(pageFile(name))).toEqual([]);
  });
  test('is accessible and fits its width in every view', async () => {
    const { answer, loaded } = await inBrowser(pageFile(name), 'light', async (page) => {
      const found: [View, string[], number][] = [];
      // The large page has the same structure as the mixed one, so one narrow view is enough.
      for (const view of name === 'large' ? (['320 pixels'] as const) : (Object.keys(VIEWS) as View[])) {
        await look(page, view);
        const what = view.includes('dark') ? 'colours' : 'all';
        found.push([view, await inaccessible(page, what), await overflow(page)]);
      }
      return found;
    });
    expect(answer.filter(([, violations, wider]) => violations.length > 0 || wider > 0)).toEqual([]);
    expect(answer.length).toBeGreaterThan(0);
    expect(loaded).toEqual([]);
  });
  test('is printed with everything that is folded on a screen', async () => {
    const { answer } = await inBrowser(pageFile(name), 'print', async (page) => {
      const inPrint = await folded(page);
      await look(page, 'light');
      return { inPrint, onScreen: await folded(page) };
    });
    expect(answer.inPrint).toBe(0);
    expect(answer.onScreen).toBeGreaterThan(0);
  });
  test('shows the rule, title and id of each finding', async () => {
    const text = (
      await inBrowser(pageFile(name), 'print', (page) => page.evaluate<string>('document.body.innerText'))
    ).answer;
    const report = reports[name];
    expect(report?.findings.length).toBeGreaterThan(0);
    for (const { rule } of report?.findings ?? []) expect(text).toContain(rule);
    if (name === 'hostile') return;
    for (const { id, title } of report?.findings ?? []) {
      expect(text).toContain(id);
      expect(text).toContain(title);
    }
  });
  test('forbids loading and running anything, and contains no script', () => {
    const page = readFileSync(pageFile(name), 'utf8');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<(script|link|iframe|object|embed|form|img|svg)\b|\son\w+=|javascript:[^&]*"/i);
    for (const [tag, address = ''] of page.matchAll(/<a [^>]*href="([^"]*)"[^>]*>/g))
      expect(address.startsWith('#') ? '' : tag).toMatch(
        /^$|^<a href="https:\/\/[^"]*" rel="noopener noreferrer">$/,
      );
  });
});

/** Texts with characters that have a meaning in HTML, and others. */
const showable = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('<>&"\'`=/!-;:#[]x ')),
      fc.constantFrom('&lt;', '&#58;', '-->', '界', '👍🏽'),
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''));

test('a browser reads each escaped text back unchanged, between tags and in an attribute', async () => {
  const texts = fc.sample(showable, FUZZ_RUNS);
  const html = texts.map((text) => `<p title="${forTags(text)}">${forTags(text)}</p>`).join('');
  const read = `[...new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html').querySelectorAll('body > *')]
    .map((one) => [one.localName, one.title, one.textContent, one.children.length])`;
  const { answer } = await inBrowser(pageFile('empty'), 'light', (page) => page.evaluate<unknown[]>(read));
  expect(answer).toEqual(texts.map((text) => ['p', text, text, 0]));
});

describe('each judge refuses', () => {
  test('wrong markup', async () => {
    const problems = (await invalid(badFile('markup'))).join('\n');
    expect(problems).toMatch(/no-dup-id/);
    expect(problems).toMatch(/wcag\/h37/);
  });
  test('text with low contrast', async () => {
    const { answer } = await inBrowser(badFile('contrast'), 'light', (page) => inaccessible(page));
    expect(answer.join('\n')).toContain('color-contrast');
  });
  test('a page that loads something', async () => {
    const { loaded } = await inBrowser(badFile('request'), 'light', overflow);
    expect(loaded).toEqual(['https://mimo-check.invalid/seen.png']);
  });
  test('a page that is too wide', async () => {
    expect((await inBrowser(badFile('width'), '320 pixels', overflow)).answer).toBeGreaterThan(0);
  });
  test('a page that is printed only in part', async () => {
    expect((await inBrowser(badFile('print'), 'print', folded)).answer).toBe(1);
  });
});
