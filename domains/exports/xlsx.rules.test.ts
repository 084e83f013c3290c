import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workbookParts } from './xlsx.rules.ts';

const book = (rows: (string | number | null)[][]) =>
  new Map(
    workbookParts({
      sheet: '客户/导出',
      watermark: '仅供 演示主管 & 同事',
      head: ['甲', '乙'],
      rows,
      creator: 'supervisor',
      title: 'EX2026-000001',
      madeAt: '2026-03-02T02:00:00.000Z',
    }),
  );
const sheetOf = (rows: (string | number | null)[][]) => book(rows).get('xl/worksheets/sheet1.xml') ?? '';

describe('a sheet', () => {
  it.each(['=1+1', '+8613800000000', '-5', '@SUM(A1)', '0012', '1234567890123456789', '<b>&"'])(
    'keeps %j as the text it is, never a formula or a number',
    (text) => {
      const sheet = sheetOf([[text]]);
      const cell = /<c r="A3" s="1" t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t>/.exec(sheet);
      const shown = cell?.[1]
        ?.replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      expect(shown).toBe(text);
      expect(sheet).not.toMatch(/<f>|<f /);
    },
  );

  it('keeps a negative number as a number, and leaves an empty cell out', () => {
    expect(sheetOf([[-5, null, 'x']])).toContain('<row r="3"><c r="A3"><v>-5</v></c><c r="C3"');
  });

  it('bears its user above the table, in the foot and in the properties of the file', () => {
    const parts = book([]);
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(
      /<c r="A1"[^>]*><is><t[^>]*>仅供 演示主管 &amp; 同事<.*<oddFooter>&amp;C仅供 演示主管 &amp;&amp; 同事/s,
    );
    expect(parts.get('docProps/core.xml')).toMatch(/<dc:creator>supervisor<.*仅供 演示主管/s);
    expect(parts.get('xl/workbook.xml')).toContain('name="客户 导出"');
  });

  it('columns beyond Z have two letters', () => {
    const row = Array.from({ length: 28 }, (_, place) => place);
    expect(sheetOf([row])).toContain('<c r="Z3"><v>25</v></c><c r="AA3"><v>26</v></c><c r="AB3">');
  });

  it('no text breaks the file', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '<', '&', '"', '张', '\u0000', '\u0008', '\ud800', '\uffff', '\n'),
        }),
        (text) => {
          const sheet = sheetOf([[text]]);
          expect(sheet.split('<row ')).toHaveLength(4);
          expect([...sheet].some((letter) => letter < ' ' && !'\t\n\r'.includes(letter))).toBe(false);
        },
      ),
    );
  });
});
