import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS, ATTRIBUTES } from '../../src/evidence/attributes/attributes.js';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { LANGUAGES } from '../../src/evidence/words/vocabulary-words.js';
import { verify } from '../../src/cli/commands/verify.js';
import { letterWords, type QuestionsReport } from '../../src/report/questions-report.js';
import { audienceParts, THEME_IDS } from '../../src/verdict/words/letter/letter-words.js';
import { TERMS } from '../../src/verdict/words/letter/terms.js';
import { json, run } from '../kit/run.js';

const FIXTURES = join(process.cwd(), 'test/fixtures/providers');
const PROVIDERS = ['xiaomi', ...readdirSync(FIXTURES).map((file) => file.replace('.yaml', ''))];
const TRANSLATIONS = ['de', 'fr'] as const;

const letter = async (lang: string, provider: string, ...more: string[]): Promise<string> => {
  const argv = ['questions', provider, '--lang', lang, '--data', FIXTURES, '--as-of', '2026-11-23', ...more];
  const { code, stdout, stderr } = await run(argv);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

test('the terms are those of the official texts', () => {
  const rows = Object.values(TERMS).map(({ en, de, fr }) => `${en} | ${de} | ${fr}`);
  expect(rows).toEqual([
    'controller | Verantwortlicher | responsable du traitement',
    'processor | Auftragsverarbeiter | sous-traitant',
    'sub-processor | weiterer Auftragsverarbeiter | autre sous-traitant',
    'sub-processor | Unterauftragsverarbeiter | sous-traitant ultérieur',
    'data processing agreement | Auftragsverarbeitungsvertrag (AVV) | contrat de sous-traitance',
    'standard contractual clauses | Standardvertragsklauseln | clauses contractuelles types',
    'adequacy decision | Angemessenheitsbeschluss | décision d’adéquation',
    'appropriate safeguards | geeignete Garantien | garanties appropriées',
    'onward transfer | Weiterübermittlung | transfert ultérieur',
    'personal data | personenbezogene Daten | données à caractère personnel',
    'breach | Verletzung des Schutzes personenbezogener Daten | violation de données à caractère personnel',
    'retention period | Speicherdauer | durée de conservation',
    'erasure | Löschung | effacement',
    'third country | Drittland | pays tiers',
    'supervisory authority | Aufsichtsbehörde | autorité de contrôle',
    'data protection officer | Datenschutzbeauftragter | délégué à la protection des données',
    'authorised representative | Bevollmächtigter | mandataire',
    'general-purpose AI model | KI-Modell mit allgemeinem Verwendungszweck | modèle d’IA à usage général',
    'provider | Anbieter | fournisseur',
    'downstream provider | nachgelagerter Anbieter | fournisseur en aval',
    'deployer | Betreiber | déployeur',
    'training data | Trainingsdaten | données d’entraînement',
  ]);
});

/** The strings of a table, without its functions. */
const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
};

describe.each(LANGUAGES)('in %s', (lang) => {
  const words = letterWords({ lang });
  const { titles, keys, choices, parties } = words.vocabulary;

  test('every question, title, key and choice has words', () => {
    const english = letterWords({}).vocabulary;
    expect(Object.keys(words.themes)).toEqual([...THEME_IDS]);
    expect(Object.keys(titles)).toEqual(ATTRIBUTE_IDS);
    expect(Object.keys(keys).sort()).toEqual(Object.keys(english.keys).sort());
    expect(Object.keys(choices).sort()).toEqual(Object.keys(english.choices).sort());
    for (const text of stringsOf([words.themes, titles, keys, choices, parties]))
      expect(text).toMatch(/^\S(.*\S)?$/);
    for (const id of THEME_IDS)
      expect(Object.keys(words.themes[id]).sort()).toEqual(Object.keys(letterWords({}).themes[id]).sort());
  });

  test('every article on file can be cited, and every duty of makers has an audience', () => {
    for (const { law, article, scope } of loadDataset().law.articles) {
      const cited = words.cite([{ law, short: law, article, inForce: true, inForceFrom: '2027-01-01' }]);
      expect(cited).toMatch(/\d|X|An(?:nex|hang|nexe)/i);
      if (lang !== 'en') expect(cited).not.toMatch(/\(\w+\)|Annex\b|Opinion/);
      if (law === 'AI-Act' && scope?.startsWith('providers of general-purpose') === true)
        expect(audienceParts(scope)).toBeDefined();
    }
  });
});

test('English titles of attributes are those of the vocabulary', () => {
  const { titles } = letterWords({}).vocabulary;
  for (const id of ATTRIBUTE_IDS) expect(titles[id]).toBe(ATTRIBUTES[id].title);
});

test.each([
  ['de', 'GDPR', '28(3)(a)', 'Art. 28 Abs. 3 UAbs. 1 Buchst. a DSGVO'],
  ['de', 'GDPR', '46(2)(c)', 'Art. 46 Abs. 2 Buchst. c DSGVO'],
  ['de', 'GDPR', '4(7)', 'Art. 4 Nr. 7 DSGVO'],
  ['de', 'AI-Act', 'Annex XII', 'Anhang XII KI-VO'],
  ['de', 'SCC', 'clause 14', 'Klausel 14 der Standardvertragsklauseln'],
  [
    'de',
    'EDPB-22-2024',
    'Opinion 22/2024',
    'Art. 28 DSGVO nach der Stellungnahme 22/2024 des Europäischen Datenschutzausschusses',
  ],
  ['fr', 'GDPR', '28(3)(a)', 'article 28, paragraphe 3, point a), du RGPD'],
  ['fr', 'GDPR', '4(7)', 'article 4, point 7), du RGPD'],
  ['fr', 'AI-Act', 'Annex XII', 'annexe XII du règlement sur l’IA'],
  ['fr', 'SCC', 'clause 14', 'clause 14 des clauses contractuelles types'],
  [
    'fr',
    'EDPB-22-2024',
    'Opinion 22/2024',
    'article 28 du RGPD, selon l’avis 22/2024 du comité européen de la protection des données',
  ],
] as const)('%s cites %s %s as %s', (lang, law, article, text) => {
  expect(
    letterWords({ lang }).cite([{ law, short: law, article, inForce: true, inForceFrom: '2018-05-25' }]),
  ).toBe(text);
});

/** Names of documents and quotations keep their language. */
const withoutQuotes = (text: string): string =>
  text
    .replace(/„[^“]*“/g, '')
    .replace(/«[^»]*»/g, '')
    .replace(/`[^`]*`/g, '');

const ENGLISH =
  /\b(the|what|found|your|our|you|we|said|undated|seen|recorded|for|which|with|not|without|and|of|have)\b ?/i;
const OWN = /\b(policy (default|gdpr)|waive|severity|verdict|threshold|konform|conforme|illegal|illégal)\b/i;
/** Terms that the official texts do not use. */
const UNOFFICIAL =
  /Unterauftragnehmer|Subunternehmer|Datenverarbeiter|responsable de traitement|données personnelles/i;

describe.each(TRANSLATIONS)('a letter in %s', (lang) => {
  test.each(PROVIDERS)('to %s has no English word and no internal term', async (provider) => {
    for (const policy of ['gdpr', 'ai-act', 'default']) {
      const all = await letter(lang, provider, '--policy', policy);
      // Names and places in documents are printed as filed.
      const [body = ''] = withoutQuotes(all)
        .replace(/^\|.*$/gm, '')
        .replace(/mimo-check attest .*$/gm, '')
        .replace(/ \(of [^)]*\) on /g, ' ')
        .split(/^# (?:Anhang|Annexe)/m);
      const lines = body
        .split('\n')
        .map((line) =>
          line.replace(/, [^,(]*, (Kopie|copie)/, '').replace(/Fundstelle: .*?(?=; Kopie|\)\.)/, ''),
        );
      for (const line of lines) expect(line).not.toMatch(ENGLISH);
      expect(all).not.toMatch(OWN);
      expect(all).not.toMatch(UNOFFICIAL);
      expect(all).not.toMatch(/undefined|\[object/);
    }
  });

  test('is written as Markdown and as text, and its report verifies', async () => {
    const argv = ['questions', 'xiaomi', '--lang', lang, '--as-of', '2026-11-23'];
    const report = (await json(argv)) as QuestionsReport;
    expect(report.lang).toBe(lang);
    const folder = mkdtempSync(join(tmpdir(), 'letter-'));
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(report));
    expect(verify({ file, now: {} })).toMatchObject({ holds: true, differences: [] });
    rmSync(folder, { recursive: true });
    const text = await letter(lang, 'xiaomi', '--format', 'text');
    expect(text.split('\n').filter((line) => line.length > 76 && line.trim().includes(' '))).toEqual([]);
  });
});

/** The headings of a letter to Xiaomi, without their numbers. */
const HEADINGS: Readonly<Record<string, string[]>> = {
  en: [
    ...['Questions on the MiMo API', 'Contracting entity', 'Processing terms', 'Roles', 'Training'],
    ...['Places of storage and inference', 'Access', 'Processing within the EEA', 'Transfers'],
    ...['Requests of authorities', 'Sub-processors', 'Retention', 'Deletion and return'],
    ...['Security, breaches and audit', 'AI Act', 'Models and contact', 'Appendix for the sender'],
    ...['Recording the answers', 'Notice'],
  ],
  de: [
    ...[
      'Fragen zu Ihrem Dienst „MiMo API“',
      'Vertragspartner',
      'Auftragsverarbeitungsvertrag (AVV)',
      'Rollen',
    ],
    ...['Training', 'Orte der Speicherung und der Inferenz', 'Zugriff', 'Verarbeitung im EWR'],
    ...['Übermittlungen in Drittländer', 'Offenlegungsersuchen von Behörden'],
    ...['Weitere Auftragsverarbeiter (Unterauftragsverarbeiter)', 'Speicherdauer', 'Löschung und Rückgabe'],
    ...['Sicherheit, Meldung von Verletzungen und Überprüfungen', 'KI-Verordnung (KI-VO)'],
    ...['Modelle und Ansprechstelle', 'Anhang für den Absender', 'Antworten festhalten', 'Hinweis'],
  ],
  fr: [
    ...[
      'Objet : questions relatives à votre service « MiMo API »',
      'Cocontractant',
      'Contrat de sous-traitance',
    ],
    ...['Qualification des parties', 'Utilisation pour l’entraînement', 'Lieux de stockage et d’inférence'],
    ...['Accès aux données', 'Traitement au sein de l’EEE', 'Transferts hors de l’EEE'],
    ...['Demandes des autorités publiques', 'Sous-traitants ultérieurs', 'Durées de conservation'],
    ...['Effacement et restitution', 'Sécurité, violations et audits', 'Règlement sur l’IA'],
    ...['Modèles et point de contact', 'Annexe à l’usage de l’expéditeur', 'Enregistrer les réponses'],
    'Avertissement',
  ],
};

test.each<[lang: string, draft: string, opening: string]>([
  [
    'en',
    'Draft. Read before sending.',
    'We rely on an undated review of public documents and on reports that we have not checked; both may have missed yours.',
  ],
  ['de', 'Entwurf. Vor dem Versand prüfen.', 'Wir stützen uns auf eine undatierte Durchsicht'],
  ['fr', 'Projet. À relire avant envoi.', 'Nous nous fondons sur un examen non daté'],
])('the headings and the opening are in the language of the letter: %s', async (lang, draft, opening) => {
  const text = await letter(lang, 'xiaomi');
  expect(text.startsWith(`> **${draft}**`)).toBe(true);
  expect(text).toContain(opening);
  const headings = [...text.matchAll(/^#+ (?:\d+\. )?(.*)$/gm)].map(([, heading]) => heading);
  // Typography uses blanks that do not break.
  expect(headings.map((heading) => heading?.replace(/[\u00a0\u202f]/g, ' '))).toEqual(HEADINGS[lang]);
});

test('English is the default, and the report then has no lang', async () => {
  const command = ['questions', 'xiaomi', '--as-of', '2026-11-23'];
  expect((await run([...command, '--lang', 'en'])).stdout).toBe((await run(command)).stdout);
  expect((await json(command)) as QuestionsReport).not.toHaveProperty('lang');
});

test('an unknown language exits 2 and lists the known ones', async () => {
  const { code, stdout, stderr } = await run(['questions', 'xiaomi', '--lang', 'xx']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('en, de, fr');
});
