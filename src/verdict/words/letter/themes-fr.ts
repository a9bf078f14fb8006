import type { LetterWords } from './letter-words.js';

export const THEMES_FR: LetterWords['themes'] = {
  entity: {
    title: 'Cocontractant',
    question:
      'Quelle personne morale conclut le contrat relatif à ce service avec les clients établis dans l’EEE, et à quel droit ce contrat est-il soumis ?',
    closes:
      'Sa dénomination sociale, son immatriculation et son pays d’établissement, avec la clause qui les mentionne.',
    doesNot: 'Une simple marque.',
  },
  terms: {
    title: 'Contrat de sous-traitance',
    question:
      'Quel contrat ou autre acte juridique vous lie en qualité de sous-traitant pour ce service, dans quelle version, et comment est-il conclu ? Quelles clauses y reprennent les exigences de l’article 28, paragraphe 3, points a) à h), du RGPD ?',
    closes: 'Le document daté, et une clause pour chacun des points a) à h).',
    doesNot: 'Une mention telle que « GDPR ready ».',
  },
  roles: {
    title: 'Qualification des parties',
    question:
      'Agissez-vous en qualité de sous-traitant ou de responsable du traitement pour chacun des éléments suivants : requêtes (prompts), sorties, données de compte, données de télémétrie et détection des abus ?',
    closes: 'Une qualification pour chaque type de données, avec la clause correspondante.',
    doesNot: 'Une seule qualification pour l’ensemble.',
  },
  training: {
    title: 'Utilisation pour l’entraînement',
    question:
      'Les requêtes (prompts), les sorties, les fichiers ou les retours des utilisateurs servent-ils de données d’entraînement, ou sont-ils utilisés pour affiner, évaluer ou améliorer des modèles, par défaut et selon la formule, la région et l’édition du service ?',
    closes: 'La clause contractuelle applicable à notre formule et à notre région.',
    doesNot: 'Un article de blog, ou un réglage qu’aucune clause ne garantit.',
  },
  places: {
    title: 'Lieux de stockage et d’inférence',
    question:
      'Dans quels pays les contenus, les journaux et les sauvegardes sont-ils stockés et où l’inférence est-elle exécutée, pour chaque point d’accès à l’API et y compris en cas de basculement ? La liste est-elle exhaustive ?',
    closes: 'Une liste exhaustive pour chaque point d’accès, intégrée au contrat.',
    doesNot: 'Des formules telles que « notamment » ou « infrastructure mondiale ».',
  },
  access: {
    title: 'Accès aux données',
    question: 'Depuis quels pays, par quelles entités et à quelles fins les données sont-elles accessibles ?',
    closes: 'Une liste exhaustive, avec les finalités et les mesures de contrôle des accès.',
    doesNot: '« Les serveurs se trouvent dans l’UE. »',
  },
  confinement: {
    title: 'Traitement au sein de l’EEE',
    question: 'Le traitement peut-il être limité à l’EEE, et le contrat le garantit-il ?',
    closes: 'La clause, avec le point d’accès ou la formule auxquels elle s’applique.',
    doesNot: 'Le seul nom d’un point d’accès.',
    voluntary:
      'Traitement limité à l’EEE : notre propre exigence ; il nous aide à éviter les transferts vers des pays tiers.',
  },
  transfers: {
    title: 'Transferts hors de l’EEE',
    question:
      'Pour chaque transfert hors de l’EEE, à quel outil de transfert recourez-vous, quel module des clauses contractuelles types s’applique, et qui sont l’exportateur et l’importateur de données ? Pourriez-vous nous communiquer les annexes ainsi que votre évaluation du droit du pays de destination ?',
    closes: 'Les annexes I à III complétées, et l’évaluation ou son résumé.',
    doesNot: '« Nous recourons aux clauses contractuelles types. »',
  },
  authorities: {
    title: 'Demandes des autorités publiques',
    question:
      'Quelle est votre société mère ultime ? Quelles lois de pays tiers peuvent vous contraindre, ou la contraindre, à divulguer des données ? Informez-vous vos clients de telles demandes, contestez-vous celles qui sont illicites, limitez-vous la divulgation au minimum et publiez-vous des rapports à ce sujet ?',
    closes: 'L’engagement écrit et le dernier rapport.',
    doesNot: '« Nous respectons la loi. »',
  },
  'sub-processors': {
    title: 'Sous-traitants ultérieurs',
    question:
      'Quels sont vos sous-traitants ultérieurs ? Combien de temps à l’avance les ajouts et les remplacements sont-ils annoncés, et quelles sont les conséquences d’une objection de notre part ?',
    closes: 'Une liste datée, le nombre de jours et la clause relative aux objections.',
    doesNot: '« Des partenaires de confiance. »',
  },
  retention: {
    title: 'Durées de conservation',
    question:
      'Combien de temps les contenus, les journaux, les caches, les sauvegardes et les copies destinées à la détection des abus sont-ils conservés ? Qui consulte ces copies ? Une option sans aucune conservation existe-t-elle ?',
    closes:
      'Le nombre de jours pour chaque type de données, une description des modalités de consultation et la clause.',
    doesNot: '« Aussi longtemps que nécessaire. »',
  },
  deletion: {
    title: 'Effacement et restitution',
    question:
      'Quelles données sont effacées ou restituées au terme de la prestation et sur nos instructions, dans quel délai, et les sauvegardes sont-elles comprises ?',
    closes: 'La clause, le nombre de jours et la manière dont l’effacement est confirmé.',
    doesNot: '« Sur demande. »',
  },
  security: {
    title: 'Sécurité, violations et audits',
    question:
      'À quelles mesures de sécurité vous engagez-vous ? De quelles certifications disposez-vous, quel en est le périmètre et jusqu’à quelle date sont-elles valables ? Dans quel délai nous notifiez-vous une violation de données à caractère personnel ? De quel droit d’audit disposons-nous ?',
    closes: 'L’annexe relative aux mesures, le certificat, le délai et la clause d’audit.',
    doesNot: 'Un simple logo.',
    voluntary:
      'Certification : notre propre exigence ; elle nous aide à constater que d’autres ont examiné vos mesures.',
  },
  'ai-act': {
    title: 'Règlement sur l’IA',
    question:
      'Pour chaque modèle, où peut-on consulter le résumé du contenu utilisé pour l’entraînement, la politique en matière de droit d’auteur et la documentation destinée aux fournisseurs en aval, et quel est le nom de votre mandataire dans l’Union ? Invoquez-vous une exemption ? Où indiquez-vous les obligations du règlement sur l’IA que vous remplissez pour ce service ?',
    closes: 'Des liens ou des documents pour chaque modèle, et l’adresse de la déclaration.',
    doesNot: 'Une affirmation générale valant pour tous les modèles.',
    separate: {
      maker: {
        question:
          'Pour chaque modèle, où peut-on consulter le résumé du contenu utilisé pour l’entraînement, la politique en matière de droit d’auteur et la documentation destinée aux fournisseurs en aval, et quel est le nom du mandataire dans l’Union ? Son concepteur invoque-t-il une exemption ?',
        closes: 'Des liens ou des documents pour chaque modèle.',
      },
      server: {
        question:
          'Où indiquez-vous les obligations du règlement sur l’IA que vous remplissez pour ce service ?',
        closes: 'L’adresse de la déclaration.',
      },
    },
    voluntary:
      'Déclaration relative au règlement sur l’IA : notre propre exigence ; elle nous aide à distinguer vos obligations des nôtres.',
  },
  models: {
    title: 'Modèles et point de contact',
    question:
      'À quelle version du modèle correspond chaque identifiant, avec quelle fenêtre de contexte et à quel prix ? Combien de temps à l’avance son retrait est-il annoncé ? Quel est votre point de contact pour la protection des données ?',
    closes:
      'Les versions, les dates et les délais, les fenêtres de contexte et les prix, et un point de contact.',
    voluntary:
      'Questions sur les versions, les fenêtres de contexte et les prix : notre propre exigence ; les réponses nous aident à planifier notre utilisation.',
  },
};
