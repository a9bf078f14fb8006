import { audienceParts, citeIn, type ArticleForm, type Audience, type LawWords } from './letter-words.js';

const CITED: ArticleForm = {
  laws: {
    GDPR: 'RGPD',
    SCC: 'Clauses contractuelles types',
    'SCC-28': 'Clauses contractuelles types au titre de l’article 28, paragraphe 7, du RGPD',
    'AI-Act': 'Règlement sur l’IA',
    'EDPB-22-2024': 'Avis 22/2024 du comité européen de la protection des données',
  },
  article: (number) => `article ${number}`,
  point: (number) => `point ${number})`,
  paragraph: (number) => `paragraphe ${number}`,
  letter: (letter) => `point ${letter})`,
  annex: (number) => `annexe ${number}`,
  clause: (number) => `clause ${number}`,
  from: (day) => `(à partir du ${day})`,
  joins: [', ', ', ', ' ; ', ' ; '],
};

function audienceText({ scope, maker }: Audience): string {
  const parts = audienceParts(scope);
  if (parts === undefined) return '';
  const who =
    maker === undefined ? 'si vous êtes un fournisseur' : `dans la mesure où ${maker} est un fournisseur`;
  const where = parts.isThirdCountry ? ' établi dans un pays tiers' : '';
  const since =
    parts.placedBefore === undefined
      ? ''
      : ` ; pour les modèles mis sur le marché avant le ${parts.placedBefore}, au plus tard le ${parts.by ?? ''}`;
  return `${who} de modèles d’IA à usage général${where}${since}`;
}

/** The law in a French letter. */
export const LAW_FR: LawWords = {
  cite: (articles) => citeIn(CITED, articles),
  duty: { vendor: 'votre obligation', you: 'notre obligation', both: 'obligation des deux parties' },
  dutyOf: (maker) => `obligation de ${maker}`,
  underClauses: {
    vendor: 'en tant qu’importateur de données, si les clauses sont convenues',
    you: 'en tant qu’exportateur de données, si les clauses sont convenues',
    both: 'en tant qu’exportateur et importateur de données, si les clauses sont convenues',
  },
  permits: 'ce que le droit permet ici',
  defines: 'définitions',
  audience: audienceText,
  lawLine: (cited, duty) => `${cited} : ${duty}.`,
};
