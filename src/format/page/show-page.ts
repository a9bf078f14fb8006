import { replacedTexts } from '../../report/envelope.js';
import { attributeOf, type AttributeId } from '../../evidence/attributes/attributes.js';
import { type DescribedProvider, hopText } from '../../report/described-subject.js';
import type { ShowReport, ShownModel } from '../../report/show-report.js';
import type { ClaimRecord } from '../../evidence/claim-record-shape.js';
import { claimProvenance, claimValue, keptText, replyText } from './claim-text.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

function shownClaimBlock(claim: ClaimRecord, report: ShowReport, paper: Paper): string {
  const { ink } = paper;
  const mark = claim.grade === 'reported' ? ink.cyan(`${WORDS.page.show.lead} `) : '';
  return [
    paper.paragraph(`${mark}${claimValue(claim)}`, 2),
    ...(claim.says === undefined ? [] : [paper.paragraph(claim.says, 4)]),
    ...(claim.vendorReply === undefined ? [] : [paper.paragraph(replyText(claim), 4)]),
    paper.paragraph(ink.dim(claimProvenance(claim, report.provider)), 4),
  ].join('\n');
}

function claimSection(claims: readonly ClaimRecord[], report: ShowReport, paper: Paper): string[] {
  const attributes = [...new Set(claims.map(({ attribute }) => attribute))];
  return attributes.map((attribute: AttributeId) =>
    [
      `${paper.ink.bold(attribute)} · ${attributeOf(attribute).title}`,
      ...claims
        .filter((claim) => claim.attribute === attribute)
        .map((claim) => shownClaimBlock(claim, report, paper)),
    ].join('\n'),
  );
}

/** What a source states; nothing if it does not. */
const stated = (value: string | undefined, words = (text: string): string => text): string[] =>
  value === undefined ? [] : [words(value)];

const keptTexts = (document: Parameters<typeof keptText>[0]): string[] => {
  const text = keptText(document);
  return text === '' ? [] : [text];
};

function documentList(provider: DescribedProvider, paper: Paper): string {
  const sources = Object.entries(provider.sources).map(([id, source]) =>
    paper.paragraph(
      [
        `${id}: ${source.title} (${source.kind})`,
        ...stated(source.publisher, WORDS.page.show.publisher),
        ...stated(source.reviewed_by, WORDS.page.show.reviewedBy),
        ...stated(source.read_on, WORDS.page.show.readOn),
        ...stated(source.url),
        ...keptTexts(source),
      ].join(' · '),
      2,
    ),
  );
  const documents = Object.entries(provider.documents).map(([id, document]) =>
    paper.paragraph(
      [
        `${id}: ${document.title}`,
        ...stated(document.publisher, WORDS.page.show.publisher),
        ...stated(document.version, WORDS.page.show.version),
        ...stated(document.url),
        ...keptTexts(document),
      ].join(' · '),
      2,
    ),
  );
  const head = paper.ink.bold;
  return [
    head(WORDS.report.sources),
    ...sources,
    ...(documents.length === 0 ? [] : [head(WORDS.page.show.documents), ...documents]),
  ].join('\n');
}

const aliasText = ({ aliases }: ShownModel): string =>
  aliases
    .map(({ id, via, upstream, weights }) =>
      weights === true
        ? WORDS.page.show.weights(id)
        : via === undefined
          ? id
          : WORDS.page.show.via(id, via, upstream ?? 'unknown'),
    )
    .join(', ');

function modelPart(model: ShownModel, report: ShowReport, paper: Paper): string[] {
  const spellings = aliasText(model);
  return [
    [
      paper.ink.bold.underline(`${model.name} (${model.id})`),
      ...(model.madeBy === undefined ? [] : [paper.labelled(WORDS.page.show.madeBy, model.madeBy.name)]),
      ...(spellings === '' ? [] : [paper.labelled(WORDS.page.show.otherIds, spellings)]),
    ].join('\n'),
    ...claimSection(model.claims, report, paper),
  ];
}

/** Where to look instead, since nothing is on file about the id itself. */
const unlistedHint = ({ id, name }: ShowReport['provider'], paper: Paper): string =>
  paper.paragraph(WORDS.page.show.unlisted(name, id));

export function showPage(report: ShowReport, paper: Paper): string {
  const { provider, subject } = report;
  const { ink } = paper;
  const head =
    subject.kind === 'provider'
      ? `${provider.name} (${provider.id}) · ${provider.offering} · ${provider.kind}`
      : subject.kind === 'unlisted'
        ? subject.id
        : `${subject.name} (${subject.id}) · ${provider.name}, ${provider.offering}${subject.via === undefined ? '' : ` · ${WORDS.page.show.reachedThrough(subject.via)}`}`;
  const hops = hopText(subject, provider);
  const own = claimSection(report.claims, report, paper);
  const models = report.models.flatMap((model) => modelPart(model, report, paper));
  const provided =
    subject.kind === 'unlisted' ? [] : [ink.bold.underline(WORDS.page.show.onFile(provider.name)), ...own];
  return paper.page([
    [
      ink.bold(paper.paragraph(head)),
      ...(hops === '' ? [] : [paper.paragraph(hops)]),
      ...replacedTexts(report.dataset).map((text) => paper.paragraph(text)),
    ].join('\n'),
    ...(subject.kind === 'provider' ? [...provided, ...models] : [...models, ...provided]),
    subject.kind === 'unlisted' ? unlistedHint(provider, paper) : documentList(provider, paper),
    report.missing.length === 0
      ? ''
      : `${ink.bold(WORDS.page.show.notResearched)}\n${paper.paragraph(report.missing.map(({ attribute }) => attribute).join(', '), 2)}`,
    report.notice.map((line) => ink.dim(paper.paragraph(line))).join('\n'),
  ]);
}
