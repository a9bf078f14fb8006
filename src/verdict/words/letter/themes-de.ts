import type { LetterWords } from './letter-words.js';

export const THEMES_DE: LetterWords['themes'] = {
  entity: {
    title: 'Vertragspartner',
    question:
      'Welche juristische Person schließt für diesen Dienst den Vertrag mit Kunden im EWR, und welchem Recht unterliegt dieser Vertrag?',
    closes: 'Firma, Registereintrag und Sitzland sowie die Klausel, aus der sich dies ergibt.',
    doesNot: 'Ein Markenname.',
  },
  terms: {
    title: 'Auftragsverarbeitungsvertrag (AVV)',
    question:
      'Welche Vertragsbedingungen binden Sie für diesen Dienst als Auftragsverarbeiter, in welcher Fassung gelten sie, und wie werden sie vereinbart? An welcher Stelle regeln sie die Punkte des Art. 28 Abs. 3 UAbs. 1 Buchst. a bis h DSGVO?',
    closes: 'Das Dokument mit Datum sowie je eine Klausel zu den Buchstaben a bis h.',
    doesNot: 'Eine allgemeine Aussage wie „GDPR ready“.',
  },
  roles: {
    title: 'Rollen',
    question:
      'Handeln Sie als Auftragsverarbeiter oder als Verantwortlicher, jeweils bezogen auf Eingaben, Ausgaben, Kontodaten, Telemetriedaten und die Missbrauchsüberwachung?',
    closes: 'Die Rolle für jede dieser Datenarten mit der jeweiligen Klausel.',
    doesNot: 'Eine pauschale Angabe für alle Datenarten.',
  },
  training: {
    title: 'Training',
    question:
      'Werden Eingaben, Ausgaben, Dateien oder Rückmeldungen zum Training, zur Feinabstimmung, zur Evaluierung oder zur Verbesserung von Modellen verwendet? Bitte geben Sie an, was in der Voreinstellung gilt und was je Tarif, Region und Produktvariante.',
    closes: 'Die Vertragsklausel, die für unseren Tarif und unsere Region gilt.',
    doesNot: 'Ein Blogbeitrag oder eine Einstellung ohne vertragliche Grundlage.',
  },
  places: {
    title: 'Orte der Speicherung und der Inferenz',
    question:
      'In welchen Ländern werden Inhalte, Protokolldaten und Sicherungskopien gespeichert, und in welchen Ländern werden die Modelle ausgeführt (Inferenz), jeweils je Endpunkt und einschließlich Failover? Ist die Aufzählung abschließend?',
    closes: 'Eine abschließende Aufzählung je Endpunkt als Bestandteil des Vertrags.',
    doesNot: 'Wendungen wie „unter anderem“ oder „globale Infrastruktur“.',
  },
  access: {
    title: 'Zugriff',
    question:
      'Aus welchen Ländern, durch welche Unternehmen und zu welchen Zwecken kann auf die Daten zugegriffen werden?',
    closes: 'Eine abschließende Aufzählung mit Zwecken und Zugriffskontrollen.',
    doesNot: 'Die bloße Aussage, die Server stünden in der EU.',
  },
  confinement: {
    title: 'Verarbeitung im EWR',
    question: 'Lässt sich die Verarbeitung auf den EWR beschränken, und ist dies vertraglich zugesagt?',
    closes: 'Die Klausel sowie der Endpunkt oder Tarif, für den sie gilt.',
    doesNot: 'Die bloße Bezeichnung eines Endpunkts.',
    voluntary:
      'Eine Verarbeitung ausschließlich im EWR ist unsere eigene Vorgabe; sie hilft uns, Übermittlungen in Drittländer zu vermeiden.',
  },
  transfers: {
    title: 'Übermittlungen in Drittländer',
    question:
      'Auf welches Übermittlungsinstrument stützen Sie sich bei jeder Übermittlung in ein Land außerhalb des EWR, auf welches Modul der Standardvertragsklauseln, und wer ist jeweils Datenexporteur und Datenimporteur? Können Sie uns die Anhänge und Ihre Beurteilung der Rechtsvorschriften und Gepflogenheiten im Bestimmungsland (Transfer Impact Assessment) überlassen?',
    closes: 'Die ausgefüllten Anhänge I bis III und die Beurteilung oder eine Zusammenfassung davon.',
    doesNot: 'Die bloße Aussage, es würden Standardvertragsklauseln verwendet.',
  },
  authorities: {
    title: 'Offenlegungsersuchen von Behörden',
    question:
      'Wer ist Ihre oberste Muttergesellschaft? Welche Gesetze von Drittländern können Sie oder diese Gesellschaft zur Offenlegung von Daten verpflichten? Benachrichtigen Sie Ihre Kunden über solche Ersuchen, fechten Sie rechtswidrige Ersuchen an, beschränken Sie die Offenlegung auf das Mindestmaß, und berichten Sie über solche Ersuchen?',
    closes: 'Die schriftliche Zusage und der letzte Bericht.',
    doesNot: 'Ein allgemeiner Hinweis auf die Einhaltung der Gesetze.',
  },
  'sub-processors': {
    title: 'Weitere Auftragsverarbeiter (Unterauftragsverarbeiter)',
    question:
      'Welche Unterauftragsverarbeiter setzen Sie ein? Mit welcher Frist informieren Sie uns vorab über beabsichtigte Änderungen, und welche Folgen hat unser Einspruch?',
    closes: 'Eine datierte Liste, die Frist in Tagen und die Klausel zum Einspruch.',
    doesNot: 'Ein allgemeiner Hinweis auf „vertrauenswürdige Partner“.',
  },
  retention: {
    title: 'Speicherdauer',
    question:
      'Wie lange werden Inhalte, Protokolldaten, zwischengespeicherte Daten, Sicherungskopien und Kopien für die Missbrauchsüberwachung aufbewahrt? Wer hat Einsicht in solche Kopien? Ist ein Verzicht auf jede Speicherung (Zero Data Retention) möglich?',
    closes: 'Die Dauer in Tagen für jede Datenart, eine Beschreibung der Einsichtnahme und die Klausel.',
    doesNot: 'Eine allgemeine Formel wie „so lange wie erforderlich“.',
  },
  deletion: {
    title: 'Löschung und Rückgabe',
    question:
      'Welche Daten werden nach dem Ende des Dienstes und auf unsere Weisung gelöscht oder zurückgegeben, innerhalb welcher Frist, und schließt dies Sicherungskopien ein?',
    closes: 'Die Klausel, die Frist in Tagen und die Art und Weise, in der die Löschung bestätigt wird.',
    doesNot: 'Ein bloßes „auf Anfrage“.',
  },
  security: {
    title: 'Sicherheit, Meldung von Verletzungen und Überprüfungen',
    question:
      'Welche technischen und organisatorischen Maßnahmen (TOM) sagen Sie zu? Über welche Zertifikate verfügen Sie, mit welchem Geltungsbereich und mit welcher Gültigkeitsdauer? Innerhalb welcher Frist melden Sie uns eine Verletzung des Schutzes personenbezogener Daten? Welche Rechte auf Überprüfungen, einschließlich Inspektionen, haben wir?',
    closes: 'Der Anhang zu den TOM, das Zertifikat, die Meldefrist und die Klausel zu Überprüfungen.',
    doesNot: 'Ein Logo oder Siegel allein.',
    voluntary:
      'Ein Zertifikat ist unsere eigene Vorgabe; es hilft uns zu erkennen, dass Dritte Ihre Maßnahmen geprüft haben.',
  },
  'ai-act': {
    title: 'KI-Verordnung (KI-VO)',
    question:
      'Wo finden wir für jedes Modell die Zusammenfassung der für das Training verwendeten Inhalte, die Strategie zur Einhaltung des Urheberrechts, die Dokumentation für nachgelagerte Anbieter und den Namen Ihres Bevollmächtigten in der Union? Berufen Sie sich auf eine Ausnahme? Wo erklären Sie, welche Pflichten der KI-Verordnung Sie für diesen Dienst erfüllen?',
    closes: 'Links oder Dokumente für jedes Modell und die Fundstelle der Erklärung.',
    doesNot: 'Eine allgemeine Aussage zu allen Modellen.',
    separate: {
      maker: {
        question:
          'Wo finden wir für jedes Modell die Zusammenfassung der für das Training verwendeten Inhalte, die Strategie zur Einhaltung des Urheberrechts, die Dokumentation für nachgelagerte Anbieter und den Namen des Bevollmächtigten in der Union? Beruft sich der Modellentwickler auf eine Ausnahme?',
        closes: 'Links oder Dokumente für jedes Modell.',
      },
      server: {
        question: 'Wo erklären Sie, welche Pflichten der KI-Verordnung Sie für diesen Dienst erfüllen?',
        closes: 'Die Fundstelle der Erklärung.',
      },
    },
    voluntary:
      'Eine Erklärung zur KI-Verordnung ist unsere eigene Vorgabe; sie hilft uns, Ihre Pflichten von unseren abzugrenzen.',
  },
  models: {
    title: 'Modelle und Ansprechstelle',
    question:
      'Welche Modellversion stellen Sie unter welcher Modellkennung bereit, mit welchem Kontextfenster und zu welchem Preis? Wie lange im Voraus kündigen Sie eine Abschaltung an? Wer ist bei Ihnen Ansprechstelle für den Datenschutz?',
    closes: 'Versionen, Termine und Fristen, Kontextfenster und Preise sowie eine Ansprechstelle.',
    voluntary:
      'Angaben zu Versionen, Kontextfenstern und Preisen sind unsere eigene Vorgabe; sie helfen uns bei der Planung.',
  },
};
