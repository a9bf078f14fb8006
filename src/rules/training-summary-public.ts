import { basis, defineRule, fail, on, undecided, weigh } from './rule.js';

export const trainingSummaryPublic = defineRule({
  id: 'training-summary-public',
  title: 'A summary of the training content is public',
  why: 'Providers of general-purpose models have to publish a summary of the content used for training. It is the only one of these documents that must be public.',
  basis: basis('AI-Act', ['53(1)(d)'], 'requires', 'vendor'),
  fix: 'Find the address where the summary for this model is published, or ask for it.',
  question: 'Where is the public summary of the content used for training, for each model?',
  subject: 'model',
  about: 'model',
  public: true,
  options: {},
  check: on('training-summary', ({ published, url }) =>
    weigh(
      !published && fail('No summary of the training content is published.'),
      url === undefined && undecided('The statement does not say where the summary is published.'),
    ),
  ),
});
