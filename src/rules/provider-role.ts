import { concernsContent } from '../evidence/named-places.js';
import { areUsedByDefault } from './periods.js';
import { aboutContent, FILES_USED, isUsed, otherRoles } from './on-content.js';
import { basis, defineRule, fail, on, opposing, silent, undecided, weigh } from './rule.js';

const LAWFUL = '(can be lawful; you need a legal basis for the disclosure)';

/** A controller of the copies for abuse monitoring is a controller of the prompts in them. */
const monitoring = (role: string) =>
  undecided(`For abuse monitoring of prompts and outputs the provider is ${role} ${LAWFUL}.`);

const byMonitoringRole = opposing('data-roles', (value) => {
  const role = otherRoles(value, 'abuse-monitoring');
  return role === undefined ? undefined : monitoring(role);
});

/** The copies contain prompts and outputs, and improving models is not on the customer's instructions. */
const byCopies = opposing('abuse-monitoring', (value) =>
  concernsContent(value) && areUsedByDefault(value)
    ? fail(
        "Copies kept for abuse monitoring are used to improve models, which is a purpose of the provider's own.",
      )
    : undefined,
);

/** Training on prompts is for the provider's own purposes. */
const byTraining = opposing('training-use', (value) => {
  const about = aboutContent(value);
  const used = isUsed(value);
  if (about === 'other' || used === 'no') return undefined;
  if (about === 'feedback-perhaps')
    return undecided(
      'Feedback is used to train models; the statement does not say whether it carries prompts or outputs.',
    );
  if (about === 'files') return undecided(FILES_USED);
  if (used === 'not-stated')
    return undecided(
      'The statement does not say whether prompts or outputs are used to train models by default.',
    );
  const what =
    about === 'feedback' ? 'Feedback that carries prompts or outputs is' : 'Prompts or outputs are';
  return fail(`${what} used to train models, which is a purpose of the provider's own.`);
});

export const providerRole = defineRule({
  id: 'provider-role',
  title: "Prompts and outputs are handled as processor, on the customer's instructions",
  why: 'Only a processor acts on your instructions. A provider that is a controller for your prompts decides for itself what they are used for, and you need a legal basis for handing them over.',
  basis: [
    ...basis('GDPR', ['28(3)(a)', '29'], 'requires', 'both'),
    ...basis('GDPR', ['4(7)', '4(8)'], 'defines', 'both'),
    ...basis('GDPR', ['28(10)'], 'needed-for', 'vendor'),
  ],
  fix: 'Get the clause that makes the provider your processor for prompts and outputs, with its role for every other kind of data.',
  question:
    'For prompts, outputs, account data, telemetry and abuse monitoring: are you processor or controller for each of them, and under which clause?',
  subject: 'provider',
  about: 'service',
  shows: ['processor-terms'],
  options: {},
  check: on(
    'data-roles',
    (value) => {
      const content = otherRoles(value, 'content');
      const copies = otherRoles(value, 'abuse-monitoring');
      return weigh(
        content !== undefined &&
          fail(`For prompts and outputs the provider is ${content}; the policy asks for processor.`),
        copies !== undefined && monitoring(copies),
        !value.roles.some(({ data }) => data === 'content') &&
          silent('The statement is about other data and gives no role for prompts and outputs.'),
      );
    },
    { opposedBy: [byTraining, byMonitoringRole, byCopies] },
  ),
});
