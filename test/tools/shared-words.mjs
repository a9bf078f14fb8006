// Finds what a provider file shares with the texts that it was written from: each run of six words or more.
// `node test/tools/shared-words.mjs data/providers/<id>.yaml <text>...`: exits 1 where it finds one beyond the names and
// titles that the file states. Texts of others are not kept in this repository, so their folder is named by hand.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const RUN = 6;
/** Names are not somebody's words: of providers, parties and documents. */
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

/** Prints each run of six words that a file shares with texts; true: there is none. */
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
