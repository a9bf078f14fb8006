import type { DataPath } from './plain-data.js';
import type { Location } from './problem.js';
import { positionFinder, refuseCharacters } from './read-file.js';
import type { PlacedNode } from './yaml/places.js';
import { readAnyYaml } from './yaml/read-any.js';
import { readSimpleYaml } from './yaml/read-simple.js';

/** A file's data, and the position of each part. */
export interface Document {
  /** The name that problems use for the file. */
  file: string;
  /** Plain objects, arrays, strings, numbers, booleans and null. */
  data: unknown;
  /**
   * The position of the value at a path, or of its key in a mapping. If there is nothing at the path: the
   * position of its nearest ancestor.
   */
  at(path: DataPath): Location;
}

/**
 * Parses one YAML 1.2 document in the core schema. Refuses what can mislead: anchors, tags, directives, merge
 * keys, duplicate keys, and numbers that would lose digits. Throws an `InputError` with every problem found.
 */
export function parseYaml(text: string, file: string): Document {
  refuseCharacters(text, file);
  const { data, root } = readSimpleYaml(text) ?? readAnyYaml(text, file);
  const place = positionFinder(text);
  return { file, data, at: (path) => ({ file, ...place(offsetAt(root, path)) }) };
}

function offsetAt(root: PlacedNode, path: DataPath): number {
  let part = root;
  for (const step of path) {
    const next = part.parts?.get(step);
    if (next === undefined) break;
    part = next;
  }
  return part.offset;
}
