import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { incompleteCategories } from './completeness.rules.ts';
import { Pack } from './standards.contract.ts';

const pack = Pack.parse(
  parse(readFileSync(new URL('../../standards/home-products.yaml', import.meta.url), 'utf8')),
);
const without = (changed: Partial<Pack>) => incompleteCategories({ ...pack, ...changed });

describe('[S3-2.7-1] the rules on complaints are complete when every category has process, department and limit', () => {
  it('the pack as shipped is complete', () => expect(incompleteCategories(pack)).toEqual([]));
  it('without the limit of level 2, the categories of level 2 are not', () => {
    const limits = pack.limits.filter(({ key }) => key !== 'level_2_solution');
    const found = ['service_attitude', 'after_sales', 'logistics', 'other'];
    expect(without({ limits })).toEqual(found.map((category) => ({ category, lacks: ['limit'] })));
  });
  it('a target of the same event counts only where it fits the category', () => {
    const limits = pack.limits.map((limit) =>
      limit.key === 'level_1_solution'
        ? { ...limit, when: { ...limit.when, category: ['safety' as const] } }
        : limit,
    );
    expect(without({ limits })).toEqual([{ category: 'product_quality', lacks: ['limit'] }]);
  });
  it('routing that leads elsewhere than the category says is noticed', () => {
    const routing = pack.routing.filter(({ key }) => key !== 'logistics_complaints');
    expect(without({ routing })).toEqual([{ category: 'logistics', lacks: ['department'] }]);
    expect(without({ routing: [] })).toHaveLength(pack.categories.length);
  });
  it('a stage without limit or a step without gate leaves every category without process', () => {
    const stages = pack.stages.filter(({ stage }) => stage !== 'confirm');
    expect(without({ stages }).map(({ lacks }) => lacks)).toEqual(pack.categories.map(() => ['process']));
    const gates = pack.gates.filter(({ action }) => action !== 'close_complaint');
    expect(without({ gates })).toHaveLength(pack.categories.length);
  });
});
