import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Pack } from './standards.contract.ts';
import { parsePack } from './standards.rules.ts';

const plain = (): Record<string, unknown> & { limits: Record<string, unknown>[] } =>
  parse(readFileSync(new URL('../../standards/home-products.yaml', import.meta.url), 'utf8'));
const read = () => {
  const parsed = parsePack(plain());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.pack;
};
const pack = read();
const problemsOf = (value: unknown) => {
  const parsed = parsePack(value);
  return parsed.ok ? [] : parsed.problems;
};
describe('the pack as shipped', () => {
  it('reads without problems and survives being stored', () => {
    expect(problemsOf(plain())).toEqual([]);
    expect(Pack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  });
  it('has the clauses that intake, classification, limits, case work and administration rest on', () => {
    const wanted = {
      S0: ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '5.1', '5.3', '6.1', '6.2', '7.1'],
      S1: ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '4.1', '4.2', '5.1', '5.2', '6.1'],
      S2: ['1.3.1', '1.3.2', '1.3.3', '1.4.1', '1.4.2', '2.1.1', '2.1.2'],
      S3: [
        '1-K6-3',
        '2-K1-1',
        '2-K1-2',
        '2-K1-3',
        '2-K2-1',
        '2-K3-1',
        '2-K4-1',
        '2-K4-2',
        '2-K4-3',
        '2-K5-1',
        '2-K5-3',
        '2-一-1',
        '2-一-2',
        '2-一-3',
        '2-二-1',
        '2-二-2',
        '2-三-3',
        '2-三-4',
        '2-三-5',
        '2-三-6',
        '2-三-7',
        '2-四-1',
        '2-四-2',
        '2-四-3',
        '2-五-2',
        '2-七-3',
        '3-K2-3',
      ],
    };
    const ids = new Set(pack.clauses.map((clause) => clause.id));
    const missing = Object.entries(wanted)
      .flatMap(([document, sections]) => sections.map((section) => `${document} ${section}`))
      .filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
  });
  it('shows no quoted number of another standard to customers and trusts none of S0', () => {
    const [S0] = pack.documents;
    expect(S0?.citations).toHaveLength(34);
    expect(
      S0?.citations.every((citation) => citation.status !== 'verified' && !citation.shownToCustomers),
    ).toBe(true);
    const titles = (number: string) =>
      S0?.citations.filter((citation) => citation.number === number).map((citation) => citation.status);
    expect(titles('GB/T 31926-2015')).toEqual(['mis_titled', 'mis_titled']);
    expect(titles('GB/T 33000-2016')).toEqual(['mis_titled']);
  });
  it('[S1-4.1-c] complaints are about product quality, attitude or after-sales at least', () => {
    expect(pack.categories.map((category) => category.key)).toEqual(
      expect.arrayContaining(['product_quality', 'service_attitude', 'after_sales']),
    );
  });
  it('[S3-2.1-3] and about product quality, after-sales or logistics', () => {
    expect(pack.categories.map((category) => category.key)).toEqual(
      expect.arrayContaining(['product_quality', 'after_sales', 'logistics']),
    );
  });
  it('quality and safety are level 1, the others level 2', () => {
    const levels = Object.fromEntries(
      pack.categories.map((category) => [category.key, category.defaultLevel]),
    );
    expect(levels).toEqual({
      product_quality: 1,
      safety: 1,
      service_attitude: 2,
      after_sales: 2,
      logistics: 2,
      other: 2,
    });
  });
  it('no amount is set for anybody', () => {
    expect(pack.authority.levels.map((level) => level.amountLimitFen)).toEqual([null, null, null]);
  });
  it('every limit that is the company’s own number says so', () => {
    const own = pack.limits.filter((limit) => limit.origin === 'company_setting').map((limit) => limit.key);
    expect(own).toEqual([
      'urgent_acknowledge',
      'appliance_acknowledge',
      'feedback_respond',
      'feedback_complete',
      'incident_plan_start',
      'incident_respond_target',
    ]);
    expect(pack.limits.filter((limit) => own.includes(limit.key)).every((limit) => limit.note !== null)).toBe(
      true,
    );
  });
});
