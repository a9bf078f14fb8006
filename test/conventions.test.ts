import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS } from '../src/evidence/attributes/attributes.js';
import { loadDataset } from '../src/evidence/load-dataset.js';
import { loadPolicy } from '../src/policy/load-policy.js';
import { builtinPolicies } from '../src/policy/shipped-policies.js';
import { LETTER_THEMES } from '../src/report/letter/letter-themes.js';
import { RULES } from '../src/rules/index.js';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const read = (file: string): string => readFileSync(file, 'utf8');
const sources = filesIn('src').filter((file) => file.endsWith('.ts'));

interface Import {
  file: string;
  line: number;
  /** A path from the root of the package, or the name of a package. */
  of: string;
}

const IMPORT = /(?:^|\s)(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:import|require)\('([^']+)'\)/g;

function importsOf(file: string): Import[] {
  const text = read(file);
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    const line = text.slice(0, match.index + match[0].length).split('\n').length;
    return { file, line, of: name.startsWith('.') ? relative('.', join(dirname(file), name)) : name };
  });
}

const imports = sources.flatMap(importsOf);
const room = (file: string): string => file.split('/')[1] ?? '';

/** The rooms from top to bottom, as src/README.md lists them. */
const ROOMS = [...read('src/README.md').matchAll(/^\| `([a-z]+)` /gm)].map(([, name = '']) => name);

/** A room may import from itself and from the rooms below. */
const mayUse = (user: string, used: string): boolean =>
  ROOMS.includes(user) && ROOMS.indexOf(user) <= ROOMS.indexOf(used);

/** Files that import themselves, directly or through others. */
function circles(): string[] {
  const uses = new Map(sources.map((file) => [file, [] as string[]]));
  for (const { file, of } of imports) uses.get(file)?.push(of.replace(/\.js$/, '.ts'));
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>();
    const open = [from];
    for (let file = open.pop(); file !== undefined; file = open.pop())
      for (const next of uses.get(file) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
    return seen;
  };
  return sources.filter((file) => reach(file).has(file));
}

/** Which files may use a package, and why. */
const PACKAGES: [RegExp, RegExp, string][] = [
  [/^(chalk|fast-wrap-ansi|fast-string-width)$/, /^src\/format\/page\//, 'only pages know a terminal'],
  [/^commander$/, /^src\/(cli|settings)\//, 'only the command line knows how it is parsed'],
  [/^yaml$/, /^src\/input\/yaml\//, 'one loader, so that there is one place to harden'],
  [/^zod$/, /^$/, 'shapes are walked; JSON Schemas are made of them by a tool and ship as files'],
  [
    /^node:fs$/,
    /^src\/(input\/.*|policy\/load-policy|settings\/.*|cli\/.*)\.ts$/,
    'only loaders, and the command line that writes, touch files',
  ],
  [/^node:child_process$/, /^src\/query\/search\.ts$/, 'only a search that must be stoppable runs apart'],
  [/^node:(http|https|net|dns|tls|dgram)$|^undici$/, /^$/, 'no network, no other programs'],
];

describe('imports', () => {
  const describeImport = ({ file, line, of }: Import): string => `${file}:${line} uses ${of}`;
  test('go down the rooms only', () => {
    expect(ROOMS).toHaveLength(11);
    const inside = imports.filter(({ of, file }) => of.startsWith('src/') && file !== 'src/index.ts');
    expect(inside.length).toBeGreaterThan(500);
    expect(inside.filter(({ file, of }) => !mayUse(room(file), room(of))).map(describeImport)).toEqual([]);
  });
  test('have no circles', () => {
    expect(circles()).toEqual([]);
  });
  test('use each package only where it is allowed', () => {
    const external = imports.filter(({ of }) => !of.startsWith('src/'));
    const wrong = external.flatMap((one) =>
      PACKAGES.filter(([name, where]) => name.test(one.of) && !where.test(one.file)).map(
        ([, , because]) => `${describeImport(one)}: ${because}`,
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the files of src', () => {
  const wrong = (isWrong: (file: string, text: string) => boolean): string[] =>
    sources.filter((file) => isWrong(file, read(file)));
  test('have at most 250 lines of code', () => {
    const codeLines = (text: string): number =>
      text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line)).length;
    expect(wrong((_, text) => codeLines(text) > 250)).toEqual([]);
  });
  test('have kebab-case names, without utils, helpers or manager', () => {
    const isNamed = (name: string): boolean =>
      /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && !/utils?|helpers?|manager/.test(name);
    expect(wrong((file) => !isNamed(basename(file, '.ts')))).toEqual([]);
  });
  test('have no TODO, no default export, no process.exit and no compiler suppressions', () => {
    const UNDONE = /export default|process\.exit\(|\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect)/;
    expect(wrong((_, text) => UNDONE.test(text))).toEqual([]);
  });
  // Formats do not depend on each other, so their number makes none of them harder to find.
  test('are at most 40 in a room (for formats, in a folder) and at most 25 directly in a folder, except rules', () => {
    const count = (names: readonly string[]): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      return counts;
    };
    const sized = sources.map((file) => (room(file) === 'format' ? dirname(file) : room(file)));
    const rooms = [...count(sized)].filter(([, size]) => size > 40);
    const folders = [...count(sources.map(dirname))].filter(
      ([name, size]) => size > 25 && name !== 'src/rules',
    );
    expect([...rooms, ...folders]).toEqual([]);
  });
  test('define one error class', () => {
    const classes = sources.flatMap((file) => [...read(file).matchAll(/class (\w+) extends \w*Error/g)]);
    expect(classes.map(([, name]) => name)).toEqual(['InputError']);
  });
});

/** The top-level names of a file: exported or not, values and types. */
const DEFINITION = /^(?:export )?(?:async )?(?:function\*?|const|let|class|type|interface) (\w+)/gm;
const definedIn = (file: string): Set<string> =>
  new Set([...read(file).matchAll(DEFINITION)].map(([, name = '']) => name));

/**
 * Names defined in several files: one in each of the three languages, and one in each rule. This number may
 * only go down.
 */
const MOST_SHARED_NAMES = 9;

/**
 * Names that a test file shares with the test kit but uses for something else. This number may only go down.
 */
const MOST_REPEATED = 46;

describe('names', () => {
  const homes = (files: readonly string[]): string[] => {
    const found = new Map<string, string[]>();
    for (const file of files)
      for (const name of definedIn(file)) found.set(name, [...(found.get(name) ?? []), file]);
    return [...found]
      .filter(([, where]) => where.length > 1)
      .map(([name, where]) => `${name}: ${where.join(', ')}`)
      .toSorted();
  };
  test('in src are defined in one file each, with a few exceptions', () => {
    const found = homes(sources);
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(MOST_SHARED_NAMES);
  });
  test('in the test kit are defined in one file each', () => {
    expect(homes(filesIn('test/kit'))).toEqual([]);
  });
  test('from the test kit are not defined again in tests, with the exceptions counted here', () => {
    const kit = new Map(
      filesIn('test/kit').flatMap((file) => [...definedIn(file)].map((name) => [name, file])),
    );
    const tests = filesIn('test').filter((file) => /^test\/(?!kit|oracles|fixtures).*\.ts$/.test(file));
    const again = tests.flatMap((file) =>
      [...definedIn(file)].flatMap((name) =>
        kit.has(name) ? [`${file}: ${name} of ${kit.get(name) ?? ''}`] : [],
      ),
    );
    expect(again.length, again.join('\n')).toBeLessThanOrEqual(MOST_REPEATED);
  });
});

describe('each rule', () => {
  const dataset = loadDataset();
  const files = readdirSync('src/rules').map((name) => basename(name, '.ts'));
  const tests = filesIn('test/rules').map(read).join('\n');
  const policies = builtinPolicies().map(
    (name) => [name, loadPolicy(name, '2026-11-23').entries.map((entry) => entry.id)] as const,
  );
  const isOnFile = ({ law, article }: { law: string; article: string }): boolean =>
    law in dataset.law.laws &&
    dataset.law.articles.some((entry) => entry.law === law && entry.article === article);

  test('has its file, its policy entries, its tests, its law and its texts', () => {
    const missing = RULES.flatMap(({ id, title, why, fix, question, basis }) => [
      ...(files.includes(id) ? [] : [`${id}: a file named after it`]),
      ...policies.flatMap(([name, ids]) => (ids.includes(id) ? [] : [`${id}: an entry in policy ${name}`])),
      ...(existsSync(`test/rules/${id}.test.ts`) || tests.includes(id)
        ? []
        : [`${id}: a table in test/rules`]),
      ...basis
        .filter((one) => !isOnFile(one))
        .map(({ law, article }) => `${id}: ${law} ${article} in data/law.yaml`),
      ...([title, why, fix, question].some((text) => text.trim() === '') ? [`${id}: a text`] : []),
    ]);
    expect(missing).toEqual([]);
  });
  test('cites articles that are on file, and every other article says why it is kept', () => {
    const bases = [...RULES.flatMap(({ basis }) => basis), ...LETTER_THEMES.flatMap(({ also = [] }) => also)];
    const cited = bases.map(({ law, article }) => `${law} ${article}`);
    const names = dataset.law.articles.map(({ law, article }) => `${law} ${article}`);
    expect(cited.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const explained = dataset.law.articles.filter(({ kept_for }) => kept_for !== undefined);
    expect(names.filter((name) => !cited.includes(name))).toEqual(
      explained.map(({ law, article }) => `${law} ${article}`),
    );
  });
  test('is in the list once', () => {
    const defined = sources
      .filter((file) => read(file).includes('= defineRule({'))
      .map((file) => basename(file, '.ts'));
    expect(RULES.map(({ id }) => id).toSorted()).toEqual(defined.toSorted());
  });
  test('has an id that differs from every attribute', () => {
    expect(RULES.map(({ id }) => id).filter((id) => (ATTRIBUTE_IDS as string[]).includes(id))).toEqual([]);
  });
});

describe('words', () => {
  const FORBIDDEN =
    /\b(compliant|non-compliant|violates?|illegal|unsafe|trusted|approved|inadequate)\b|sends data to/i;
  /**
   * A vendor's quotation that does not answer, an option about a person, an identifier and an error of the
   * YAML loader.
   */
  const EXEMPT = [
    /“Trusted partners\.”/,
    /\bUNSAFE\b/,
    /'unsafe-inline'/,
    /approved[-_]by|approvedBy|--approved-by|who approved|Approved by/,
    /unsafe character/i,
  ];
  const files = [
    ...sources,
    ...filesIn('data').filter((file) => file.endsWith('.yaml')),
    'README.md',
    'CONTRIBUTING.md',
  ];
  test('do not judge anyone', () => {
    const harmless = (line: string): string =>
      EXEMPT.reduce((text, exempt) => text.replaceAll(new RegExp(exempt, 'g'), ''), line);
    const found = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, at) => (FORBIDDEN.test(harmless(line)) ? [`${file}:${at + 1}: ${line}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

describe('src/README.md', () => {
  test('names only files that exist', () => {
    const named = [...read('src/README.md').matchAll(/`((?:test|src|[a-z]+)\/[\w/.-]+\.(?:ts|mjs))`/g)];
    const paths = named.map(([, path = '']) => (/^(test|src)\//.test(path) ? path : `src/${path}`));
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

/** Folders at the top of every system, whose paths name no machine. */
const COMMON_FOLDERS = new Set(
  'bin boot dev etc lib lib32 lib64 libx32 media mnt opt proc run sbin srv sys tmp usr var'.split(' '),
);

describe('the repository', () => {
  test('has only the agreed files at the top', () => {
    const agreed = [
      '.ci',
      '.git',
      '.github',
      '.gitignore',
      '.pre-commit-hooks.yaml',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'bin',
      'data',
      'action.yml',
      'eslint.config.js',
      'package-lock.json',
      'package.json',
      'src',
      'test',
      'tsconfig.json',
    ];
    const made = ['coverage', 'dist', 'node_modules'];
    expect(readdirSync('.').filter((name) => !agreed.includes(name) && !made.includes(name))).toEqual([]);
  });
  test('names each provider file after its provider', () => {
    const files = readdirSync('data/providers').map((name) => basename(name, '.yaml'));
    expect(loadDataset().providers.map(({ id }) => id)).toEqual(files.toSorted());
  });
  test('contains no path of a machine and no download address of a package', () => {
    const all = ['src', 'data', 'bin', '.ci']
      .flatMap(filesIn)
      .concat('README.md', 'CONTRIBUTING.md', 'package.json', 'package-lock.json');
    // The folders at the top of this machine, except those that every system has.
    const top = [
      'root',
      'home',
      ...readdirSync('/').filter((name) => /^\w+$/.test(name) && !COMMON_FOLDERS.has(name)),
    ];
    const key = JSON.stringify('resolved');
    const path = new RegExp(String.raw`(^|[^A-Za-z0-9_.~-])/(${top.join('|')})/|${key}:`, 'm');
    for (const folder of top) expect(path.test(`see /${folder}/x`)).toBe(true);
    expect(path.test(`${key}: "x"`)).toBe(true);
    expect(all.filter((file) => path.test(read(file)))).toEqual([]);
  });
});
