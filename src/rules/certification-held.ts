import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { CERTIFICATES, WITHOUT_TYPE } from '../evidence/attributes/handling-attributes.js';
import { saysNothing } from '../evidence/party.js';
import { choice, list, type ValuesOf } from '../input/shape.js';
import { type Answer, basis, defineRule, fail, on, pass, silent, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';

type Certificate = AttributeValue<'certifications'>['certificates'][number];
type CertificateWithType = Exclude<(typeof CERTIFICATES)[number], (typeof WITHOUT_TYPE)[number]>;

const isWithoutType = (id: string): boolean => WITHOUT_TYPE.some((one) => one === id);
const TYPED = CERTIFICATES.filter((id): id is CertificateWithType => !isWithoutType(id));

const options = { accept: list(choice(TYPED), 'certificates of which one is enough', 1) };

/** Whether a certificate is accepted, or may be since its type is not stated. */
const mayCount = ({ id }: Certificate, accept: readonly string[]): boolean =>
  accept.some((one) => one === id || (isWithoutType(id) && one.startsWith(`${id}-type-`)));

/** A certificate is issued for one edition of a standard, and editions expire. */
function judgeEdition({ id, edition }: Certificate, { asOf, editions }: World): Answer {
  const known = editions[id];
  if (known === undefined) return pass();
  if (edition === undefined || saysNothing(edition)) return undecided(`${id} does not state its edition.`);
  // Sources write "2022" and "ISO/IEC 27001:2022".
  const year = edition.split(':').at(-1)?.trim();
  const found = known.find((one) => one.edition === year);
  if (found === undefined) return undecided(`The edition ${edition} of ${id} is not on file.`);
  return found.until !== undefined && found.until < asOf
    ? fail(`The edition ${edition} of ${id} ended on ${found.until}.`)
    : pass();
}

function judge(one: Certificate, world: World): Answer {
  const { id, covers_offering, body, valid_until } = one;
  const missing = [
    ...(isWithoutType(id) ? ['its type'] : []),
    ...(covers_offering === undefined ? ['whether it covers this API'] : []),
    ...(saysNothing(body) ? ['who issued it'] : []),
    ...(valid_until === undefined ? ['until when it is valid'] : []),
  ];
  return weigh(
    covers_offering === false && fail(`${id} does not cover this API.`),
    valid_until !== undefined && valid_until < world.asOf && fail(`${id} was valid until ${valid_until}.`),
    judgeEdition(one, world),
    missing.length > 0 && undecided(`${id} does not state ${enumerate(missing)}.`),
  );
}

/**
 * One flawless certificate passes, and one with an open point may yet. An incomplete list without any is
 * silent.
 */
function judgeAll(
  { certificates, exhaustive }: AttributeValue<'certifications'>,
  { accept }: ValuesOf<typeof options>,
  world: World,
): Answer {
  const judged = certificates.filter((one) => mayCount(one, accept)).map((one) => judge(one, world));
  const gaps = judged.flatMap((answer) => ('message' in answer ? [answer] : []));
  if (gaps.length < judged.length) return pass();
  const none = `No accepted certificate (${accept.join(', ')}) is shown to cover this API.`;
  const message = [none, ...gaps.map((gap) => gap.message)].join(' ');
  if (gaps.some(({ kind }) => kind === 'undecided')) return undecided(message);
  return gaps.length > 0 || exhaustive === true ? fail(message) : silent(message);
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
  check: on('certifications', judgeAll, { informs: ['certificates.scope'] }),
});
