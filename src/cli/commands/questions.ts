import { inputError } from '../../input/problem.js';
import { without } from '../../input/present.js';
import { resolveSubject } from '../../evidence/subject.js';
import { applyWaivers } from '../../verdict/apply-waivers.js';
import { evaluate } from '../../verdict/evaluate.js';
import { questionsReport, type QuestionsReport } from '../../report/questions-report.js';
import { type CommandText, EVIDENCE, one, requestOf } from '../command.js';
import { load, type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/**
 * The letter to a provider with questions on what is not shown or not met; without any where all is shown. Throws an
 * InputError for a subject that is no provider, or of which the policy asks nothing.
 */
export function questions(
  request: Omit<Request, 'subjects' | 'failOn'> & { subject: string },
): QuestionsReport {
  const inForce = load(request);
  const { dataset, policy, evidence } = inForce;
  const subject = resolveSubject(dataset, request.subject);
  if (subject.kind !== 'provider')
    throw inputError(`${subject.id} is a model; a letter goes to a provider`, {
      hint: `Try mimo-check questions ${subject.provider.id}.`,
    });
  // The letter is about the provider's own layer.
  const own = without(subject, 'behind');
  const found = evaluate(dataset, policy, [own], request.asOf);
  if (found.length === 0) throw inputError(`policy ${policy.id} asks nothing of ${subject.id}`);
  const softened = applyWaivers(found, evidence.waivers, policy, request.asOf);
  return questionsReport(
    { version: version(), ...inForce, subjects: [own], asOf: request.asOf, ...softened },
    subject.provider,
  );
}

export const QUESTIONS: CommandText = {
  name: 'questions',
  arguments: '<provider>',
  summary: 'draft a letter to the vendor that asks for what is not shown; it is not sent',
  examples: ['questions xiaomi', 'questions xiaomi --output letter.md'],
  options: EVIDENCE,
  format: 'markdown',
  answer: ([subject], flags, io) => questions({ ...requestOf([], flags, io), subject: one(subject) }),
};
