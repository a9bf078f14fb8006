// Finds the runs of six or more words that a provider file shares with the texts it was written from.
// `node test/tools/shared-words.mjs data/providers/<id>.yaml <text>...` exits 1 if it finds one, apart from
// names and titles in the file. The texts are not kept in this repository, so they are given as arguments.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const RUN = 6;
/** Names of providers, parties and documents are not anyone's wording. */
const NAMING = new Set([
  'title',
  'name',
  'url',
  'archived',
  'licence',
  'licence_url',
  'version',
  'publisher',
]);

const wordsOf = (text) =>
  text
    .toLowerCase()
    .replaceAll(/https?:\S+/g, ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function* textsIn(value, naming) {
  if (typeof value === 'string') yield { text: value, naming };
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item, naming);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, NAMING.has(key));
}

const runsOf = (words) =>
  words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' '));

/** Prints each run of six words that a file shares with the texts; returns true if there is none. */
function report(file, texts) {
  const source = readFileSync(file, 'utf8');
  const said = [...textsIn(parse(source), false)];
  const comments =
    source
      .match(/(?:^|\s)# .*/gm)
      ?.join(' ')
      .replaceAll(/\s# /g, ' ') ?? '';
  const names = new Set(said.filter(({ naming }) => naming).flatMap(({ text }) => runsOf(wordsOf(text))));
  const theirs = new Map(
    texts.flatMap((path) => runsOf(wordsOf(readFileSync(path, 'utf8'))).map((run) => [run, path])),
  );
  const ours = [...said.filter(({ naming }) => !naming).map(({ text }) => text), comments];
  const shared = new Set(
    ours.flatMap((text) => runsOf(wordsOf(text)).filter((run) => theirs.has(run) && !names.has(run))),
  );
  for (const run of shared) console.log(`${run}  (${theirs.get(run)})`);
  console.log(`${file}: ${shared.size} runs of ${RUN} words shared with ${texts.length} texts`);
  return shared.size === 0;
}

const [file, ...texts] = process.argv.slice(2);
if (texts.length === 0) {
  console.error('usage: node test/tools/shared-words.mjs <provider file> <text>...');
  process.exitCode = 2;
} else process.exitCode = report(file, texts) ? 0 : 1;
