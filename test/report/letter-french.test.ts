import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import {
  frenchDay,
  frenchList,
  ofDay,
  ofName,
  onDay,
  toDay,
  untilDay,
  withFrenchDays,
} from '../../src/evidence/words/french.js';
import { letterValue } from '../../src/report/letter/letter-values.js';
import { letterWords } from '../../src/report/questions-report.js';
import { run } from '../kit/run.js';

const PROVIDER_FILES = join(process.cwd(), 'test/fixtures/providers');
const WORDS = letterWords({ lang: 'fr' });

const letter = async (provider: string, ...more: string[]): Promise<string> => {
  const argv = [
    'questions',
    provider,
    '--lang',
    'fr',
    '--data',
    PROVIDER_FILES,
    '--as-of',
    '2026-11-23',
    ...more,
  ];
  const { code, stdout } = await run(argv);
  expect(code).toBe(0);
  return stdout;
};
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
/** The letter without its appendix, quotations and addresses. */
const bodyOf = (text: string): string =>
  (text.split(/^# Annexe/m)[0] ?? '').replace(/«[^»]*»/g, '«\u00a0»').replace(/https\S*/g, 'URL');

describe('days and names', () => {
  test('days and months take different prepositions', () => {
    const all = [frenchDay, onDay, ofDay, toDay, untilDay];
    expect(all.map((say) => say('2026-11-26'))).toEqual([
      '26 novembre 2026',
      'le 26 novembre 2026',
      'du 26 novembre 2026',
      'au 26 novembre 2026',
      'jusqu’au 26 novembre 2026',
    ]);
    expect(all.map((say) => say('2026-08'))).toEqual([
      'août 2026',
      'en août 2026',
      'd’août 2026',
      'à août 2026',
      'jusqu’en août 2026',
    ]);
  });

  test.each([
    ['2026-09-01', '1er septembre 2026'],
    ['2025-07-01 to 2026-06-30', 'du 1er juillet 2025 au 30 juin 2026'],
    ['2026-04-23 et 2026-07-07', '23 avril 2026 et 7 juillet 2026'],
    ['v20260421', 'v20260421'],
    ['2026-13-01', '2026-13-01'],
    ['2022', '2022'],
  ])('%s is %s', (text, says) => expect(withFrenchDays(text)).toBe(says));

  test.each([
    ['OpenAI', 'd’OpenAI'],
    ['Xiaomi', 'de Xiaomi'],
    ['Écho', 'd’Écho'],
    ['Hugging Face', 'de Hugging Face'],
    ['01.AI', 'de 01.AI'],
  ])('the genitive of %s is %s', (name, says) => expect(ofName(name)).toBe(says));

  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a et b'],
    [['a', 'b', 'c'], 'a, b et c'],
  ])('%j: %s', (items, says) => expect(frenchList(items)).toBe(says));
});

describe('citations', () => {
  type Law = 'GDPR' | 'SCC' | 'SCC-28' | 'AI-Act';
  const cite = (...articles: [law: Law, article: string, from?: string][]): string =>
    WORDS.cite(
      articles.map(([law, article, from]) => ({
        ...{ law, short: law, article },
        ...{ inForce: from === undefined, inForceFrom: from ?? '2018-05-25' },
      })),
    );

  test.each<[says: string, articles: [law: Law, article: string, from?: string][]]>([
    [
      'articles 6 et 17 du RGPD',
      [
        ['GDPR', '17'],
        ['GDPR', '6'],
      ],
    ],
    [
      'article 28, paragraphes 3 et 9, du RGPD',
      [
        ['GDPR', '28(3)'],
        ['GDPR', '28(9)'],
      ],
    ],
    [
      'article 4, points 7) et 8), du RGPD',
      [
        ['GDPR', '4(7)'],
        ['GDPR', '4(8)'],
      ],
    ],
    [
      'article 28, paragraphe 3, point a), et article 29 du RGPD',
      [
        ['GDPR', '29'],
        ['GDPR', '28(3)(a)'],
      ],
    ],
    [
      'article 44 et article 46, paragraphe 1, du RGPD',
      [
        ['GDPR', '44'],
        ['GDPR', '46(1)'],
      ],
    ],
    [
      'article 28, paragraphe 2, et paragraphe 3, points f) et h), du RGPD',
      [
        ['GDPR', '28(3)(h)'],
        ['GDPR', '28(3)(f)'],
        ['GDPR', '28(2)'],
      ],
    ],
    [
      'article 45, article 46, paragraphe 2, points b) et c), et article 49 du RGPD',
      [
        ['GDPR', '45'],
        ['GDPR', '46(2)(b)'],
        ['GDPR', '46(2)(c)'],
        ['GDPR', '49'],
      ],
    ],
    [
      'article 53, paragraphe 1, points b), c) et d), et annexe XII du règlement sur l’IA',
      [
        ['AI-Act', '53(1)(d)'],
        ['AI-Act', '53(1)(b)'],
        ['AI-Act', 'Annex XII'],
        ['AI-Act', '53(1)(c)'],
      ],
    ],
    [
      'clauses 14 et 15 des clauses contractuelles types',
      [
        ['SCC', 'clause 14'],
        ['SCC', 'clause 15'],
      ],
    ],
    [
      'annexe des clauses contractuelles types au titre de l’article 28, paragraphe 7, du RGPD',
      [['SCC-28', 'Annex']],
    ],
    [
      'article 48 du RGPD ; clause 15 des clauses contractuelles types',
      [
        ['GDPR', '48'],
        ['SCC', 'clause 15'],
      ],
    ],
    [
      'article 50 du règlement sur l’IA ; article 54, paragraphe 1, du règlement sur l’IA (applicable à partir du 2 août 2027)',
      [
        ['AI-Act', '50'],
        ['AI-Act', '54(1)', '2027-08-02'],
      ],
    ],
  ])('%s', (says, articles) => expect(cite(...articles)).toBe(says));
});

describe('a value in French', () => {
  test.each<[AttributeId, unknown, string]>([
    [
      'processor-terms',
      { form: 'separate-dpa', covers: ['a', 'h'] },
      'contrat de sous-traitance distinct ; éléments couverts : a), h) ; d’après nos informations, non couverts : b), c), d), e), f), g)',
    ],
    [
      'sub-processors',
      { entities: [], exhaustive: true },
      'aucun relevé ; liste présentée comme exhaustive : oui',
    ],
    [
      'sub-processor-notice',
      { announced: true, days: 1, right_to_object: false },
      'oui ; délai : 1 jour ; possibilité d’émettre des objections : non',
    ],
    [
      'certifications',
      { certificates: [{ id: 'iso-27001', valid_until: '2026-03-31' }] },
      'ISO 27001 (fin de validité : 31 mars 2026)',
    ],
    [
      'retention',
      {
        periods: [
          { kind: 'logs', days: 0 },
          { kind: 'cache', hours: 6 },
        ],
      },
      'journaux (délai : 0 jour), mémoire cache (délai : 6 heures)',
    ],
    ['data-locations', { locations: [{ region: 'eea' }, { country: 'US' }] }, 'EEE, États-Unis'],
    [
      'authority-access',
      { ultimate_parent: { name: 'A', country: 'US' }, commits: [] },
      'société mère ultime : A (pays : États-Unis) ; engagements : aucun relevé',
    ],
    [
      'transfers',
      { leave_eea: 'may', recipients: ['its group', 'others'] },
      'possibles ; destinataires : en substance « its group », en substance « others »',
    ],
    [
      'input-price',
      { usd: '0.090', tiers: [{ above: 128_000, usd: '1' }] },
      '0,090 USD par million de jetons ; au-delà de 128 000 jetons de contexte, 1 USD par million de jetons',
    ],
    [
      'lifecycle',
      { status: 'retired', retired_on: '2026-09-30' },
      'modèle retiré, date d’arrêt : 30 septembre 2026',
    ],
    ['ai-act-position', { published: true }, 'publication : oui'],
  ])('%s %j: %s', (attribute, value, says) =>
    expect(plain(letterValue(attribute, value, WORDS.vocabulary))).toBe(says),
  );

  test('a value that begins with a field follows a dash, any other a colon', () => {
    expect(WORDS.stated('Transferts', 'non ; liste : oui')).toBe('Transferts : non ; liste : oui');
    expect(WORDS.stated('Effacement', 'cas prévus : fin du service')).toBe(
      'Effacement – cas prévus : fin du service',
    );
    expect(WORDS.stated('Certifications', 'ISO 27001 (édition : 2022)')).toBe(
      'Certifications : ISO 27001 (édition : 2022)',
    );
    expect(WORDS.stated('Transferts', 'destinataires : en substance « a », en substance « b »')).toBe(
      'Transferts – destinataires : en substance « a », « b »',
    );
  });

  test.each([
    [
      undefined,
      ['« A »'],
      'Titre : l’examen du document « A » n’a pas permis de trouver d’information sur ce point.',
    ],
    [
      undefined,
      ['« A »', '« B »'],
      'Titre : l’examen des documents « A » et « B » n’a pas permis de trouver d’information sur ce point.',
    ],
    [
      'the reviewer',
      ['« A »'],
      'Titre : la recherche consignée dans « A » est restée sans résultat sur ce point.',
    ],
  ])('a search without result by %s in %j', (by, documents, says) =>
    expect(
      WORDS.search({
        title: 'Titre',
        only: '',
        by,
        documents,
        isDated: true,
        lookedIn: '',
        says: undefined,
        hasDocument: false,
      }),
    ).toBe(says),
  );

  test.each([
    ['2026-06', 'version de juin 2026'],
    ['2026-04-23 and 2026-07-07', 'versions du 23 avril 2026 et du 7 juillet 2026'],
    ['v20260421 and v20260806', 'versions v20260421 et v20260806'],
    ['last updated 2026-03-20', 'mise à jour : 20 mars 2026'],
    [
      'released 2026-04-22, effective 2026-04-29',
      'publication : 22 avril 2026, entrée en vigueur : 29 avril 2026',
    ],
    ['f3fc69229 (2026-07-01)', 'version f3fc69229, 1er juillet 2026'],
  ])('a document of version %s', (version, says) =>
    expect(WORDS.reported('« A »', version)).toBe(
      `D’après des tiers, votre document « A » (${says}) traite de ce point ; nous ne l’avons pas vérifié.`,
    ),
  );

  test('several conditions apply together', () => {
    const only = (...titles: string[]): string => WORDS.only(titles.map((title) => ({ id: title, title })));
    expect(only('A')).toBe('uniquement pour « A »');
    expect(only('A', 'B')).toBe('uniquement lorsque sont réunis « A » et « B »');
  });

  test('the source is a separate sentence that does not end with an address', () => {
    const notes = WORDS.notes?.([
      'texte constaté le 15 juillet 2026',
      '« A », passage 2.9',
      'copie : https://a.example',
      '',
    ]);
    expect(notes).toBe(
      'Source : « A », passage 2.9 ; copie : https://a.example ; texte constaté le 15 juillet 2026.',
    );
    expect(WORDS.notes?.(['information non datée', ''])).toBe('Information non datée.');
    expect([WORDS.at('2.9 and 3; 4'), WORDS.at('Annex II, 3')]).toEqual([
      'passage 2.9 et 3 ; 4',
      'passage « Annex II, 3 »',
    ]);
  });

  test('the name of a maker is elided, and the letter does not assert that it is a provider', () => {
    expect(WORDS.dutyOf('OpenAI')).toBe('obligation à la charge d’OpenAI');
    const scope = 'providers of general-purpose models in third countries';
    expect(WORDS.audience({ scope, maker: 'OpenAI' })).toBe(
      'si OpenAI est fournisseur de modèles d’IA à usage général établi dans un pays tiers',
    );
  });
});

describe.each(['xiaomi', ...readdirSync(PROVIDER_FILES).map((file) => file.replace('.yaml', ''))])(
  'a letter to %s',
  (provider) => {
    test('has no ISO dates, no missing elision and no punctuation without its blank', async () => {
      for (const policy of ['default', 'gdpr', 'ai-act']) {
        const body = bodyOf(await letter(provider, '--policy', policy));
        expect(body).not.toMatch(/\d{4}-\d{2}/);
        expect(body).not.toMatch(/\b(?:de|que|le|la) (?=[aeiouéèêAEIOUÉÈÊ])(?!oui\b|onz)/);
        expect(body).not.toMatch(/[^\s\u00a0\\*][;?!](?:\s|$)|[^\s\u00a0\\*]:(?:\s|$)/m);
        expect(body).not.toMatch(/ [:;?!»]|« /);
        expect(body).not.toMatch(/\b(?:Autre sous-traitant|droit d’opposition|Base juridique)\b/i);
      }
    });

    test('has no line that begins with punctuation or ends with an open quotation mark', async () => {
      const text = await letter(provider, '--format', 'text');
      expect(text).not.toMatch(/^\s*[:;?!»]|«$/m);
    });
  },
);
