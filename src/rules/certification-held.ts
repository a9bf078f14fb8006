import type { AttributeValue } from '../core/attributes.js';
import { CERTIFICATES } from '../core/handling-attributes.js';
import { choice, list, type ValuesOf } from '../core/shape.js';
import { basis, defineRule, fail, on, pass, undecided, type Answer } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from './words.js';

const options = { accept: list(choice(CERTIFICATES), 'certificates of which one is enough', 1) };

function judge(one: AttributeValue<'certifications'>['certificates'][number], asOf: string): Answer {
  const { id, covers_offering, body, valid_until } = one;
  const missing = [
    ...(covers_offering === undefined ? ['whether it covers this API'] : []),
    ...(body === undefined ? ['who issued it'] : []),
    ...(valid_until === undefined ? ['until when it is valid'] : []),
  ];
  return weigh(
    covers_offering === false && fail(`${id} does not cover this API.`),
    valid_until !== undefined && valid_until < asOf && fail(`${id} was valid until ${valid_until}.`),
    missing.length > 0 && undecided(`${id} does not state ${enumerate(missing)}.`),
  );
}

export const certificationHeld = defineRule({
  id: 'certification-held',
  title: 'At least one accepted certificate covers this API',
  why: 'A certificate is a sign of good order that others have checked, no more: under the law only a certification of Art. 42 is an element of proof. Accepted here: {accept}.',
  basis: basis('GDPR', ['28(5)', '32(3)'], 'own-policy', 'you'),
  fix: 'Get a certificate, one of {accept}, with its scope, the body that issued it and its last day, and see that the scope names this API.',
  question:
    'Which certificates do you hold whose scope includes this API, from which body, and valid until when?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('certifications', ({ certificates, exhaustive }, { accept }: ValuesOf<typeof options>, world) => {
    const judged = certificates.filter(({ id }) => accept.includes(id)).map((one) => judge(one, world.asOf));
    const gaps = judged.flatMap((answer) => ('message' in answer ? [answer] : []));
    if (gaps.length < judged.length) return pass();
    const none = `No accepted certificate (${accept.join(', ')}) is shown to cover this API.`;
    const message = [none, ...gaps.map((gap) => gap.message)].join(' ');
    const settled = exhaustive === true && gaps.every(({ kind }) => kind === 'fail');
    return settled ? fail(message) : undecided(message);
  }),
});
