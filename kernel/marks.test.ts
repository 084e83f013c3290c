import { describe, expect, it } from 'vitest';
import { newKey } from './cipher.ts';
import { hideNumbers, hideNumbersIn, keepMarks, numbersIn } from './marks.ts';
import { csvCell, labelled, searchTokens } from './text.ts';
import { lockedVault } from './vault.ts';

const vault = lockedVault();
vault.unlock(
  [
    { id: 's1', purpose: 'seal', bytes: newKey(), activeFrom: 0, replaced: false },
    { id: 'l1', purpose: 'lookup', bytes: newKey(), activeFrom: 0, replaced: false },
  ],
  () => Promise.reject(new Error('no new keys')),
);

describe('mobile numbers in a text', () => {
  it.each([
    ['请打我先生电话13812345678，谢谢', '请打我先生电话138****5678，谢谢', ['13812345678']],
    ['138 1234 5678 或 139-0000-0001', '138****5678 或 139****0001', ['13812345678', '13900000001']],
    ['+86 13812345678', '138****5678', ['13812345678']],
    ['8613812345678', '138****5678', ['13812345678']],
    ['订单 202511138123456789', '订单 202511138123456789', []],
    ['AJ13812345678', 'AJ13812345678', []],
    ['¥1,380.00，第 12 条，2026-11-25', '¥1,380.00，第 12 条，2026-11-25', []],
    ['12345678901', '12345678901', []],
  ])('%s', (typed, read, numbers) => {
    const hidden = hideNumbers(vault, typed);
    expect(labelled(hidden)).toBe(read);
    expect(numbersIn(vault, [hidden])).toEqual(numbers);
    for (const number of numbers) expect(hidden).not.toContain(number);
  });

  it('are looked for in every text of a request, not in fields that are a number or a code', () => {
    const body = {
      contactPhone: '13812345678',
      unitSerial: '13812345678',
      course: '打 13812345678',
      demands: [{ demand: '13812345678', reason: null }],
      count: 13812345678,
    };
    const hidden = hideNumbersIn(vault, body);
    expect([hidden.contactPhone, hidden.unitSerial, hidden.count]).toEqual([
      '13812345678',
      '13812345678',
      13812345678,
    ]);
    expect([hidden.course, hidden.demands[0]?.demand].map((text) => labelled(text ?? ''))).toEqual([
      '打 138****5678',
      '138****5678',
    ]);
  });

  it('a mark that somebody types is taken for its label: nobody opens what he pasted', () => {
    const stolen = hideNumbers(vault, '13812345678');
    expect(hideNumbers(vault, `看 ${stolen}`)).toBe('看 138****5678');
  });

  it('stay when the text around them is edited, and go when they are deleted', () => {
    const before = hideNumbers(vault, '白天打 13812345678，晚上打 13900000001');
    const kept = keepMarks('白天请打 138****5678', before);
    expect(labelled(kept)).toBe('白天请打 138****5678');
    expect(numbersIn(vault, [kept])).toEqual(['13812345678']);
    expect(keepMarks('不用打电话', before)).toBe('不用打电话');
    expect(keepMarks(before, before)).toBe(before);
  });

  it('neither index nor spreadsheet sees a mark', () => {
    const hidden = hideNumbers(vault, '漏水 13812345678');
    expect(searchTokens(hidden)).toEqual(searchTokens('漏水 138****5678'));
    expect(csvCell(hidden)).toBe('漏水 138****5678');
  });
});
