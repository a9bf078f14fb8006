import type { PolicyEntry } from '../../policy/policy.js';
import type { LetterWords, ThemeId, ThemeWords } from '../../verdict/words/letter/letter-words.js';

/** The rules whose gaps a question is about. */
interface ThemeRules {
  rules: readonly string[];
  /** The articles behind what it asks for and no rule looks at. */
  also?: PolicyEntry['rule']['basis'];
}

/** One question to the vendor, in the words of a language. */
export type LetterTheme = ThemeRules & ThemeWords;

/** Every question of the letter, in its order; each rule belongs to one. Plain data. */
export const LETTER_THEMES: readonly (ThemeRules & { id: ThemeId })[] = [
  { id: 'entity', rules: ['contracting-entity-named'] },
  { id: 'terms', rules: ['dpa-terms'] },
  { id: 'roles', rules: ['provider-role'] },
  { id: 'training', rules: ['no-training'] },
  { id: 'places', rules: ['data-in-allowed-countries', 'inference-location-stated'] },
  { id: 'access', rules: ['access-in-allowed-countries'] },
  { id: 'confinement', rules: ['eu-only-routing'] },
  { id: 'transfers', rules: ['transfer-tool-named', 'transfer-assessment-on-file'] },
  { id: 'authorities', rules: ['authority-requests'] },
  { id: 'sub-processors', rules: ['sub-processors-named', 'sub-processor-changes'] },
  { id: 'retention', rules: ['retention-limit', 'abuse-monitoring-limit'] },
  { id: 'deletion', rules: ['deletion-or-return'] },
  { id: 'security', rules: ['security-measures', 'certification-held', 'breach-notice'] },
  {
    id: 'ai-act',
    rules: ['training-summary-public', 'downstream-documentation', 'eu-representative', 'ai-act-statement'],
    // The copyright policy.
    also: [{ law: 'AI-Act', article: '53(1)(c)', relation: 'requires', duty_of: 'vendor' }],
  },
  { id: 'models', rules: ['model-available', 'price-stated', 'context-minimum'] },
];

/** Every question in a language. */
export const themesIn = ({ themes }: LetterWords): LetterTheme[] =>
  LETTER_THEMES.map(({ id, ...rules }) => ({ ...rules, ...themes[id] }));
