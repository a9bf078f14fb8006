import { firstProblems, MOST_PROBLEMS, type Problem } from '../input/problem.js';
import { pathText } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import type { Document } from '../input/yaml.js';

export type Path = readonly (string | number)[];

/** Collects what is wrong beyond the form of a provider file. */
export class Checks {
  readonly #found: Problem[] = [];
  #more = 0;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The first twenty, and how many more there are. */
  get problems(): Problem[] {
    return firstProblems(this.#found, this.#found.length + this.#more);
  }

  /** The hint is sought only for what is shown: among thousands of ids that takes its time. */
  report(path: Path, message: string, hint?: () => string): void {
    if (this.#found.length === MOST_PROBLEMS) {
      this.#more += 1;
      return;
    }
    const place = { ...this.#document.at(path), path: pathText(path), message };
    this.#found.push(hint === undefined ? place : { ...place, hint: hint() });
  }

  /** Every id that a file names must be declared in it. */
  declared(path: Path, kind: string, id: string, known: Record<string, unknown>): void {
    if (Object.hasOwn(known, id)) return;
    const ids = Object.keys(known);
    const hint = () => suggest(id, ids) ?? listed(kind, ids);
    this.report(path, `no ${kind} ${JSON.stringify(id)} is declared in this file`, hint);
  }
}

const listed = (kind: string, ids: readonly string[]): string =>
  ids.length === 0 ? `Declare it under ${kind}s.` : `Declared: ${ids.join(', ')}.`;
