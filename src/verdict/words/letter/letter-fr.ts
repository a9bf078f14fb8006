import {
  frenchDay,
  frenchList,
  ofDay,
  onDay,
  toDay,
  untilDay,
  withFrenchDays,
} from '../../../evidence/words/french.js';
import { capitalised } from '../../../input/words.js';
import { VOCABULARY_FR } from '../../../evidence/words/vocabulary-fr.js';
import { LAW_FR } from './law-fr.js';
import { inBrackets, type ReviewSummary, type LetterSearch, type LetterWords } from './letter-words.js';
import { THEMES_FR } from './themes-fr.js';

const REVIEWS = {
  undated: 'un examen non daté de documents accessibles au public',
  partly: 'un examen, en partie non daté, de documents accessibles au public',
  dated: 'un examen de documents accessibles au public',
} as const;
const REPORTS = 'sur des indications de tiers que nous n’avons pas vérifiées';
const MISSED = 'il est possible que certains de vos documents nous aient échappé';

function reviewText({ review, hasReports, asOf }: ReviewSummary): string {
  const review_ = review === 'none' ? [] : [`sur ${REVIEWS[review]}`];
  const grounds = [...review_, ...(hasReports ? [REPORTS] : [])];
  const [first = `sur les documents publics dont nous avions connaissance ${toDay(asOf)}`, ...more] = grounds;
  return `Nous nous fondons ${[first, ...more].join(' et ')} ; ${MISSED}.`;
}

const quote = (text: string): string => `« ${text} »`;

const FRENCH_MONTH = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

/**
 * Adds non-breaking spaces: before two-part punctuation, inside quotation marks, between a noun and its
 * number.
 */
const typeset = (text: string): string =>
  text
    .replace(/ (?=[;:?!»])/g, '\u00a0')
    .replace(/(?<=«) /g, '\u00a0')
    .replace(
      /(?<=\b(?:article|paragraphe|point|clause|annexe|module|passage)s?) (?=\d|[a-h]\)|[IVX]+\b)/gi,
      '\u00a0',
    )
    .replace(
      new RegExp(
        `(?<=\\d|\\d(?:er|\\))) (?=(?:${FRENCH_MONTH}|jours?|heures?|jetons?|USD)(?![\\p{L}]))`,
        'gu',
      ),
      '\u00a0',
    );

/** A place in a document in its own language, or translated if it is only numbers. */
const passage = (place: string): string => {
  const plain = place.replaceAll(' and ', ' et ').replaceAll(';', ' ;');
  return `passage ${/\p{L}{3}/u.test(plain) ? quote(place) : plain}`;
};

/** Translates the file's English on the edition of a document. */
function versionText(version: string): string {
  const each = version.split(' and ');
  const text = each
    .map((one) => (one === frenchDay(one) ? one : ofDay(one)))
    .join(' et ')
    .replace(/\b(?:last )?updated?(?: on)? (?=\d{4})/g, 'mise à jour : ')
    .replace(/\beffective(?: from)? (?=\d{4})/g, 'entrée en vigueur : ')
    .replace(/\b(?:released|published)(?: on)? (?=\d{4})/g, 'publication : ')
    .replace(/ \((.*)\)$/, ', $1');
  return withFrenchDays(/^[\p{L} ]+ : /u.test(text) ? text : `version${each.length > 1 ? 's' : ''} ${text}`);
}

/** Describes a search that found nothing: one on record, or one in named documents. */
function searchResult({ by, documents }: LetterSearch): string {
  const named = frenchList(documents);
  if (by !== undefined) return `la recherche consignée dans ${named} est restée sans résultat sur ce point`;
  const where = documents.length === 1 ? 'du document' : 'des documents';
  return `l’examen ${where} ${named} n’a pas permis de trouver d’information sur ce point`;
}

/** A sentence on where a statement is found, and then its age, so that an address does not end it. */
function frenchSource([age = '', ...places]: readonly string[]): string {
  const source = places.filter((place) => place !== '');
  return source.length === 0 ? `${capitalised(age)}.` : `Source : ${[...source, age].join(' ; ')}.`;
}

/** Whether a value begins with a named field, which would put a second colon after the first. */
const hasColon = (text: string): boolean => /^[^«;,(]* : /.test(text);

export const LETTER_FR: LetterWords = {
  vocabulary: VOCABULARY_FR,
  typeset,
  head: 'Projet. À relire avant envoi.',
  subject: (offering) => `Objet : questions relatives à votre service ${quote(offering)}`,
  to: (name) => `Destinataire : ${name},`,
  contact: 'délégué à la protection des données',
  from: 'Expéditeur :',
  organisation: 'votre organisation',
  answerBy: (date) => `Réponse souhaitée au plus tard le ${date}`,
  date: '[date : quatre semaines après l’envoi]',
  opening: (offering, review) => [
    `L’article 28, paragraphe 1, du règlement (UE) 2016/679 (« RGPD ») ne nous autorise à faire appel qu’à des sous-traitants qui présentent des garanties suffisantes. Avant que des données à caractère personnel concernant des personnes qui se trouvent dans l’Espace économique européen (« EEE ») ne soient transmises à votre service ${quote(offering)}, nous devons être en mesure de démontrer l’existence de ces garanties. Nous vous saurions donc gré de bien vouloir répondre aux questions ci-après.`,
    `${reviewText(review)} Lorsqu’un document répond à une question, il suffit d’en indiquer le titre, la version, la date et la clause.`,
  ],
  salutation: 'Madame, Monsieur,',
  farewell: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  nothingToAsk:
    'Nous n’avons aucune question à vous poser : nous disposons d’une réponse sur chacun des points que nous examinons.',
  forMaker: (maker) =>
    `Question destinée à ${maker}, en tant que concepteur : si vous ne pouvez pas y répondre, merci de la lui transmettre ou de nous indiquer à qui nous adresser.`,
  found: 'Éléments dont nous disposons :',
  law: 'Textes applicables :',
  closes: 'Réponse attendue :',
  doesNot: 'Réponse insuffisante :',
  findings: 'Nos références :',
  findingIds: (ids) => `nos références : ${ids}`,
  quoted:
    'Vos conditions et politiques sont citées d’après leur texte publié, dans son état au jour indiqué. Si un contrat conclu entre nous en dispose autrement, merci de nous indiquer la clause applicable.',
  closing:
    'Vos réponses seront conservées dans nos dossiers. Si l’une de nos indications sur votre service est inexacte, merci de nous le signaler ; nous la corrigerons.',
  signature: 'nom, fonction',
  appendix: 'Annexe à l’usage de l’expéditeur',
  removeBeforeSending: 'À retirer avant envoi.',
  appendixText: 'Annexe à l’usage de l’expéditeur : à retirer avant envoi',
  recordingTitle: 'Enregistrer les réponses',
  recording: (id) => [
    'Conservez sans modification les documents qui contiennent une réponse : leur empreinte numérique relie l’enregistrement à ces documents.',
    `Enregistrez ce que dit chacun d’eux : mimo-check attest ${id} --document FILE --title TITLE --kind KIND --party NAME --effective-from DAY --expires DAY --owner NAME --answer ATTRIBUTE=VALUE --clause ATTRIBUTE=PLACE --attestations attestations.yaml`,
    `KIND vaut contract pour ce qui engage le prestataire, vendor-statement pour ce qu’il vous écrit, own-assessment pour ce que vous avez établi vous-même. Plusieurs réponses peuvent figurer dans un même fichier : --answers FILE. Si une réponse concerne un seul modèle, indiquez l’identifiant de ce modèle à la place de ${id}.`,
    `Relancez ensuite la vérification, avec les mêmes options que pour cette lettre : mimo-check ${id} --attestations attestations.yaml`,
  ],
  columns: ['Question', 'Attribut', 'Forme de la valeur'],
  noticeTitle: 'Avertissement',
  replaced: (provider, file) =>
    `Les informations sur ${provider} proviennent de ${file} (votre fichier), et non du fichier livré avec mimo-check.`,
  notice: (name, asOf) => [
    `Cette lettre repose sur une comparaison, à la date ${ofDay(asOf)}, entre les déclarations disponibles et les exigences de son expéditeur. Elle ne constitue ni un avis juridique ni une appréciation du respect du droit par ${name}. Si un élément n’a pas été trouvé, cela signifie que les pièces disponibles ne le montrent pas, et non qu’il n’existe pas. Les sources ont pu changer depuis leur lecture.`,
    `Ce document est établi sans lien avec ${name} et sans son approbation.`,
  ],
  attribution: (name, url, licence, terms) =>
    `Contient des informations provenant de ${name} (${url}), mises à disposition sous la licence ${licence} (${terms}).`,
  themes: THEMES_FR,
  // All of these must apply at once, which "pour A et B" would not say.
  only: (conditions) =>
    `${conditions.length > 1 ? 'uniquement lorsque sont réunis' : 'uniquement pour'} ${frenchList(conditions.map(({ title }) => quote(title)))}`,
  quote,
  noStatement: (title) => `${title} : nous ne disposons d’aucune déclaration de votre part.`,
  heldDocument: ({ document, place, title, open }) =>
    `${title} : nous disposons de votre document ${document}, ${place}${open === '' ? '' : ` ; ${open}`}.`,
  open: {
    ended: (day) => `selon nos dossiers, il s’appliquait ${untilDay(day)}`,
    notYet: (day) => `selon nos dossiers, il prend effet ${onDay(day)}`,
    copyMissing:
      'la copie que nous avons enregistrée n’est pas disponible, de sorte qu’il ne nous permet pas encore de clore ce point',
    otherForm: 'il ne répond pas sous la forme dont nous avons besoin',
    stale: (day) => `il date ${ofDay(day)}, et nous avons besoin d’une réponse plus récente`,
    unsettled: 'il ne nous permet pas de clore ce point',
    partial: 'il ne répond pas à tout ce que nous demandons',
    differs: 'd’autres déclarations dont nous avons connaissance en diffèrent',
  },
  search: (search) =>
    `${search.title}${inBrackets([search.only])} : ${search.hasDocument ? 'par ailleurs, ' : ''}${searchResult(search)}.`,
  reportedSearch: ({ title }) =>
    `${title} : des tiers indiquent n’avoir rien trouvé sur ce point ; nous ne l’avons pas vérifié.`,
  reported: (document, version) =>
    `D’après des tiers, votre document ${document}${inBrackets([version === undefined ? '' : versionText(version)])} traite de ce point ; nous ne l’avons pas vérifié.`,
  replied: (day, text) => `Votre réponse ${ofDay(day)} : ${quote(text)}`,
  seen: (day) => `texte constaté ${onDay(day)}`,
  recorded: (day) => `dernière modification connue du texte : ${frenchDay(day)}`,
  undated: 'information non datée',
  at: passage,
  clause: (document, place) => `${document}, ${passage(place)}`,
  copy: (address) => `copie : ${address}`,
  tooOld: 'Nous reposons la question, car cette indication est trop ancienne pour nous.',
  validUntil: (day) => `en vigueur ${untilDay(day)}`,
  ofGroup: 'pour l’ensemble de l’entreprise',
  edition: () => 'selon l’une des versions dont nous disposons',
  stated: (title, text) =>
    `${title}${hasColon(text) ? ' – ' : ' : '}${text.replaceAll(' », en substance « ', ' », « ')}`,
  ofModels: (names, text) => `${names.replaceAll('; ', ' ; ')} – ${text}`,
  limited: (title, limits) => `${title}${inBrackets(limits)}`,
  notes: frenchSource,
  onFile: (about, text) => `${text} ${about}`,
  ...LAW_FR,
};
