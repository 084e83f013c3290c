import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billOf } from './bill.rules.ts';
import type { PriceItem } from './pricing.contract.ts';
import type { Cover } from './quotes.contract.ts';
import { priceLines, pricesFor } from './quoting.rules.ts';

const item = (code: string, priceFen: number, parts: Partial<PriceItem> = {}): PriceItem => ({
  code,
  kind: 'part',
  workKind: null,
  region: null,
  productType: null,
  name: { zh: code, en: code },
  unit: 'piece',
  priceFen,
  ...parts,
});
const order = { workKind: 'appliance_repair', region: 'east', productType: 'appliance' };
const labour = (priceFen: number, parts: Partial<PriceItem> = {}) =>
  item('labour', priceFen, { kind: 'labour', workKind: 'appliance_repair', ...parts });

describe('prices of an order', () => {
  it.each<[string, PriceItem[], number | undefined]>([
    ['the general one', [labour(100)], 100],
    ['the region before the general one', [labour(100), labour(120, { region: 'east' })], 120],
    ['another region is left out', [labour(100), labour(120, { region: 'south' })], 100],
    [
      'the region before the product type',
      [labour(120, { region: 'east' }), labour(90, { productType: 'appliance' })],
      120,
    ],
    [
      'region and product type before the region',
      [labour(120, { region: 'east' }), labour(80, { region: 'east', productType: 'appliance' })],
      80,
    ],
    ['no price for another kind of work', [labour(100, { workKind: 'gas_repair' })], undefined],
  ])('%s', (_what, items, expected) => expect(pricesFor(items, order)[0]?.priceFen).toBe(expected));
});

const free: Cover = { free: true, basis: 'law', articles: ['三包规定 8'], exclusion: null };

describe('lines of a quote', () => {
  const list = [labour(12_000), item('A-1', 6_800), item('A-2', 900)];
  it.each<[string, Parameters<typeof priceLines>[1], Cover | null, object]>([
    [
      'marked prices add up',
      [
        { code: 'labour', quantity: 1 },
        { code: 'A-1', quantity: 2 },
      ],
      null,
      { ok: true, totalFen: 25_600, reductionFen: 0 },
    ],
    [
      'under the marked price is a reduction',
      [{ code: 'labour', quantity: 1, unitFen: 10_000 }],
      null,
      { ok: true, totalFen: 10_000, reductionFen: 2_000 },
    ],
    [
      'a fen over the marked price',
      [{ code: 'A-1', quantity: 1, unitFen: 6_801 }],
      null,
      { ok: false, code: 'quote.over_price', field: 'lines.0.unitFen' },
    ],
    [
      'not on the list',
      [
        { code: 'labour', quantity: 1 },
        { code: 'X', quantity: 1 },
      ],
      null,
      { ok: false, code: 'quote.not_on_list', field: 'lines.1.code' },
    ],
    [
      'the same twice',
      [
        { code: 'A-1', quantity: 1 },
        { code: 'A-1', quantity: 1 },
      ],
      null,
      { ok: false, code: 'quote.line_twice', field: 'lines.1.code' },
    ],
    [
      'a covered repair is free and no reduction',
      [
        { code: 'labour', quantity: 1 },
        { code: 'A-1', quantity: 1 },
      ],
      free,
      { ok: true, totalFen: 0, reductionFen: 0 },
    ],
    [
      'a line apart from what is covered',
      [
        { code: 'labour', quantity: 1 },
        { code: 'A-2', quantity: 3, apart: '客户另购滤网' },
      ],
      free,
      { ok: true, totalFen: 2_700, reductionFen: 0 },
    ],
  ])('%s', (_what, asked, cover, expected) => expect(priceLines(list, asked, cover)).toMatchObject(expected));

  it('never charges more than the marked prices, whatever is asked', () => {
    const asked = fc.uniqueArray(
      fc.record({
        code: fc.constantFrom('labour', 'A-1', 'A-2', 'X'),
        quantity: fc.integer({ min: 1, max: 1000 }),
        unitFen: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
      }),
      { selector: ({ code }) => code, minLength: 1 },
    );
    fc.assert(
      fc.property(asked, (lines) => {
        const wishes = lines.map(({ unitFen, ...rest }) =>
          unitFen === undefined ? rest : { ...rest, unitFen },
        );
        const priced = priceLines(list, wishes, null);
        if (!priced.ok) return;
        const marked = priced.lines.reduce((sum, line) => sum + line.markedFen * line.quantity, 0);
        expect(priced.totalFen).toBeLessThanOrEqual(marked);
        expect(priced.totalFen + priced.reductionFen).toBe(marked);
      }),
    );
  });
});

describe('the bill', () => {
  const quoted = priceLines(
    [labour(12_000), item('A-1', 6_800)],
    [
      { code: 'labour', quantity: 1 },
      { code: 'A-1', quantity: 2 },
    ],
    null,
  );
  const lines = quoted.ok ? quoted.lines : [];
  const used = (code: string, quantity: number) => ({ code, name: { zh: code, en: code }, quantity });

  it.each<[string, ReturnType<typeof used>[], number]>([
    ['all that was accepted', [used('A-1', 2)], 25_600],
    ['a part that was not used is not charged', [used('A-1', 1)], 18_800],
    ['nothing used', [], 12_000],
    ['more used than accepted is not charged', [used('A-1', 5)], 25_600],
    ['a part that nobody quoted is not charged', [used('A-1', 2), used('B-9', 1)], 25_600],
  ])('%s', (_what, parts, totalFen) => expect(billOf(lines, parts).totalFen).toBe(totalFen));

  it('names what was used beyond the quote', () => {
    const beyond = billOf(lines, [used('A-1', 5), used('B-9', 1)]).lines.filter(({ unquoted }) => unquoted);
    expect(beyond.map(({ code, quantity, amountFen }) => [code, quantity, amountFen])).toEqual([
      ['A-1', 3, 0],
      ['B-9', 1, 0],
    ]);
  });

  it('never exceeds the accepted quote', () => {
    const parts = fc.uniqueArray(
      fc.record({ code: fc.constantFrom('A-1', 'B-9', 'C-3'), quantity: fc.integer({ min: 0, max: 50 }) }),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(parts, (taken) => {
        const bill = billOf(
          lines,
          taken.map(({ code, quantity }) => used(code, quantity)),
        );
        expect(bill.totalFen).toBeLessThanOrEqual(quoted.ok ? quoted.totalFen : 0);
      }),
    );
  });
});
