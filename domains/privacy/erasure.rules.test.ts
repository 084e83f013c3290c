import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptUntil, mentions } from './erasure.rules.ts';

const known = (parts: object) => ({ names: [], contacts: [], addresses: [], ...parts });
/** As the database applies it. */
const without = (text: string, parts: object) =>
  mentions(known(parts)) === '' ? text : text.replace(new RegExp(mentions(known(parts)), 'gi'), '已删除');

describe('mentions of a person in a text', () => {
  it.each([
    ['王小明来电', { names: ['王小明'] }, '已删除来电'],
    ['电话 138 1234 5678', { contacts: ['13812345678'] }, '电话 已删除'],
    ['电话 +86-138-1234-5678。', { contacts: ['+8613812345678'] }, '电话 已删除。'],
    ['尾号 138****5678', { contacts: ['13812345678'] }, '尾号 已删除'],
    ['写信到 Wang@Example.com', { contacts: ['wang@example.com'] }, '写信到 已删除'],
    ['上门：文三路 100 号2幢', { addresses: ['浙江省杭州市西湖区文三路 100 号2幢'] }, '上门：已删除'],
    ['find=%E7%8E%8B%E5%B0%8F%E6%98%8E', { names: ['王小明'] }, 'find=已删除'],
    ['王**（客户）', { names: ['王小明'] }, '已删除（客户）'],
    ['李工上门', { names: ['李'] }, '李工上门'],
  ])('%s', (text, parts, left) => {
    expect(without(text, parts)).toBe(left);
  });

  it('leaves no name, whatever letters it has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 2, maxLength: 20 }),
        fc.string(),
        (name, around) => {
          const trimmed = name.trim();
          fc.pre([...trimmed].length > 1 && trimmed.isWellFormed() && !'已删除'.includes(trimmed));
          expect(without(`${around}。${trimmed}。${around}`, { names: [name] })).not.toContain(
            `。${trimmed}。`,
          );
        },
      ),
    );
  });

  it('nothing known finds nothing', () => {
    expect(mentions(known({ names: ['李', ' '], contacts: [''] }))).toBe('');
  });
});

it('the law keeps records for its months from the last one, then no longer', () => {
  const paid = Date.parse('2026-03-02T02:00:00Z');
  const until = keptUntil(paid, 36, paid);
  expect(new Date(until ?? 0).toISOString()).toBe('2029-03-02T02:00:00.000Z');
  expect(keptUntil(paid, 36, Date.parse('2029-03-02T02:00:00Z'))).toBeNull();
  expect(keptUntil(null, 36, paid)).toBeNull();
  // The last day of February in China, whatever day it is in London.
  const leap = Date.parse('2028-02-28T17:00:00Z');
  expect(new Date(keptUntil(leap, 36, leap) ?? 0).toISOString()).toBe('2031-02-27T17:00:00.000Z');
});
