import { countryLabel } from '../input/countries.js';
import { saysNothing } from '../evidence/party.js';
import { exemptUnder } from './open-source-exemption.js';
import { any, basis, defineRule, fail, on, undecided, weigh } from './rule.js';
import { isInUnion } from './parties.js';

export const euRepresentative = defineRule({
  id: 'eu-representative',
  title: 'An authorised representative in the Union is named',
  why: 'A provider from a third country has to appoint a representative in the Union for its general-purpose models, unless the model is exempt as open source without systemic risk.',
  basis: basis('AI-Act', ['54(1)'], 'requires', 'vendor'),
  fix: 'Get the name and address of the representative, or the statement that the model is exempt and on which paragraph that rests.',
  question:
    'Who is your authorised representative in the Union for this model, or which exemption do you rely on?',
  subject: 'model',
  about: 'model',
  options: {},
  check: any(
    on('authorised-representative', ({ appointed, name, country }, _options, world) =>
      weigh(
        !appointed && fail('No authorised representative in the Union is appointed.'),
        country !== undefined &&
          !isInUnion(country, world.eea) &&
          fail(`The representative is in ${countryLabel(country)}, outside the Union.`),
        saysNothing(name) && undecided('The statement does not say who the representative is.'),
        country === undefined &&
          undecided('The statement does not say in which country the representative is.'),
      ),
    ),
    exemptUnder('54-6'),
  ),
});
