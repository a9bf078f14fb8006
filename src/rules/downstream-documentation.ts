import { exemptUnder } from './open-source-exemption.js';
import { any, basis, defineRule, fail, on, pass } from './rule.js';

export const downstreamDocumentation = defineRule({
  id: 'downstream-documentation',
  title: 'Documentation for downstream providers is offered',
  why: 'Whoever builds a system on a general-purpose model needs its capabilities and limits on paper. The documentation need not be public, and open-source models without systemic risk are exempt.',
  basis: basis('AI-Act', ['53(1)(b)', 'Annex XII'], 'requires', 'vendor'),
  fix: 'Get the documentation for downstream providers, or the statement that the model is exempt and on which paragraph that rests.',
  question:
    'How can we get the documentation for downstream providers of this model, or which exemption do you rely on?',
  subject: 'model',
  about: 'model',
  options: {},
  check: any(
    on(
      'downstream-information',
      ({ offered }) => (offered ? pass() : fail('No documentation for downstream providers is offered.')),
      { informs: ['how'] },
    ),
    exemptUnder('53-2'),
  ),
});
