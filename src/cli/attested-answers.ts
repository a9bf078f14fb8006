import { ATTRIBUTE_IDS, type AttributeId, attributeOf } from '../evidence/attributes/attributes.js';
import { displayPath, loadFile } from '../input/load-file.js';
import { inputError, type Problem, throwAll } from '../input/problem.js';
import { POLICY_LIMIT } from '../input/read-file.js';
import { validateDocument } from '../input/schema.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { parseYaml } from '../input/yaml.js';
import { MODEL_ANSWERS, PROVIDER_ANSWERS } from '../evidence/attestations/attestation-shape.js';
import type { Values } from '../settings/setting-table.js';

/** An answer with the keys of an attestations file. */
export interface AnswerEntry {
  value: unknown;
  clause: string;
  says?: string;
  prevails_over?: { reason: string };
}
type AnswerOptions = Partial<Pick<Values, 'answer' | 'clause' | 'prevailsOver' | 'answers'>>;
export type AnswerEntries = Record<string, AnswerEntry>;

/** Parses repeated options like `--clause attribute=text`, by attribute. */
function byAttribute(texts: readonly string[] | undefined, option: string): Map<AttributeId, string> {
  const found = new Map<AttributeId, string>();
  for (const text of texts ?? []) {
    const at = text.indexOf('=');
    const id = at < 0 ? text : text.slice(0, at).trim();
    const known = ATTRIBUTE_IDS.find((one) => one === id.toLowerCase());
    if (known === undefined)
      throw inputError(`${option}: unknown attribute ${quoted(id)}`, {
        hint: suggest(id, ATTRIBUTE_IDS) ?? `It is written ${option} attribute=…`,
      });
    if (at < 0 || text.slice(at + 1).trim() === '')
      throw inputError(`${option} ${id}: nothing follows the attribute`, {
        hint: `It is written ${option} ${id}=…`,
      });
    if (found.has(known)) throw inputError(`${option} ${id} is given more than once`);
    found.set(known, text.slice(at + 1).trim());
  }
  return found;
}

/** The answers given by options, each with its clause. */
function fromOptions({ answer, clause, prevailsOver }: AnswerOptions): AnswerEntries {
  const values = byAttribute(answer, '--answer');
  const clauses = byAttribute(clause, '--clause');
  const reasons = byAttribute(prevailsOver, '--prevails-over');
  const problems: Problem[] = [];
  for (const id of [...clauses.keys(), ...reasons.keys()])
    if (!values.has(id)) problems.push({ message: `there is no --answer for ${id}` });
  for (const id of values.keys())
    if (!clauses.has(id))
      problems.push({
        message: `--clause ${id}=… is missing`,
        hint: 'Give the place in the document that says so: an answer without a place cannot be looked up.',
      });
  throwAll(problems);
  const entries = [...values].map(([id, text]): [string, AnswerEntry] => {
    const value: unknown = validateDocument(attributeOf(id).shape, parseYaml(text, `--answer ${id}`));
    const reason = reasons.get(id);
    const more = reason === undefined ? {} : { prevails_over: { reason } };
    return [id, { value, clause: clauses.get(id) ?? '', ...more }];
  });
  return Object.fromEntries(entries);
}

/**
 * Collects what a document says, by attribute, from the options and from an answers file, if given. Throws an
 * `InputError` for an unknown attribute, a value of the wrong form, a missing clause, and if there are no
 * answers.
 */
export function collectAnswers(options: AnswerOptions, ofModel: boolean): AnswerEntries {
  const given = fromOptions(options);
  const shape = ofModel ? MODEL_ANSWERS : PROVIDER_ANSWERS;
  const { answers: path } = options;
  const prepared =
    path === undefined ? {} : (loadFile(path, shape, { limit: POLICY_LIMIT }).value as AnswerEntries);
  const repeated = Object.keys(given).filter((id) => prepared[id] !== undefined);
  if (repeated.length > 0)
    throw inputError(`answered both in ${displayPath(path ?? '')} and by --answer: ${repeated.join(', ')}`);
  const all = { ...prepared, ...given };
  if (Object.keys(all).length === 0)
    throw inputError('there are no answers', {
      hint: 'Give at least one --answer attribute=value with its --clause attribute=place, or --answers <file>.',
    });
  return all;
}
