import { basis, defineRule, fail, on, undecided, weigh } from './rule.js';

export const securityMeasures = defineRule({
  id: 'security-measures',
  title: "The security measures and the customer's audit right are set out in writing",
  why: 'You may use only processors that offer sufficient guarantees, and have to be able to check them. A page on security in general is not an annex to your contract.',
  basis: [
    ...basis('GDPR', ['28(3)(c)', '28(3)(h)', '32(1)'], 'requires', 'both'),
    ...basis('GDPR', ['28(1)'], 'requires', 'you'),
  ],
  fix: 'Get the annex with the technical and organisational measures, and the clause with your right to audit.',
  question:
    'Which document sets out your technical and organisational measures, and which clause our right to audit?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on('security-terms', ({ in_writing, audit_right }) =>
    weigh(
      in_writing === false &&
        fail('The security measures are not set out in a document that customers can have.'),
      audit_right === false && fail('Customers have no right to audit.'),
      in_writing === undefined && undecided('The statement does not say that security measures are set out.'),
      audit_right === undefined &&
        undecided('The statement does not say that customers have a right to audit.'),
    ),
  ),
});
