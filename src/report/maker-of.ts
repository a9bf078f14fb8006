import type { Maker } from '../evidence/dataset.js';
import type { Finding } from '../verdict/finding.js';
import type { DescribedProvider } from './described-provider.js';
import type { DescribedBasis, DescribedRule } from './described-rule.js';
import type { SubjectText } from './report.js';

/** Whether it is a duty of whoever made a model: the AI Act binds the providers of models, not those who host them. */
export const isMakerDuty = ({ law, dutyOf, relation }: DescribedBasis): boolean =>
  law === 'AI-Act' && dutyOf === 'vendor' && relation !== 'own-policy';

/** Who made the model that a finding is about, where that is not who serves it. */
export function madeBy(
  { subject, provider }: Pick<Finding, 'subject' | 'provider'>,
  providers: Readonly<Record<string, DescribedProvider>>,
  subjects: readonly SubjectText[] = [],
): Maker | undefined {
  const own = providers[provider];
  const route = subjects.find(({ id, via }) => id === subject && via !== undefined);
  if (route !== undefined) return route.madeBy ?? (own && { name: own.name, id: own.id });
  return own?.models.find(({ id }) => id === subject || `${provider}/${id}` === subject)?.madeBy;
}

/** Whose duty a requirement is, where the law lays it on the maker of a model and another serves it. */
export const makerOf = (
  finding: Pick<Finding, 'subject' | 'provider'>,
  rule: Pick<DescribedRule, 'basis'> | undefined,
  providers: Readonly<Record<string, DescribedProvider>>,
  subjects: readonly SubjectText[] = [],
): Maker | undefined =>
  rule?.basis.some(isMakerDuty) === true ? madeBy(finding, providers, subjects) : undefined;
