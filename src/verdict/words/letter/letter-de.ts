import { VOCABULARY_DE } from '../../../evidence/words/vocabulary-de.js';
import { LAW_DE } from './law-de.js';
import type { Ground, LetterWords } from './letter-words.js';

const REVIEWS = {
  undated: 'eine undatierte Durchsicht öffentlicher Unterlagen',
  partly: 'eine teilweise undatierte Durchsicht öffentlicher Unterlagen',
  dated: 'eine Durchsicht öffentlicher Unterlagen',
} as const;
const REPORTS = 'auf Berichte Dritter, die wir nicht geprüft haben';

function groundText({ review, hasReports, asOf }: Ground): string {
  if (review !== 'none')
    return hasReports
      ? `Wir stützen uns auf ${REVIEWS[review]} und ${REPORTS}; beiden können Ihre Unterlagen entgangen sein.`
      : `Wir stützen uns auf ${REVIEWS[review]}; dabei können uns Ihre Unterlagen entgangen sein.`;
  return hasReports
    ? `Wir stützen uns ${REPORTS}; ihnen können Ihre Unterlagen entgangen sein.`
    : `Wir stützen uns auf öffentliche Unterlagen, soweit sie uns am ${asOf} bekannt waren; Ihre können uns entgangen sein.`;
}

const quote = (text: string): string => `„${text}“`;

/** The letter in German. */
export const LETTER_DE: LetterWords = {
  vocabulary: VOCABULARY_DE,
  head: 'Entwurf. Vor dem Versand prüfen.',
  subject: (offering) => `Fragen zu Ihrem Dienst ${quote(offering)}`,
  to: (name) => `An: ${name},`,
  contact: 'Ansprechstelle für Datenschutz',
  from: 'Von:',
  organisation: 'Ihre Organisation',
  answerBy: (date) => `Bitte antworten Sie bis: ${date}`,
  date: '[Datum: vier Wochen nach dem Versand]',
  opening: (offering, ground) => [
    `nach Art. 28 Abs. 1 DSGVO dürfen wir nur mit Auftragsverarbeitern arbeiten, die hinreichende Garantien bieten. Bevor personenbezogene Daten von Personen im EWR an Ihren Dienst ${quote(offering)} gehen, müssen wir diese Garantien nachweisen können. Wir bitten Sie deshalb um Auskunft zu den folgenden Punkten.`,
    `${groundText(ground)} Beantwortet ein Dokument eine Frage, genügen sein Titel, die Fassung, das Datum und die Klausel.`,
  ],
  salutation: 'Sehr geehrte Damen und Herren,',
  farewell: 'Mit freundlichen Grüßen',
  nothingToAsk: 'wir haben keine Fragen: Zu jedem unserer Punkte liegt uns eine Antwort vor.',
  forMaker: (maker) =>
    `Für ${maker}, den Hersteller des Modells: Falls Sie nicht antworten können, leiten Sie die Frage bitte weiter oder nennen Sie uns die zuständige Stelle.`,
  found: 'Was wir gefunden haben:',
  law: 'Rechtsgrundlage:',
  closes: 'Was die Frage beantwortet:',
  doesNot: 'Was nicht genügt:',
  findings: 'Befunde:',
  findingIds: (ids) => `Befunde: ${ids}`,
  quoted: (first, last) =>
    `Was wir aus Ihren Bedingungen und Erklärungen anführen, ist der veröffentlichte Text ${first === last ? `mit Stand ${first}` : `mit Stand ${first} bis ${last}`}. Sieht ein Vertrag zwischen uns etwas anderes vor, nennen Sie uns bitte die Klausel.`,
  closing:
    'Ihre Antworten nehmen wir zu unseren Unterlagen. Sollte eine unserer Angaben zu Ihrem Dienst falsch sein, teilen Sie es uns bitte mit; wir berichtigen sie.',
  signature: 'Name, Funktion',
  appendix: 'Anhang für den Absender',
  takeOut: 'Vor dem Versand entfernen.',
  appendixText: 'Anhang für den Absender: vor dem Versand entfernen',
  recordingTitle: 'Antworten festhalten',
  recording: (id) => [
    'Bewahren Sie die Dokumente, die eine Antwort enthalten, unverändert auf: Ihr Hashwert verbindet den Eintrag mit ihnen.',
    `Halten Sie fest, was jedes Dokument aussagt: mimo-check attest ${id} --document FILE --title TITLE --kind KIND --party NAME --effective-from DAY --expires DAY --owner NAME --answer ATTRIBUTE=VALUE --clause ATTRIBUTE=PLACE --attestations attestations.yaml`,
    `KIND ist contract für alles, was den Anbieter bindet, vendor-statement für das, was er Ihnen schreibt, und own-assessment für das, was Sie selbst ermittelt haben. Mehrere Antworten können in einer Datei stehen: --answers FILE. Betrifft eine Antwort ein einzelnes Modell, setzen Sie dessen Kennung anstelle von ${id} ein.`,
    `Prüfen Sie anschließend erneut, mit denselben Optionen wie bei diesem Schreiben: mimo-check ${id} --attestations attestations.yaml`,
  ],
  columns: ['Frage', 'Attribut', 'Form des Werts'],
  noticeTitle: 'Hinweis',
  replaced: (provider, file) =>
    `Die Angaben zu ${provider} stammen aus ${file} (Ihrer Datei), nicht aus der Datei, die mit mimo-check ausgeliefert wird.`,
  notice: (name, asOf) => [
    `Dieses Schreiben beruht auf einem Vergleich vorliegender Aussagen mit den Anforderungen des Absenders, Stand ${asOf}. Es ist keine Rechtsberatung und keine Feststellung darüber, ob ${name} das Recht einhält. Wurde etwas nicht gefunden, so belegen es die vorliegenden Unterlagen nicht; das heißt nicht, dass es nicht zutrifft. Quellen können sich geändert haben, seit sie gelesen wurden.`,
    `Keine Verbindung zu ${name} und keine Billigung durch ${name}.`,
  ],
  themes: {
    entity: {
      title: 'Vertragspartner',
      question:
        'Welche juristische Person schließt für diesen Dienst den Vertrag mit Kunden im EWR, und welchem Recht unterliegt er?',
      closes: 'Firma, Registereintrag und Land, mit der Klausel, aus der dies hervorgeht.',
      doesNot: 'Ein Markenname.',
    },
    terms: {
      title: 'Auftragsverarbeitungsvertrag (AVV)',
      question:
        'Welche Bedingungen binden Sie für diesen Dienst als Auftragsverarbeiter, in welcher Fassung, und wie kommen sie zustande? Wo regeln sie die Punkte des Art. 28 Abs. 3 Buchst. a bis h DSGVO?',
      closes: 'Das Dokument mit Datum und je eine Klausel zu den Buchstaben a bis h.',
      doesNot: 'Eine Aussage wie „GDPR ready“.',
    },
    roles: {
      title: 'Rollen',
      question:
        'Handeln Sie als Auftragsverarbeiter oder als Verantwortlicher, jeweils für Eingaben, Ausgaben, Kontodaten, Telemetriedaten und die Missbrauchsüberwachung?',
      closes: 'Eine Rolle für jede Art von Daten, mit der Klausel.',
      doesNot: 'Ein Wort für alle.',
    },
    training: {
      title: 'Training',
      question:
        'Werden Eingaben, Ausgaben, Dateien oder Rückmeldungen als Trainingsdaten, zur Feinabstimmung, zur Bewertung oder zur Verbesserung von Modellen genutzt: in der Voreinstellung und je Tarif, Region und Edition?',
      closes: 'Die Vertragsklausel für unseren Tarif und unsere Region.',
      doesNot: 'Ein Blogbeitrag oder eine Einstellung, hinter der keine Klausel steht.',
    },
    places: {
      title: 'Orte der Speicherung und der Inferenz',
      question:
        'In welchen Ländern werden Inhalte, Protokolle und Sicherungskopien gespeichert, und wo läuft die Inferenz, je Endpunkt und einschließlich des Ausfallbetriebs? Ist die Liste vollständig?',
      closes: 'Eine vollständige Liste je Endpunkt, als Bestandteil des Vertrags.',
      doesNot: 'Wendungen wie „unter anderem“ oder „globale Infrastruktur“.',
    },
    access: {
      title: 'Zugriff',
      question:
        'Aus welchen Ländern, durch welche Unternehmen und zu welchen Zwecken kann auf die Daten zugegriffen werden?',
      closes: 'Eine vollständige Liste mit den Zwecken und den Kontrollen.',
      doesNot: '„Die Server stehen in der EU.“',
    },
    confinement: {
      title: 'Verarbeitung im EWR',
      question: 'Lässt sich die Verarbeitung auf den EWR beschränken, und sichert der Vertrag dies zu?',
      closes: 'Die Klausel, mit dem Endpunkt oder Tarif, für den sie gilt.',
      doesNot: 'Der Name eines Endpunkts.',
      wish: 'Verarbeitung ausschließlich im EWR: gesetzlich nicht vorgeschrieben; sie hilft uns, ohne Übermittlungen in Drittländer auszukommen.',
    },
    transfers: {
      title: 'Übermittlungen in Drittländer',
      question:
        'Für jede Übermittlung in ein Land außerhalb des EWR: Auf welches Instrument stützen Sie sich, auf welches Modul der Standardvertragsklauseln, und wer sind Datenexporteur und Datenimporteur? Können wir die Anhänge und Ihre Bewertung des Rechts im Bestimmungsland erhalten?',
      closes: 'Die ausgefüllten Anhänge I bis III und die Bewertung oder ihre Zusammenfassung.',
      doesNot: '„Wir nutzen Standardvertragsklauseln.“',
    },
    authorities: {
      title: 'Ersuchen von Behörden',
      question:
        'Wer ist Ihre oberste Muttergesellschaft? Welche Gesetze von Drittländern können Sie oder diese zur Offenlegung von Daten verpflichten? Benachrichtigen Sie Ihre Kunden, gehen Sie gegen rechtswidrige Ersuchen vor, legen Sie nur das Nötigste offen, und berichten Sie über solche Ersuchen?',
      closes: 'Die schriftliche Zusage und der letzte Bericht.',
      doesNot: '„Wir halten uns an die Gesetze.“',
    },
    'sub-processors': {
      title: 'Weitere Auftragsverarbeiter',
      question:
        'Welche weiteren Auftragsverarbeiter setzen Sie ein? Wie lange im Voraus kündigen Sie Änderungen an, und was folgt auf unseren Einspruch?',
      closes: 'Eine datierte Liste, die Zahl der Tage und die Klausel zum Einspruch.',
      doesNot: '„Vertrauenswürdige Partner.“',
    },
    retention: {
      title: 'Speicherdauer',
      question:
        'Wie lange werden Inhalte, Protokolle, Zwischenspeicher, Sicherungskopien und Kopien für die Missbrauchsüberwachung aufbewahrt? Wer liest solche Kopien? Ist ein Verzicht auf jede Speicherung (Zero Retention) möglich?',
      closes: 'Die Tage für jede Art von Daten, eine Beschreibung der Sichtung und die Klausel.',
      doesNot: '„So lange wie nötig.“',
    },
    deletion: {
      title: 'Löschung und Rückgabe',
      question:
        'Was wird am Ende des Dienstes und auf unsere Weisung gelöscht oder zurückgegeben, bis wann, und sind Sicherungskopien einbezogen?',
      closes: 'Die Klausel, die Tage und die Art, wie die Löschung bestätigt wird.',
      doesNot: '„Auf Anfrage.“',
    },
    security: {
      title: 'Sicherheit, Verletzungen und Überprüfungen',
      question:
        'Welche Sicherheitsmaßnahmen sagen Sie zu? Welche Zertifikate besitzen Sie, mit welchem Geltungsbereich und bis wann? Innerhalb welcher Frist melden Sie uns eine Verletzung des Schutzes personenbezogener Daten? Welche Rechte auf Überprüfung haben wir?',
      closes: 'Der Anhang zu den Maßnahmen, das Zertifikat, die Frist und die Klausel zu Überprüfungen.',
      doesNot: 'Ein Logo.',
      wish: 'Zertifikat: gesetzlich nicht vorgeschrieben; es hilft uns zu erkennen, dass andere Ihre Maßnahmen geprüft haben.',
    },
    'ai-act': {
      title: 'KI-Verordnung',
      question:
        'Für jedes Modell: Wo finden wir die Zusammenfassung der Trainingsinhalte, die Strategie zum Urheberrecht, die Dokumentation für nachgelagerte Anbieter und den Namen Ihres Bevollmächtigten in der Union? Berufen Sie sich auf eine Ausnahme? Wo erklären Sie, welche Pflichten der KI-Verordnung Sie für diesen Dienst erfüllen?',
      closes: 'Links oder Dokumente für jedes Modell und die Adresse der Erklärung.',
      doesNot: 'Eine Aussage zu allen Modellen im Allgemeinen.',
      apart: {
        maker: {
          question:
            'Für jedes Modell: Wo finden wir die Zusammenfassung der Trainingsinhalte, die Strategie zum Urheberrecht, die Dokumentation für nachgelagerte Anbieter und den Namen des Bevollmächtigten in der Union? Beruft sich der Hersteller auf eine Ausnahme?',
          closes: 'Links oder Dokumente für jedes Modell.',
        },
        server: {
          question: 'Wo erklären Sie, welche Pflichten der KI-Verordnung Sie für diesen Dienst erfüllen?',
          closes: 'Die Adresse der Erklärung.',
        },
      },
      wish: 'Erklärung zur KI-Verordnung: gesetzlich nicht vorgeschrieben; sie hilft uns, Ihre Pflichten von unseren zu unterscheiden.',
    },
    models: {
      title: 'Modelle und Ansprechstelle',
      question:
        'Welche Version antwortet unter welcher Modellkennung, mit welchem Kontextfenster und zu welchem Preis? Wie lange im Voraus wird die Abschaltung angekündigt? Wer ist bei Ihnen Ansprechstelle für den Datenschutz?',
      closes: 'Versionen, Daten und Fristen, Kontextfenster und Preise sowie eine Ansprechstelle.',
      wish: 'Fragen zu Versionen, Kontextfenstern und Preisen: gesetzlich nicht vorgeschrieben; die Antworten helfen uns bei der Planung.',
    },
  },
  only: (conditions) => `nur für ${conditions.map(({ id }) => quote(id)).join(' und ')}`,
  quote,
  noStatement: (title) => `${title}: Uns liegt keine Aussage von Ihnen vor.`,
  held: ({ document, place, title, open }) =>
    `Zum Punkt ${quote(title)} liegt uns Ihr Dokument ${document}, ${place}, vor${open === '' ? '' : `; ${open}`}.`,
  open: {
    ended: (day) => `nach unseren Unterlagen galt es bis ${day}`,
    notYet: (day) => `nach unseren Unterlagen gilt es erst ab ${day}`,
    copyMissing: 'die erfasste Kopie ist nicht verfügbar, sodass es die Frage für uns noch nicht klärt',
    otherForm: 'es beantwortet die Frage nicht in der Form, die wir benötigen',
    stale: (day) => `es ist vom ${day}, und wir benötigen eine Antwort neueren Datums`,
    unsettled: 'es klärt die Frage für uns nicht',
    partial: 'es beantwortet nicht alles, wonach wir fragen',
    differs: 'andere uns bekannte Aussagen weichen davon ab',
  },
  search: ({ title, only, by, documents, isHeld }) => {
    const where = by === undefined ? 'von' : 'öffentlicher Unterlagen, festgehalten in';
    return `${title}${only === '' ? '' : ` (${only})`}: ${isHeld ? 'Im Übrigen hat eine' : 'Eine'} Durchsicht ${where} ${documents.join(', ')}${by === undefined ? '' : ','} ${isHeld ? 'dazu nichts ergeben' : 'hat dazu nichts ergeben'}.`;
  },
  reportedSearch: ({ title }) =>
    `${title}: Dritte berichten, dass sie dazu nichts gefunden haben; wir haben das nicht geprüft.`,
  reported: (document, version) =>
    `Dritte berichten, dass Ihr Dokument ${document}${version === undefined ? '' : ` (${version.replaceAll(' and ', ' und ')})`} diesen Punkt behandelt; wir haben das nicht geprüft.`,
  replied: (day, text) => `Ihre Antwort vom ${day}: ${quote(text)}`,
  seen: (day) => `gesehen ${day}`,
  recorded: (day) => `erfasst ${day}`,
  undated: 'undatiert',
  at: (place) => `unter ${place}`,
  copy: (address) => `Kopie: ${address}`,
  heldUntil: (day) => `galt bis ${day}`,
  ofGroup: 'zum ganzen Unternehmen',
  edition: () => 'eine von mehreren Fassungen',
  stated: (title, text) => `${title}: ${text}`,
  onFile: (about, text) => `Uns liegt vor${about}: ${text}`,
  ...LAW_DE,
};
