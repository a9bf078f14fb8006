import { inputError } from '../../input/problem.js';
import { without } from '../../input/plain-data.js';
import { resolveSubject } from '../../evidence/subject.js';
import { questionsReport, type QuestionsReport } from '../../report/questions-report.js';
import { EVIDENCE_OPTIONS, requiredArgument, requestOf, defineCommand } from '../command.js';
import { type Request } from '../../run/request.js';
import { findAll } from '../../run/check.js';
import { valuesOf } from '../../settings/settings.js';
import { runOf, load } from '../../run/load.js';

/**
 * Makes the letter to a provider, with questions on what is not shown or not met; it has none if everything
 * is shown. Throws an `InputError` if the subject is not a provider, or the policy asks nothing of it.
 */
export function questions(
  request: Omit<Request, 'subjects' | 'failOn'> & { subject: string },
): QuestionsReport {
  const basis = load(request);
  const { dataset, policy } = basis;
  const subject = resolveSubject(dataset, request.subject);
  if (subject.kind !== 'provider')
    throw inputError(`${subject.id} is a model; a letter goes to a provider`, {
      hint: `Try mimo-check questions ${subject.provider.id}.`,
    });
  // The letter is about the provider itself, not about who is behind its models.
  const own = without(subject, 'behind');
  const found = findAll(runOf(basis, [own]));
  if (found.findings.length === 0) throw inputError(`policy ${policy.id} asks nothing of ${subject.id}`);
  return questionsReport(found, subject.provider, request.lang);
}

export const QUESTIONS_COMMAND = defineCommand({
  examples: ['questions xiaomi', 'questions xiaomi --output letter.md'],
  options: [...EVIDENCE_OPTIONS, 'lang'],
  format: 'markdown',
  formatOnTerminal: 'text',
  request: ([subject], settings) => ({
    ...requestOf([], settings),
    ...valuesOf(settings, ['lang']),
    subject: requiredArgument(subject),
  }),
  answer: questions,
});
