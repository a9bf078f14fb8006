import { describe, expect, test } from 'vitest';
import {
  fromGermanDay,
  germanDay,
  germanList,
  ofGermanDay,
  onGermanDay,
  untilGermanDay,
} from '../../src/evidence/words/german.js';
import { letterWords } from '../../src/report/questions-report.js';
import { letterValue } from '../../src/report/letter/letter-values.js';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import { FIXTURES } from '../kit/on-file.js';
import { run } from '../kit/run.js';

const GERMAN = letterWords({ lang: 'de' });

const letter = async (provider: string, ...more: string[]): Promise<string> => {
  const argv = ['questions', provider, '--lang', 'de', '--data', FIXTURES, '--as-of', '2026-11-23', ...more];
  const { code, stdout } = await run(argv);
  expect(code).toBe(0);
  return stdout.replaceAll('\u00a0', ' ');
};
const withoutAppendix = (text: string): string => text.split(/^# Anhang/m)[0] ?? '';

describe('days', () => {
  test.each([
    ['2026-11-26', '26. November 2026'],
    ['2026-09-01', '1. September 2026'],
    ['2026-09', 'September 2026'],
    ['2026-04-23 and 2026-07-07', '23. April 2026 and 7. Juli 2026'],
    ['2025-07-01 to 2026-06-30', '1. Juli 2025 bis 30. Juni 2026'],
    ['v20260421', 'v20260421'],
    ['2026-13-01', '2026-13-01'],
    ['2022', '2022'],
  ])('%s is %s', (day, says) => expect(germanDay(day)).toBe(says));

  test('days and months take different prepositions', () => {
    const all = [onGermanDay, ofGermanDay, untilGermanDay, fromGermanDay];
    expect(all.map((say) => say('2026-09-01'))).toEqual([
      'am 1. September 2026',
      'vom 1. September 2026',
      'bis zum 1. September 2026',
      'ab dem 1. September 2026',
    ]);
    expect(all.map((say) => say('2026-09'))).toEqual([
      'im September 2026',
      'von September 2026',
      'bis September 2026',
      'ab September 2026',
    ]);
  });

  test.each(['xiaomi', 'acme-us', 'hub-gateway', 'kaleido-router', 'stratus-cloud', 'muster-eu'])(
    'no letter to %s has an ISO date, except in the address of a copy',
    async (provider) => {
      for (const policy of ['default', 'gdpr', 'eu-only', 'ai-act']) {
        const text = withoutAppendix(await letter(provider, '--policy', policy));
        expect(text.replace(/https\S+/g, '')).not.toMatch(/\d{4}-\d\d/);
      }
    },
  );
});

test.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A und B'],
  [['A', 'B', 'C'], 'A, B und C'],
])('%j is listed as "%s"', (items, says) => expect(germanList(items)).toBe(says));

describe('articles', () => {
  const cite = (...articles: [law: string, article: string][]): string =>
    GERMAN.cite(
      articles.map(([law, article]) => ({
        ...{ law, short: law, article },
        ...{ inForce: article !== '50', inForceFrom: '2026-08-02' },
      })),
    );

  test.each<[says: string, articles: [law: string, article: string][]]>([
    ['Art. 28 Abs. 3 und 9 DSGVO', [['GDPR', '28(3)'], ['GDPR', '28(9)']]], // prettier-ignore
    ['Art. 4 Nr. 7 und 8 DSGVO', [['GDPR', '4(7)'], ['GDPR', '4(8)']]], // prettier-ignore
    [
      'Art. 28 Abs. 3 UAbs. 1 Buchst. a und b, Art. 32 Abs. 4 DSGVO',
      [['GDPR', '28(3)(b)'], ['GDPR', '32(4)'], ['GDPR', '28(3)(a)'], ['GDPR', '28(3)(a)']], // prettier-ignore
    ],
    [
      'Art. 45, Art. 46 Abs. 2 Buchst. b und c, Art. 49 DSGVO; Klausel 14 der Standardvertragsklauseln',
      [['GDPR', '45'], ['GDPR', '46(2)(b)'], ['SCC', 'clause 14'], ['GDPR', '46(2)(c)'], ['GDPR', '49']], // prettier-ignore
    ],
    [
      'Art. 53 Abs. 1 Buchst. b, c und d, Anhang XII KI-VO',
      [['AI-Act', '53(1)(d)'], ['AI-Act', 'Annex XII'], ['AI-Act', '53(1)(b)'], ['AI-Act', '53(1)(c)']], // prettier-ignore
    ],
    ['Art. 50 (gilt ab dem 2. August 2026) KI-VO', [['AI-Act', '50']]],
    ['Anhang der Standardvertragsklauseln nach Art. 28 Abs. 7 DSGVO', [['SCC-28', 'Annex']]],
  ])('%s', (says, articles) => expect(cite(...articles)).toBe(says));

  test('a duty to be met by a day does not read as if it ended then', async () => {
    expect(await letter('acme-us')).toContain(
      'sofern Sie als Anbieter von KI-Modellen mit allgemeinem Verwendungszweck in einem Drittland niedergelassen sind; für Modelle, die vor dem 2. August 2025 in Verkehr gebracht wurden, bis zum 2. August 2027 zu erfüllen.',
    );
  });
});

describe('a value', () => {
  test.each<[AttributeId, unknown, string]>([
    [
      'retention',
      {
        periods: [
          { kind: 'account', days: 1, clock: 'end-of-service' },
          { kind: 'logs', hours: 2 },
        ],
      },
      'Kontodaten (Frist: 1 Tag, gerechnet ab: Ende des Dienstes), Protokolldaten (Frist: 2 Stunden)',
    ],
    ['retention', { periods: [{ kind: 'cache', criteria: 'while in use' }] }, 'zwischengespeicherte Daten (Kriterien: sinngemäß „while in use“)'], // prettier-ignore
    ['sub-processors', { entities: [], exhaustive: true }, 'keine erfasst; als abschließend bezeichnet: ja'],
    ['sub-processors', { available: 'on-request' }, 'Zugang zur Liste: auf Anfrage'],
    [
      'sub-processors',
      { entities: [{ name: 'A', processes_in: ['eea', 'DE'] }] },
      'A (Verarbeitung in: EWR, Deutschland (DE))',
    ],
    ['authority-access', { commits: [] }, 'Zusagen: keine erfasst'],
    [
      'eea-confinement',
      { offered: true, guaranteed_by: 'contract' },
      'angeboten: ja; Grundlage der Zusage: Vertrag',
    ],
    [
      'processor-terms',
      { form: 'none', covers: ['a', 'b'] },
      'Form: keine; umfasst: Buchst. a, Buchst. b; nach unseren Unterlagen nicht umfasst: Buchst. c, Buchst. d, Buchst. e, Buchst. f, Buchst. g, Buchst. h',
    ],
    ['open-source-exemption', { relied_on: ['53-2'] }, 'Art. 53 Abs. 2 KI-VO'],
    [
      'lifecycle',
      { status: 'retired', retired_on: '2026-09-30' },
      'abgeschaltet, Abschaltung am 30. September 2026',
    ],
    ['input-price', { usd: '0.090' }, '0,090 USD je 1.000.000 Token'],
    [
      'certifications',
      { certificates: [{ id: 'c5', edition: '2025-07-01 to 2026-06-30' }] },
      'C5, Typ nicht angegeben (Ausgabe: 1. Juli 2025 bis 30. Juni 2026)',
    ],
  ])('%s %j: %s', (attribute, value, says) =>
    expect(letterValue(attribute, value, GERMAN.vocabulary)).toBe(says),
  );
});

describe('what is on file, as the letter states it', () => {
  test.each([
    ['acme-us', 'default', '** Rolle je Datenart – Eingaben und Ausgaben (Rolle: '],
    ['acme-us', 'default', 'Ihre Antwort vom 20. Oktober 2026: „'],
    [
      'acme-us',
      'default',
      '(nur für „plan Enterprise“) – nie; umfasst: Eingaben, Ausgaben, Dateien (eingesehen am 15. September 2026).',
    ],
    [
      'acme-us',
      'ai-act',
      'Atlas 2: Dokumentation für nachgelagerte Anbieter – nicht angeboten (eingesehen am',
    ],
    [
      'acme-us',
      'ai-act',
      'Atlas 1: Zum Punkt „Bevollmächtigter in der Union“ liegt uns keine Aussage von Ihnen vor.',
    ],
    ['kaleido-router', 'gdpr', 'Fundstelle: „Kaleido data processing addendum“, Ziff. 2 und 3; Kopie: https'],
    [
      'kaleido-router',
      'ai-act',
      'Zum Punkt „Erklärung zur KI-Verordnung“ haben Dritte nach eigenen Angaben nichts gefunden; wir haben dies nicht geprüft.',
    ],
    [
      'xiaomi',
      'gdpr',
      'Ihr Dokument „Service agreement of MiMo“ (Stand: 23. April 2026 und 7. Juli 2026) diesen Punkt; wir haben dies nicht geprüft.',
    ],
    [
      'xiaomi',
      'gdpr',
      'hat eine Durchsicht öffentlicher Unterlagen, festgehalten in „Provider compliance card“, nichts ergeben.',
    ],
  ])('%s under %s: %s', async (provider, policy, says) => {
    const text = await letter(provider, '--policy', policy);
    expect(text.replaceAll('\\', '')).toContain(says);
  });

  test('no citation and no date is broken across lines in the text form', async () => {
    const text = await letter('xiaomi', '--format', 'text');
    expect(text).not.toMatch(/(Art|Abs|Buchst|Nr)\.\n|\b\d{1,2}\.\n\s*(August|April|Juli)/);
  });

  test("the user's document is mentioned, with the reason why it does not settle the question", () => {
    const held = (open: string): string =>
      GERMAN.heldDocument({
        document: '„AVV“',
        place: 'Ziff. 4 and 5',
        title: 'Löschung und Rückgabe',
        open,
      });
    expect(held('')).toBe(
      'Zum Punkt „Löschung und Rückgabe“ liegt uns Ihr Dokument „AVV“ (Ziff. 4 und 5) vor.',
    );
    const { ended, notYet, stale } = GERMAN.open;
    const open = [ended('2026-10-31'), notYet('2027-01-01'), stale('2025-11-01')];
    expect(open.map((text) => held(text).split('; ')[1])).toEqual([
      'nach unseren Unterlagen galt es bis zum 31. Oktober 2026.',
      'nach unseren Unterlagen gilt es erst ab dem 1. Januar 2027.',
      'es stammt vom 1. November 2025, und wir benötigen eine Antwort neueren Datums.',
    ]);
  });
});
