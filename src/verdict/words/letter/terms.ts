import type { Language } from '../../../evidence/words/vocabulary-words.js';

type TermByLanguage = Readonly<Record<Language, string>>;

/** The terms of the letters, by language, as in the official texts on EUR-Lex. */
export const TERMS = {
  controller: { en: 'controller', de: 'Verantwortlicher', fr: 'responsable du traitement' },
  processor: { en: 'processor', de: 'Auftragsverarbeiter', fr: 'sous-traitant' },
  subProcessor: { en: 'sub-processor', de: 'weiterer Auftragsverarbeiter', fr: 'autre sous-traitant' },
  subProcessorOfClauses: {
    en: 'sub-processor',
    de: 'Unterauftragsverarbeiter',
    fr: 'sous-traitant ultérieur',
  },
  processingAgreement: {
    en: 'data processing agreement',
    de: 'Auftragsverarbeitungsvertrag (AVV)',
    fr: 'contrat de sous-traitance',
  },
  contractualClauses: {
    en: 'standard contractual clauses',
    de: 'Standardvertragsklauseln',
    fr: 'clauses contractuelles types',
  },
  adequacyDecision: {
    en: 'adequacy decision',
    de: 'Angemessenheitsbeschluss',
    fr: 'décision d’adéquation',
  },
  safeguards: { en: 'appropriate safeguards', de: 'geeignete Garantien', fr: 'garanties appropriées' },
  onwardTransfer: { en: 'onward transfer', de: 'Weiterübermittlung', fr: 'transfert ultérieur' },
  personalData: {
    en: 'personal data',
    de: 'personenbezogene Daten',
    fr: 'données à caractère personnel',
  },
  breach: {
    en: 'breach',
    de: 'Verletzung des Schutzes personenbezogener Daten',
    fr: 'violation de données à caractère personnel',
  },
  retentionPeriod: { en: 'retention period', de: 'Speicherdauer', fr: 'durée de conservation' },
  erasure: { en: 'erasure', de: 'Löschung', fr: 'effacement' },
  thirdCountry: { en: 'third country', de: 'Drittland', fr: 'pays tiers' },
  supervisoryAuthority: { en: 'supervisory authority', de: 'Aufsichtsbehörde', fr: 'autorité de contrôle' },
  protectionOfficer: {
    en: 'data protection officer',
    de: 'Datenschutzbeauftragter',
    fr: 'délégué à la protection des données',
  },
  representative: { en: 'authorised representative', de: 'Bevollmächtigter', fr: 'mandataire' },
  generalPurposeModel: {
    en: 'general-purpose AI model',
    de: 'KI-Modell mit allgemeinem Verwendungszweck',
    fr: 'modèle d’IA à usage général',
  },
  provider: { en: 'provider', de: 'Anbieter', fr: 'fournisseur' },
  downstreamProvider: { en: 'downstream provider', de: 'nachgelagerter Anbieter', fr: 'fournisseur en aval' },
  deployer: { en: 'deployer', de: 'Betreiber', fr: 'déployeur' },
  trainingData: { en: 'training data', de: 'Trainingsdaten', fr: 'données d’entraînement' },
} as const satisfies Record<string, TermByLanguage>;
