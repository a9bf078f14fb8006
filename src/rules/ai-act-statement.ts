import { defineRule, fail, on, undecided, weigh } from './rule.js';

export const aiActStatement = defineRule({
  id: 'ai-act-statement',
  title: 'The provider says how it meets the AI Act for this service',
  why: 'A statement helps you to sort out which duties are yours. No law demands one, and its absence is not a breach.',
  basis: [],
  fix: 'Find the address of the statement, or ask which duties of the AI Act the provider takes on and which it leaves to you.',
  question:
    'Where do you say which duties of the AI Act you meet for this service, and which you leave to customers?',
  subject: 'model',
  about: 'service',
  shows: ['trust-materials'],
  options: {},
  check: on('ai-act-position', ({ published, url }) =>
    weigh(
      !published && fail('The provider publishes no statement on the AI Act for this service.'),
      url === undefined && undecided('The file does not give the address of the statement.'),
    ),
  ),
});
