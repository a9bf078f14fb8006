import { VOCABULARY_FR } from '../../../evidence/words/vocabulary-fr.js';
import { LAW_FR } from './law-fr.js';
import type { Ground, LetterWords } from './letter-words.js';

const REVIEWS = {
  undated: 'un examen non daté de documents publics',
  partly: 'un examen en partie non daté de documents publics',
  dated: 'un examen de documents publics',
} as const;
const REPORTS = 'sur des signalements de tiers que nous n’avons pas vérifiés';

function groundText({ review, hasReports, asOf }: Ground): string {
  if (review !== 'none')
    return hasReports
      ? `Nous nous fondons sur ${REVIEWS[review]} et ${REPORTS} ; vos documents ont pu échapper à l’un comme aux autres.`
      : `Nous nous fondons sur ${REVIEWS[review]} ; vos documents ont pu nous échapper.`;
  return hasReports
    ? `Nous nous fondons ${REPORTS} ; vos documents ont pu leur échapper.`
    : `Nous nous fondons sur les documents publics dont nous avions connaissance au ${asOf} ; les vôtres ont pu nous échapper.`;
}

const quote = (text: string): string => `« ${text} »`;

/** A sign of two parts has a blank before it, and a quotation one inside: none of them may break a line. */
const typeset = (text: string): string =>
  text.replace(/ (?=[;:?!»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');

/** The letter in French. */
export const LETTER_FR: LetterWords = {
  vocabulary: VOCABULARY_FR,
  typeset,
  head: 'Projet. À relire avant envoi.',
  subject: (offering) => `Questions relatives à votre service ${quote(offering)}`,
  to: (name) => `À l’attention de : ${name},`,
  contact: 'contact pour la protection des données',
  from: 'De :',
  organisation: 'votre organisation',
  answerBy: (date) => `Réponse souhaitée avant le : ${date}`,
  date: '[date : quatre semaines après l’envoi]',
  opening: (offering, ground) => [
    `L’article 28, paragraphe 1, du RGPD ne nous permet de faire appel qu’à des sous-traitants qui présentent des garanties suffisantes. Avant que des données à caractère personnel de personnes se trouvant dans l’EEE ne soient transmises à votre service ${quote(offering)}, nous devons être en mesure de démontrer ces garanties. Nous vous remercions donc de nous éclairer sur les points suivants.`,
    `${groundText(ground)} Lorsqu’un document répond à une question, il suffit d’en indiquer le titre, la version, la date et la clause.`,
  ],
  salutation: 'Madame, Monsieur,',
  farewell: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  nothingToAsk: 'Nous n’avons aucune question : nous disposons d’une réponse à chacun de nos points.',
  forMaker: (maker) =>
    `À l’attention de ${maker}, concepteur du modèle : si vous ne pouvez pas répondre, merci de transmettre cette question ou de nous indiquer à qui nous adresser.`,
  found: 'Ce que nous avons trouvé :',
  law: 'Base juridique :',
  closes: 'Ce qui répond à la question :',
  doesNot: 'Ce qui n’y répond pas :',
  findings: 'Constats :',
  findingIds: (ids) => `constats : ${ids}`,
  quoted: (first, last) =>
    `Ce que nous citons de vos conditions et politiques est le texte publié ${first === last ? `à la date suivante : ${first}` : `entre ${first} et ${last}`}. Si un contrat entre nous prévoit autre chose, merci de nous en indiquer la clause.`,
  closing:
    'Nous conservons vos réponses dans nos dossiers. Si l’une de nos affirmations sur votre service est inexacte, merci de nous le signaler ; nous la corrigerons.',
  signature: 'nom, fonction',
  appendix: 'Annexe à l’usage de l’expéditeur',
  takeOut: 'À retirer avant envoi.',
  appendixText: 'Annexe à l’usage de l’expéditeur : à retirer avant envoi',
  recordingTitle: 'Enregistrer les réponses',
  recording: (id) => [
    'Conservez sans modification les documents qui contiennent une réponse : leur empreinte numérique relie l’enregistrement à ces documents.',
    `Enregistrez ce que dit chacun d’eux : mimo-check attest ${id} --document FILE --title TITLE --kind KIND --party NAME --effective-from DAY --expires DAY --owner NAME --answer ATTRIBUTE=VALUE --clause ATTRIBUTE=PLACE --attestations attestations.yaml`,
    `KIND vaut contract pour ce qui engage le fournisseur, vendor-statement pour ce qu’il vous écrit, own-assessment pour ce que vous avez établi vous-même. Plusieurs réponses peuvent figurer dans un même fichier : --answers FILE. Si une réponse concerne un seul modèle, indiquez l’identifiant de ce modèle à la place de ${id}.`,
    `Relancez ensuite la vérification, avec les mêmes options que pour cette lettre : mimo-check ${id} --attestations attestations.yaml`,
  ],
  columns: ['Question', 'Attribut', 'Forme de la valeur'],
  noticeTitle: 'Avertissement',
  replaced: (provider, file) =>
    `Les informations sur ${provider} proviennent de ${file} (votre fichier), et non du fichier livré avec mimo-check.`,
  notice: (name, asOf) => [
    `Cette lettre repose sur une comparaison entre les déclarations dont nous disposons et les exigences de son expéditeur, à la date du ${asOf}. Elle ne constitue ni un avis juridique ni une appréciation du respect du droit par ${name}. Si un élément n’a pas été trouvé, cela signifie que les pièces disponibles ne le montrent pas, et non qu’il n’existe pas. Les sources ont pu changer depuis leur lecture.`,
    `Sans lien avec ${name} et sans son approbation.`,
  ],
  themes: {
    entity: {
      title: 'Entité contractante',
      question:
        'Quelle entité juridique conclut le contrat avec les clients établis dans l’EEE pour ce service, et quel est le droit applicable ?',
      closes: 'Son nom, son immatriculation et son pays, avec la clause qui les mentionne.',
      doesNot: 'Un nom de marque.',
    },
    terms: {
      title: 'Contrat de sous-traitance de données',
      question:
        'Quelles conditions vous lient en tant que sous-traitant pour ce service, dans quelle version, et comment sont-elles conclues ? Où couvrent-elles l’article 28, paragraphe 3, points a) à h), du RGPD ?',
      closes: 'Le document avec sa date, et une clause pour chacun des points a) à h).',
      doesNot: 'Une mention telle que « GDPR ready ».',
    },
    roles: {
      title: 'Rôles',
      question:
        'Agissez-vous en tant que sous-traitant ou en tant que responsable du traitement pour chacun des éléments suivants : invites, résultats, données de compte, télémétrie et détection des abus ?',
      closes: 'Un rôle pour chaque type de données, avec la clause.',
      doesNot: 'Un seul mot pour tous.',
    },
    training: {
      title: 'Entraînement',
      question:
        'Les invites, les résultats, les fichiers ou les commentaires sont-ils utilisés comme données d’entraînement, ou pour affiner, évaluer ou améliorer des modèles : par défaut, et selon la formule, la région et l’édition ?',
      closes: 'La clause du contrat qui s’applique à notre formule et à notre région.',
      doesNot: 'Un article de blog, ou un réglage qu’aucune clause ne garantit.',
    },
    places: {
      title: 'Lieux de stockage et d’inférence',
      question:
        'Dans quels pays les contenus, les journaux et les sauvegardes sont-ils stockés, et où l’inférence est-elle exécutée, pour chaque point d’accès et en cas de basculement ? La liste est-elle complète ?',
      closes: 'Une liste complète pour chaque point d’accès, intégrée au contrat.',
      doesNot: 'Des mots tels que « notamment » ou « infrastructure mondiale ».',
    },
    access: {
      title: 'Accès',
      question:
        'Depuis quels pays, par quelles entités et à quelles fins les données sont-elles accessibles ?',
      closes: 'Une liste complète avec les finalités et les contrôles.',
      doesNot: '« Les serveurs sont dans l’UE. »',
    },
    confinement: {
      title: 'Traitement au sein de l’EEE',
      question: 'Le traitement peut-il être limité à l’EEE, et le contrat le garantit-il ?',
      closes: 'La clause, avec le point d’accès ou la formule auxquels elle s’applique.',
      doesNot: 'Le nom d’un point d’accès.',
      wish: 'Traitement limité à l’EEE : aucune loi ne l’impose ; cela nous aide à éviter les transferts vers des pays tiers.',
    },
    transfers: {
      title: 'Transferts',
      question:
        'Pour chaque transfert hors de l’EEE : quel outil, quel module des clauses contractuelles types, quel exportateur et quel importateur de données ? Pouvons-nous obtenir les annexes et votre évaluation du droit du pays de destination ?',
      closes: 'Les annexes I à III remplies, et l’évaluation ou son résumé.',
      doesNot: '« Nous utilisons les clauses types. »',
    },
    authorities: {
      title: 'Demandes des autorités',
      question:
        'Quelle est votre société mère ultime ? Quelles lois de pays tiers peuvent vous obliger, vous ou elle, à divulguer des données ? Informez-vous vos clients, contestez-vous les demandes illicites, limitez-vous la divulgation au minimum et publiez-vous des rapports à ce sujet ?',
      closes: 'L’engagement écrit et le dernier rapport.',
      doesNot: '« Nous respectons la loi. »',
    },
    'sub-processors': {
      title: 'Autres sous-traitants',
      question:
        'Quels sont les autres sous-traitants ? Combien de temps à l’avance les changements sont-ils annoncés, et que se passe-t-il si nous nous y opposons ?',
      closes: 'Une liste datée, le nombre de jours et la clause relative aux objections.',
      doesNot: '« Des partenaires de confiance. »',
    },
    retention: {
      title: 'Durées de conservation',
      question:
        'Combien de temps les contenus, les journaux, les caches, les sauvegardes et les copies destinées à la détection des abus sont-ils conservés ? Qui lit ces copies ? Est-il possible d’exclure toute conservation ?',
      closes: 'Le nombre de jours pour chaque type de données, une description de la lecture et la clause.',
      doesNot: '« Aussi longtemps que nécessaire. »',
    },
    deletion: {
      title: 'Effacement et restitution',
      question:
        'Quelles données sont effacées ou restituées à la fin du service et sur nos instructions, dans quel délai, et les sauvegardes sont-elles comprises ?',
      closes: 'La clause, le nombre de jours et la manière dont l’effacement est confirmé.',
      doesNot: '« Sur demande. »',
    },
    security: {
      title: 'Sécurité, violations et audits',
      question:
        'À quelles mesures de sécurité vous engagez-vous ? Quels certificats détenez-vous, pour quelle portée et jusqu’à quand ? Dans quel délai nous notifiez-vous une violation de données à caractère personnel ? De quel droit d’audit disposons-nous ?',
      closes: 'L’annexe sur les mesures, le certificat, le délai et la clause d’audit.',
      doesNot: 'Un logo.',
      wish: 'Certificat : aucune loi ne l’impose ; il nous aide à voir que d’autres ont examiné vos mesures.',
    },
    'ai-act': {
      title: 'Règlement sur l’IA',
      question:
        'Pour chaque modèle : où se trouvent le résumé du contenu utilisé pour l’entraînement, la politique relative au droit d’auteur, la documentation destinée aux fournisseurs en aval et le nom de votre mandataire dans l’Union ? Invoquez-vous une exemption ? Où indiquez-vous quelles obligations du règlement sur l’IA vous remplissez pour ce service ?',
      closes: 'Des liens ou des documents pour chaque modèle, et l’adresse de la déclaration.',
      doesNot: 'Une affirmation générale sur tous les modèles.',
      apart: {
        maker: {
          question:
            'Pour chaque modèle : où se trouvent le résumé du contenu utilisé pour l’entraînement, la politique relative au droit d’auteur, la documentation destinée aux fournisseurs en aval et le nom du mandataire dans l’Union ? Son concepteur invoque-t-il une exemption ?',
          closes: 'Des liens ou des documents pour chaque modèle.',
        },
        server: {
          question:
            'Où indiquez-vous quelles obligations du règlement sur l’IA vous remplissez pour ce service ?',
          closes: 'L’adresse de la déclaration.',
        },
      },
      wish: 'Déclaration relative au règlement sur l’IA : aucune loi ne l’impose ; elle nous aide à distinguer vos obligations des nôtres.',
    },
    models: {
      title: 'Modèles et contact',
      question:
        'Quelle version répond sous chaque identifiant de modèle, avec quelle fenêtre de contexte et à quel prix ? Combien de temps à l’avance son retrait est-il annoncé ? Qui est votre contact pour la protection des données ?',
      closes: 'Les versions, les dates et les délais, les fenêtres de contexte et les prix, et un contact.',
      wish: 'Questions sur les versions, les fenêtres de contexte et les prix : aucune loi ne les impose ; les réponses nous aident à planifier notre usage.',
    },
  },
  only: (conditions) => `seulement pour ${conditions.map(({ id }) => quote(id)).join(' et ')}`,
  quote,
  noStatement: (title) => `${title} : nous ne disposons d’aucune déclaration de votre part.`,
  held: ({ document, place, title, open }) =>
    `Sur le point ${quote(title)}, nous disposons de votre document ${document}, ${place}${open === '' ? '' : ` ; ${open}`}.`,
  open: {
    ended: (day) => `selon nos dossiers, il s’appliquait jusqu’au ${day}`,
    notYet: (day) => `selon nos dossiers, il prend effet le ${day}`,
    copyMissing:
      'la copie que nous avons enregistrée n’est pas disponible, si bien qu’il ne règle pas encore ce point pour nous',
    otherForm: 'il ne répond pas sous la forme dont nous avons besoin',
    stale: (day) => `il date du ${day}, et nous avons besoin d’une réponse plus récente`,
    unsettled: 'il ne règle pas ce point pour nous',
    partial: 'il ne répond pas à tout ce que nous demandons',
    differs: 'd’autres déclarations connues de nous en diffèrent',
  },
  search: ({ title, only, by, documents, isHeld }) => {
    const what = by === undefined ? 'un examen de' : 'un examen de documents publics, consigné dans';
    return `${title}${only === '' ? '' : ` (${only})`} : ${isHeld ? 'par ailleurs, ' : ''}${what} ${documents.join(', ')}${by === undefined ? '' : ','} n’a rien donné sur ce point.`;
  },
  reportedSearch: ({ title }) =>
    `${title} : des tiers signalent n’avoir rien trouvé sur ce point ; nous ne l’avons pas vérifié.`,
  reported: (document, version) =>
    `Des tiers signalent que votre document ${document}${version === undefined ? '' : ` (${version.replaceAll(' and ', ' et ')})`} traite de ce point ; nous ne l’avons pas vérifié.`,
  replied: (day, text) => `Votre réponse du ${day} : ${quote(text)}`,
  seen: (day) => `constaté le ${day}`,
  recorded: (day) => `enregistré le ${day}`,
  undated: 'non daté',
  at: (place) => `à l’endroit suivant : ${place}`,
  copy: (address) => `copie : ${address}`,
  heldUntil: (day) => `valable jusqu’au ${day}`,
  ofGroup: 'pour l’ensemble de l’entreprise',
  edition: () => 'une version parmi plusieurs',
  stated: (title, text) => `${title} : ${text}`,
  onFile: (about, text) => `Au dossier${about} : ${text}`,
  ...LAW_FR,
};
