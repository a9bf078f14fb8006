import { concernsContent, type NamedPlace } from '../evidence/named-places.js';
import { saysNothing } from '../evidence/party.js';
import {
  type Answer,
  basis,
  defineRule,
  fail,
  notApplicable,
  on,
  opposing,
  silent,
  undecided,
  weigh,
  weighAgainst,
} from './rule.js';
import { type Mentioned, unlistedParty, unnamedIn, unplacedIn, type SubProcessors } from './parties.js';
import { sameParty } from './same-party.js';

/** A list that exists but is not copied here is not an empty list. */
function judgeEmpty({ entities, exhaustive, available_at }: SubProcessors): Answer {
  if (available_at !== undefined)
    return undecided(
      'The list of sub-processors is only linked and was not read here, so no sub-processor is shown.',
      'the list of sub-processors is only linked and was not read here',
    );
  return exhaustive === true && entities !== undefined
    ? notApplicable('No sub-processors are used, and the statement says that this is complete.')
    : undecided('The statement names no sub-processor, and does not say that none are used.');
}

function judge(value: SubProcessors): Answer {
  const { entities = [], exhaustive, available } = value;
  if (available === 'withheld') return fail('The list of sub-processors is withheld.');
  if (entities.length === 0) return judgeEmpty(value);
  return weigh(
    exhaustive !== true && silent('The list is not said to be complete.'),
    ...unnamedIn(entities),
    ...unplacedIn(entities),
    exhaustive === true &&
      available === undefined &&
      undecided('The statement does not say who can see the list.'),
  );
}

/** Places with the certified entity that receives content there, and any other entity named there. */
type Certified = readonly {
  data?: NamedPlace['data'];
  covered_entity?: { name: string };
  entity?: Mentioned;
}[];

/**
 * The certified entities that receive content. One that is also named as a party is treated as that party.
 */
const certifiedIn = (locations: Certified): Mentioned[] =>
  locations.filter(concernsContent).flatMap(({ covered_entity, entity }) => {
    const isNamed = covered_entity !== undefined && entity !== undefined;
    return covered_entity === undefined ||
      saysNothing(covered_entity.name) ||
      (isNamed && sameParty(entity, covered_entity.name))
      ? []
      : [{ name: covered_entity.name, kind: 'other' as const }];
  });

const CERTIFIED = 'certified recipient under an adequacy decision';

/** Third parties that receive content, access it or handle support must be on the list. */
const OPPOSERS = [
  opposing('transfer-tools', ({ tools }, _options, world, lists: readonly SubProcessors[]) => {
    const parties = tools.filter(concernsContent).flatMap(({ importer, exporter }) => [
      importer,
      // An exporter in free text is usually the customer.
      typeof exporter === 'object' ? exporter : undefined,
    ]);
    return unlistedParty(parties, 'party to a transfer tool', lists, world);
  }),
  opposing('access-locations', ({ locations }, _options, world, lists: readonly SubProcessors[]) => {
    const entities = locations.filter(concernsContent).map(({ entity }) => entity);
    return weighAgainst(
      unlistedParty(entities, 'party with access to the data', lists, world) ?? false,
      unlistedParty(certifiedIn(locations), CERTIFIED, lists, world) ?? false,
    );
  }),
  ...(['data-locations', 'inference-locations'] as const).map((attribute) =>
    opposing<typeof attribute, SubProcessors>(attribute, ({ locations }, _options, world, lists) =>
      unlistedParty(certifiedIn(locations), CERTIFIED, lists, world),
    ),
  ),
  // Free text identifies nobody, so it never fails.
  opposing('transfers', ({ recipients = [] }, _options, world, lists: readonly SubProcessors[]) =>
    unlistedParty(recipients, 'recipient outside the EEA', lists, world),
  ),
  opposing('abuse-monitoring', (value, _options, world, lists: readonly SubProcessors[]) =>
    concernsContent(value)
      ? unlistedParty(value.reviewers ?? [], 'reader of copies kept for abuse monitoring', lists, world)
      : undefined,
  ),
  opposing('upstreams', ({ parties }, _options, world, lists: readonly SubProcessors[]) =>
    unlistedParty(parties, 'provider that requests are passed on to', lists, world),
  ),
];

export const subProcessorsNamed = defineRule({
  id: 'sub-processors-named',
  title: 'The sub-processors are named, with their countries and tasks',
  why: 'You answer for the whole chain of processors. No law demands that the list is public, but you need to know at any time who is in it, where, and for what.',
  basis: [
    ...basis('GDPR', ['28(2)', '28(4)'], 'needed-for', 'you'),
    ...basis('EDPB-22-2024', ['Opinion 22/2024'], 'needed-for', 'you'),
  ],
  fix: 'Get the dated, complete list of sub-processors, with the country and task of each.',
  question:
    'Who are the sub-processors for this API, in which country and for which task each, and is the list complete?',
  subject: 'provider',
  about: 'service',
  excusedBy: ['contracting-entity'],
  options: {},
  check: on('sub-processors', judge, {
    opposedBy: OPPOSERS,
    // Identity matters only in comparison with other statements.
    informs: [
      'entities.name',
      'entities.data',
      'entities.covered_entity',
      'entities.covered_entity.name',
      'entities.covered_entity.looked_up',
    ],
  }),
});
