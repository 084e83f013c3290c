import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTexts } from './refusal-texts.ts';
import { readYaml, writeYaml } from './yaml.ts';

const problemsOf = (text: string): [number, string][] => {
  const read = readYaml(text);
  return read.ok ? [] : read.problems.map(({ line, code }) => [line, code]);
};

describe('what is not one document of plain data is refused with its line', () => {
  const cases: [string, string, number, string][] = [
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 3, 'yaml_key_twice'],
    ['a key twice on one line', 'a: 1\nb: { c: 1, c: 2 }\n', 2, 'yaml_key_twice'],
    ['tabs as indent', 'a:\n\tb: 1\n', 2, 'yaml_tab'],
    ['two documents', 'a: 1\n---\nb: 2\n', 2, 'yaml_several_documents'],
    ['an anchor', 'a: 1\nb: &x [1]\n', 2, 'yaml_alias'],
    ['an alias to nothing', 'a: 1\nb: *x\n', 2, 'yaml_alias'],
    ['a tag of a program', 'a: 1\nb: !!js/function x\n', 2, 'yaml_tag'],
    ['a tag of somebody', 'a: 1\nb: !mine { c: 1 }\n', 2, 'yaml_tag'],
    ['a key that is a list', 'a: 1\n? [b]\n: c\n', 2, 'yaml_key'],
    ['a bracket that is not closed', 'a: 1\nb: [\n', 3, 'yaml_broken'],
    ['a quote that is not closed', 'a: 1\nb: "x\n', 3, 'yaml_broken'],
    ['sixty-one lists in each other', `a: ${'['.repeat(70)}${']'.repeat(70)}`, 1, 'yaml_too_deep'],
    ['a text without an end', 'x'.repeat(2_000_001), 1, 'yaml_too_large'],
  ];
  it.each(cases)('%s', (_, text, line, code) => {
    expect(problemsOf(text)).toContainEqual([line, code]);
    expect(Object.keys(fieldTexts)).toContain(code);
  });

  it('a bomb of aliases is refused before it grows', () => {
    const rows = Array.from({ length: 9 }, (_, row) => `a${row + 1}: &a${row + 1} [*a${row}, *a${row}]`);
    expect(problemsOf(['a0: &a0 [lol]', ...rows].join('\n'))[0]).toEqual([1, 'yaml_alias']);
  });

  it('any text is read or refused, never an error of ours', { timeout: 90_000 }, () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void readYaml(text)));
    const marks = fc.string({ unit: fc.constantFrom(...'{}[]:-,#&*!|>\'"%@`? \n\tab1'), maxLength: 60 });
    fc.assert(fc.property(marks, (text) => void readYaml(text)));
  });
});

describe('where a value stands', () => {
  const text = '# head\na:\n  - { key: x, b: 1 }\n  - key: y\n    b:\n      c: 2\nd: 3\n';
  const read = readYaml(text);
  const cases: [(string | number)[], number][] = [
    [[], 2],
    [['a', 0, 'b'], 3],
    [['a', 1], 4],
    [['a', 1, 'b', 'c'], 6],
    [['a', 1, 'nothing', 'below'], 4],
    [['a', 7], 2],
    [['d'], 7],
  ];
  it.each(cases)('%j is on line %i', (path, line) => {
    expect(read.ok && read.lineOf(path)).toBe(line);
  });
  it('lines end as on any system', () => {
    const windows = readYaml(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(windows.ok && windows.lineOf(['d'])).toBe(7);
  });
});

describe('what is written', () => {
  it('is read back as it was, keys in their order', { timeout: 90_000 }, () => {
    const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: false });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (given) => {
        const plain = JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
        const read = readYaml(writeYaml(plain));
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(plain));
      }),
      { numRuns: 40 },
    );
  });
  it('keeps short rows on one line and long ones open', () => {
    const text = writeYaml({
      rows: [
        { key: 'x', text: { zh: '短', en: 'short' } },
        { key: 'y', text: 'z'.repeat(120) },
      ],
    });
    expect(text.split('\n').slice(0, 4)).toEqual([
      'rows:',
      '  - { key: x, text: { zh: 短, en: short } }',
      '  - key: y',
      `    text: ${'z'.repeat(120)}`,
    ]);
  });
});
