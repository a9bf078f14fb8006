import { abuseMonitoringLimit } from './abuse-monitoring-limit.js';
import { accessInAllowedCountries } from './access-in-allowed-countries.js';
import { aiActStatement } from './ai-act-statement.js';
import { authorityRequests } from './authority-requests.js';
import { breachNotice } from './breach-notice.js';
import { certificationHeld } from './certification-held.js';
import { contextMinimum } from './context-minimum.js';
import { contractingEntityNamed } from './contracting-entity-named.js';
import { dataInAllowedCountries } from './data-in-allowed-countries.js';
import { deletionOrReturn } from './deletion-or-return.js';
import { downstreamDocumentation } from './downstream-documentation.js';
import { dpaTerms } from './dpa-terms.js';
import { euOnlyRouting } from './eu-only-routing.js';
import { euRepresentative } from './eu-representative.js';
import { inferenceLocationStated } from './inference-location-stated.js';
import { modelAvailable } from './model-available.js';
import { noTraining } from './no-training.js';
import { priceStated } from './price-stated.js';
import { providerRole } from './provider-role.js';
import { retentionLimit } from './retention-limit.js';
import type { Rule } from './rule.js';
import { securityMeasures } from './security-measures.js';
import { subProcessorChanges } from './sub-processor-changes.js';
import { subProcessorsNamed } from './sub-processors-named.js';
import { trainingSummaryPublic } from './training-summary-public.js';
import { transferAssessmentOnFile } from './transfer-assessment-on-file.js';
import { transferToolNamed } from './transfer-tool-named.js';

/** All rules, in the order of lists. */
export const RULES: readonly Rule[] = [
  dpaTerms,
  providerRole,
  subProcessorsNamed,
  subProcessorChanges,
  dataInAllowedCountries,
  inferenceLocationStated,
  accessInAllowedCountries,
  euOnlyRouting,
  transferToolNamed,
  transferAssessmentOnFile,
  authorityRequests,
  noTraining,
  retentionLimit,
  abuseMonitoringLimit,
  deletionOrReturn,
  breachNotice,
  securityMeasures,
  certificationHeld,
  contractingEntityNamed,
  trainingSummaryPublic,
  downstreamDocumentation,
  euRepresentative,
  aiActStatement,
  modelAvailable,
  priceStated,
  contextMinimum,
];

/** Looks up a rule by its id or, failing that, a former id. */
export const ruleNamed = (id: string, rules: readonly Rule[] = RULES): Rule | undefined =>
  rules.find((rule) => rule.id === id) ?? rules.find((rule) => rule.formerly?.includes(id) === true);

export const ruleOf = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id);
