import { countryLabel } from '../../input/countries.js';
import { distinct } from '../../input/plain-data.js';
import type { CheckReport, DescribedAdequacy } from '../../report/check-report.js';
import type { DescribedBasis } from '../../report/described-rule.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import { citeArticle } from '../../verdict/words/citations.js';
import {
  definitions,
  joinedBy,
  paragraphOf,
  linkTo,
  markup,
  NO_HTML,
  part,
  table,
  inOneLine,
  type Html,
  type Row,
} from './markup.js';
import { WORDS } from '../words/words.js';

const claimWords = WORDS.claim;

type CitedDocument = DescribedProvider['sources'][string];

/** All documents of a provider that findings cite. */
function citedIn({ findings }: CheckReport, provider: string): Set<string> {
  const claims = findings
    .filter((finding) => finding.provider === provider)
    .flatMap((finding) => [...finding.claims, ...finding.opposing, ...finding.shows]);
  return new Set(
    claims.flatMap(({ sources, origin }) => (origin === undefined ? sources : [...sources, origin])),
  );
}

function documentRow(id: string, document: CitedDocument, { name }: DescribedProvider, isRead: boolean): Row {
  const { title, url, publisher, kind, version, archived, gated, read_on, recorded, seen } = document;
  const reader = document.reviewed_by;
  return [
    markup`${linkTo(url, title)}<br><span class="fine"><code>${id}</code> · ${name}</span>`,
    [...(publisher === undefined ? [] : [publisher]), kind].join(', '),
    version ?? claimWords.notStated,
    isRead
      ? [
          read_on === undefined ? claimWords.readOnNoDay : claimWords.read(read_on),
          ...(reader === undefined ? [] : [WORDS.html.sources.by(reader)]),
          ...(recorded === undefined ? [] : [claimWords.recorded(recorded)]),
          ...(seen === undefined ? [] : [claimWords.seen(seen)]),
        ].join(', ')
      : claimWords.notRead,
    archived === undefined
      ? gated === true
        ? claimWords.gated
        : claimWords.noneOnFile
      : linkTo(archived, claimWords.copyOf(title)),
  ];
}

/** The documents behind this report, and the original ones of its leads, with their kept copies. */
export function sourceTable(report: CheckReport): Html {
  const rows = Object.values(report.providers).flatMap((provider) => {
    const cited = citedIn(report, provider.id);
    const rowsOf = (documents: Readonly<Record<string, CitedDocument>>, isRead: boolean): Row[] =>
      Object.entries(documents)
        .filter(([id]) => cited.has(id))
        .map(([id, document]) => documentRow(id, document, provider, isRead));
    return [...rowsOf(provider.sources, true), ...rowsOf(provider.documents, false)];
  });
  return part(
    'sources',
    WORDS.report.sources,
    table(WORDS.html.sources.caption, WORDS.html.sources.heads, rows),
  );
}

const toBeRead = (day: string | undefined): string => day ?? WORDS.html.law.notYetRead;

/** From which day on, and until when; neither wraps. */
const inForceText = (from: string, until: string | undefined): Html =>
  markup`${inOneLine(from)}${until !== undefined && markup` ${WORDS.html.law.until} ${inOneLine(until)}`}`;

function lawRow(basis: DescribedBasis, rules: readonly string[]): Row {
  const { asks, scope, inForce } = basis;
  return [
    inOneLine(linkTo(basis.url, citeArticle(basis))),
    markup`${asks}${scope !== undefined && markup` <span class="fine">${WORDS.html.law.appliesTo(scope)}</span>`}`,
    markup`${inForceText(basis.inForceFrom, basis.until)}${!inForce && ` (${WORDS.html.law.notInForce})`}`,
    toBeRead(basis.readOn),
    rules.join(', '),
  ];
}

/** Where to read each law, with addresses written out for paper. */
function officialTexts({ rules }: CheckReport): Html {
  const all = Object.values(rules).flatMap(({ basis }) => basis);
  const urls = new Map(all.map(({ short, url }) => [short, url]));
  return urls.size === 0
    ? NO_HTML
    : markup`<p class="fine">${WORDS.html.law.officialTexts}: ${joinedBy(
        '; ',
        [...urls].map(([short, url]) => markup`${short}: ${linkTo(url, url)}`),
      )}</p>
`;
}

/** All articles, each with the rules based on it. */
function lawTable({ rules }: CheckReport): Html {
  const articles = new Map<string, { basis: DescribedBasis; rules: string[] }>();
  for (const rule of Object.values(rules))
    for (const basis of rule.basis) {
      const key = `${basis.law} ${basis.article}`;
      const known = articles.get(key);
      if (known === undefined) articles.set(key, { basis, rules: [rule.id] });
      else known.rules.push(rule.id);
    }
  return table(
    WORDS.html.law.caption,
    WORDS.html.law.heads,
    [...articles.values()].map((one) => lawRow(one.basis, distinct(one.rules))),
  );
}

function adequacyHtml(adequacy: DescribedAdequacy | undefined): Html {
  if (adequacy === undefined) return NO_HTML;
  const decisions = table(
    WORDS.html.law.decisions,
    WORDS.html.law.decisionHeads,
    adequacy.decisions.map((one): Row => [
      linkTo(one.url, one.decision),
      countryLabel(one.country),
      `${one.scope ?? WORDS.html.law.notLimited}${one.entity ? ` (${WORDS.html.law.recipientNamed})` : ''}`,
      inForceText(one.inForceFrom, one.until),
      toBeRead(one.readOn),
    ]),
  );
  const { none } = adequacy;
  return markup`<h3>${WORDS.html.law.adequacy}</h3>
${decisions}${
    none.length > 0 &&
    markup`<p>${WORDS.html.law.noDecision(none.map(countryLabel).join(', '))}</p>
`
  }${
    none.length + adequacy.decisions.length === 0 &&
    markup`<p>${WORDS.html.law.noCountry}</p>
`
  }<p class="fine">${WORDS.html.law.officialList}: ${linkTo(adequacy.url, adequacy.url)}</p>
`;
}

/** The digests needed to reproduce and compare this report. */
function digestsHtml({ dataset, proof, policy, tool }: CheckReport): Html {
  const digests = { [WORDS.html.law.allData]: dataset.digest, ...proof.digests, policy: policy.digest };
  return markup`<h3>${WORDS.html.law.digests}</h3>
${definitions(Object.entries(digests).map(([what, digest]) => [what, markup`<code>${digest}</code>`]))}${paragraphOf(
    WORDS.html.law.madeBy(tool.name, tool.version),
    'fine',
  )}`;
}

/** The law and adequacy decisions used, and what the report was made from. */
export const lawAndDigests = (report: CheckReport): Html =>
  part(
    'law',
    WORDS.html.law.heading,
    lawTable(report),
    officialTexts(report),
    adequacyHtml(report.adequacy),
    digestsHtml(report),
  );
