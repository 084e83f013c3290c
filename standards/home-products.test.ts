import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standardPack } from '../domains/deadlines/testing/standard.ts';
import type { Clause } from '../domains/standards/clauses.contract.ts';
import { parsePack } from '../domains/standards/standards.rules.ts';

const pack = standardPack();
const byId = new Map(pack.clauses.map((clause) => [clause.id, clause]));
const documents = new Map(pack.documents.map((document) => [document.code, document]));
const company = pack.clauses.filter((clause) => /^S[0-3]$/.test(clause.document));
const laws = pack.clauses.filter((clause) => documents.get(clause.document)?.origin === 'law');

const chapters = ['', '一', '二', '三', '四', '五', '六', '七'];
/** The clause that a requirement was written from: `S0-1.2-d` → `S0 1.2`, `S3-2.4-1` → `S3 2-四-1`. */
function clauseOf(id: string): string {
  const [document = '', section = '', item] = id.split(/-(.*?)(?:-([^-]*))?$/);
  const [part, chapter = '', last] = section.split(/\.(.*?)(?:\.(.*))?$/);
  if (document !== 'S3' || chapter === '0') return `${document} ${section}`;
  const place = /^\d$/.test(chapter) ? chapters[Number(chapter)] : chapter;
  const number = last || item;
  return part === '1' && chapter === '4' ? `S3 1-${place}` : `S3 ${part}-${place}-${number}`;
}
const requirements = readFileSync(new URL('../docs/requirements/ids.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t')[0] ?? '');

/** Every place of the pack that names a clause. */
const cited = (): [string, string][] => [
  ...pack.clauses.flatMap(({ id, serves }) => serves.map((law): [string, string] => [id, law])),
  ...pack.cadences.map(({ key, clause }): [string, string] => [key, clause]),
  ...pack.targets.map(({ key, clause }): [string, string] => [key, clause]),
  ...pack.responsibilities.map(({ stage, clause }): [string, string] => [stage, clause]),
  ...pack.scope.map(({ topic, clause }): [string, string] => [topic, clause]),
  ...pack.promises.map(({ key, clause }): [string, string] => [key, clause]),
  ...pack.statutory.map(({ key, clause }): [string, string] => [key, clause]),
  ...pack.forbiddenTerms.map(({ words, clause }): [string, string] => [words, clause]),
  ...pack.glossary.flatMap(({ key, clause }): [string, string][] => (clause ? [[key, clause]] : [])),
  ...pack.recordForms.flatMap(({ key, clause, retentionClause }): [string, string][] => [
    [key, clause],
    [key, retentionClause ?? clause],
  ]),
];

describe('clauses', () => {
  it.each([
    ['S0-1.2-d', 'S0 1.2'],
    ['S2-1.4.1-d', 'S2 1.4.1'],
    ['S2-0-a', 'S2 0'],
    ['S3-2.4-1', 'S3 2-四-1'],
    ['S3-2.K4-1', 'S3 2-K4-1'],
    ['S3-1.2.1(1)', 'S3 1-二-1(1)'],
    ['S3-1.3.2', 'S3 1-三-2'],
    ['S3-1.4-1', 'S3 1-四'],
    ['S3-5.0', 'S3 5.0'],
  ])('the requirement %s comes from %s', (id, clause) => expect(clauseOf(id)).toBe(clause));
  it('every section that a requirement was written from is a clause', () => {
    expect(requirements).toHaveLength(378);
    expect(requirements.filter((id) => !byId.has(clauseOf(id)))).toEqual([]);
  });
  it('and every clause of the company comes from such a section', () => {
    const sections = new Set(requirements.map(clauseOf));
    expect(company.map(({ id }) => id).filter((id) => !sections.has(id))).toEqual([]);
  });
  it('each says in both languages what it asks, and how it is carried out', () => {
    const bare = company.filter(({ execution }) => execution === null).map(({ id }) => id);
    expect(bare).toEqual([]);
    const untranslated = pack.clauses.filter(({ text }) => /[一-鿿]/.test(text.en) || text.zh === text.en);
    expect(untranslated).toEqual([]);
  });
  it('each has a department that explains it and a day of its next review', () => {
    const missing = company.filter(
      (clause) => clause.interpretedBy === null || (clause.nextReview ?? '') < '2027-01-01',
    );
    expect(missing).toEqual([]);
  });
  it('headings without text are marked as cut', () => {
    const headings = [
      'S1 6.2',
      'S1 7.1',
      'S1 7.2',
      'S1 8.1',
      'S1 8.2',
      'S3 4.0',
      'S3 8.0',
      'S0 7.4',
      'S2 2.1.2',
    ];
    expect(headings.map((id) => byId.get(id)?.status)).toEqual(headings.map(() => 'cut'));
  });
  it('every clause named anywhere in the pack exists', () => {
    expect(cited().filter(([, id]) => !byId.has(id))).toEqual([]);
  });
  it('[S1-1.1-a] the rules on response and complaints are clauses of a version, and rules obey them by id', () => {
    const obeyed = new Set([
      ...pack.limits.map(({ clause }) => clause),
      ...pack.gates.map(({ clause }) => clause),
      ...pack.routing.map(({ clause }) => clause),
      ...pack.categories.map(({ clause }) => clause),
      ...Object.values(pack.settings).map(({ clause }) => clause),
      pack.authority.clause,
    ]);
    const ruling: Clause['kind'][] = ['limit', 'gate', 'routing', 'authority', 'cadence'];
    const ofS1 = company.filter(({ document, kind }) => document === 'S1' && ruling.includes(kind));
    expect(ofS1.map(({ id }) => id).filter((id) => !obeyed.has(id))).toEqual([]);
    expect(pack.version).toBeGreaterThan(0);
    const renamed = {
      ...pack,
      clauses: pack.clauses.map((one) =>
        one.id === 'S1 2.2' ? { ...one, id: 'S1 2.9', section: '2.9' } : one,
      ),
    };
    const parsed = parsePack(renamed);
    expect(
      parsed.ok ? [] : parsed.problems.map(({ path, message }) => ({ path, message })),
    ).toContainEqual({
      path: 'limits.urgent_respond.clause',
      message: 'clause_unknown',
    });
  });
});

describe('law', () => {
  it('both laws of S0 1.1 stand article by article, with their version and the day they came into force', () => {
    expect(documents.get('CPL')).toMatchObject({
      number: '2013年修正',
      effectiveFrom: '2014-03-15',
      verified: true,
    });
    expect(documents.get('PQL')).toMatchObject({
      number: '2018年修正',
      effectiveFrom: '2018-12-29',
      verified: true,
    });
    const articles = (code: string) =>
      laws.filter(({ document }) => document === code).map(({ section }) => section);
    expect(articles('CPL')).toEqual(
      expect.arrayContaining(['19', '23', '24', '25', '26', '29', '39', '48', '55']),
    );
    expect(articles('PQL')).toEqual(['40', '41', '43', '45']);
  });
  it('what was not read on the document carries that flag', () => {
    const unread = pack.documents.filter(({ verified }) => !verified).map(({ code }) => code);
    expect(unread).toEqual(expect.arrayContaining(['GSA', 'GSO', 'MRC', 'IMP', 'DSL']));
    const doubtful = pack.clauses.filter(({ status }) => status === 'unverified').map(({ id }) => id);
    expect(doubtful).toEqual(expect.arrayContaining(['TGR 13', 'TGR 17', 'MRC 16', 'MRC 23', 'RCL 2wd']));
  });
  it('the rules on complaints to the authorities of 2020 gave way to those of 2026', () => {
    expect(documents.get('MRO')).toMatchObject({
      status: 'superseded',
      replacedBy: 'MRC',
      effectiveTo: '2026-04-14',
    });
    expect(documents.get('MRC')).toMatchObject({ status: 'in_force', effectiveFrom: '2026-04-15' });
  });
  it('every clause that decides repair, exchange, return or policy names the law it serves', () => {
    const wanted = [
      'S0 1.1',
      'S0 2.2',
      'S3 2-三-5',
      'S3 2-四-3',
      'S3 2-五-2',
      'S3 3-K1-1',
      'S3 3-K6-1',
      'S0 5.2',
    ];
    for (const id of wanted) expect([id, byId.get(id)?.serves]).not.toEqual([id, []]);
    const served = pack.clauses.flatMap(({ serves }) => serves);
    expect(served.filter((id) => documents.get(byId.get(id)?.document ?? '')?.origin !== 'law')).toEqual([]);
  });
  it('what the company promises is never worse than what the law allows', () => {
    const worse = pack.promises.filter((promise) =>
      pack.statutory.some(
        ({ subject, unit, bound, value }) =>
          subject === promise.subject &&
          unit === promise.unit &&
          (bound === 'at_least' ? promise.value < value : promise.value > value),
      ),
    );
    expect(worse).toEqual([]);
    const bounded = new Set(pack.statutory.map(({ subject, unit }) => `${subject} ${unit}`));
    expect(pack.promises.filter(({ subject, unit }) => !bounded.has(`${subject} ${unit}`))).toEqual([]);
  });
  it('no text of the pack holds a word that the pack forbids', () => {
    const texts = [...pack.clauses, ...pack.promises, ...pack.scope, ...pack.decisions].map(
      ({ text }) => text.zh,
    );
    const found = pack.forbiddenTerms.filter(({ words }) => texts.some((text) => text.includes(words)));
    expect(found).toEqual([]);
    expect(pack.forbiddenTerms.map(({ words }) => words)).toContain('最终解释权');
  });
});

describe('contradictions', () => {
  const topics = [
    'case_owner',
    'responsible',
    'incident_lead',
    'technical_terms',
    'customer_details',
    'record_medium',
    'disclosure',
    'survey_after_service',
    'dissatisfied',
  ];
  it.each(topics)('clauses that pull apart on %s are named together by one decision', (topic) => {
    const speaking = pack.clauses.filter(({ stances }) => stances.some((one) => one.topic === topic));
    const stances = new Set(
      speaking
        .flatMap(({ stances: own }) => own.filter((one) => one.topic === topic))
        .map(({ stance }) => stance),
    );
    expect(stances.size).toBeGreaterThan(1);
    const settled = pack.decisions.filter(
      ({ settles, clauses }) =>
        settles.includes('stances_opposed') && speaking.every(({ id }) => clauses.includes(id)),
    );
    expect(settled).toHaveLength(1);
  });
  it('no clause speaks on another topic', () => {
    const spoken = new Set(pack.clauses.flatMap(({ stances }) => stances.map(({ topic }) => topic)));
    expect([...spoken].sort()).toEqual([...topics].sort());
  });
});
