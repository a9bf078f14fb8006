import { fail, notApplicable, on, opposing, undecided, type Check } from './rule.js';

const ARTICLES = { '53-2': 'Art. 53(2)', '54-6': 'Art. 54(6)' } as const;

/** A licence never shows that a model is exempt; closed weights show that it is not. */
const byWeights = opposing('licence', ({ weights }) =>
  weights === 'closed'
    ? fail('The weights of the model are closed; the exemption is for open-source models.')
    : undefined,
);

/** Exempt only if the provider says so, never by a licence, and never with systemic risk. */
export const exemptUnder = (paragraph: keyof typeof ARTICLES): Check<unknown> =>
  on(
    'open-source-exemption',
    ({ relied_on, systemic_risk }) => {
      const exemption = `the exemption of ${ARTICLES[paragraph]} for open-source models`;
      if (!relied_on.includes(paragraph)) return fail(`The provider does not rely on ${exemption}.`);
      if (systemic_risk === undefined)
        return undecided(
          `The provider relies on ${exemption}; the statement does not say whether the model has systemic risk.`,
        );
      return systemic_risk
        ? fail(`The provider relies on ${exemption}, which does not apply to a model with systemic risk.`)
        : notApplicable(`The provider relies on ${exemption}, for a model without systemic risk.`);
    },
    { opposedBy: [byWeights] },
  );
