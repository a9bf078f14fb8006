import { basis, defineRule, fail, on, pass, undecided } from './rule.js';
import { enumerate } from './words.js';

export const providerRole = defineRule({
  id: 'provider-role',
  title: "Prompts and outputs are handled as processor, on the customer's instructions",
  why: 'Only a processor acts on your instructions. A provider that is a controller for your prompts decides for itself what they are used for, and you need a ground for handing them over.',
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
  check: on('data-roles', ({ roles }) => {
    const found = roles.filter(({ data }) => data === 'content').map(({ role }) => role);
    const others = found.filter((role) => role !== 'processor');
    if (others.length > 0)
      return fail(
        `For prompts and outputs the provider is ${enumerate([...new Set(others)])}; processor is required.`,
      );
    return found.length === 0 ? undecided('The role for prompts and outputs is not stated.') : pass();
  }),
});
