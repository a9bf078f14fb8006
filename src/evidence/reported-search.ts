import { asSentence } from '../input/words.js';

/** A search in vain that others report: theirs, and no search of ours. */
interface ReportedSearch {
  notFound: { looked_in: string };
  says?: string;
}

/** What others say that they did not find, as a sentence without its end. */
export function reportedSearch({ notFound, says }: ReportedSearch): string {
  const looked = `Others report that they looked in ${notFound.looked_in}`;
  const said = asSentence(says ?? '').replace(/[.!?…]+$/, '');
  if (said === '') return `${looked} and did not find it`;
  return /^No\b/.test(said)
    ? `${looked} and found n${said.slice(1)}`
    : `${looked} and did not find it: ${said}`;
}
