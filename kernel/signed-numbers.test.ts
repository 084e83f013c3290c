import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSignedNumber, signedNumber } from './signed-numbers.ts';

const KEY = 'k'.repeat(40);

it('is read back by whoever has the key, for its purpose alone', () => {
  const code = signedNumber(KEY, 'visit', 1234);
  expect(code).toMatch(/^ya-[\w-]{32}$/);
  expect(readSignedNumber(KEY, 'visit', code)).toBe(1234);
  expect(readSignedNumber(KEY, 'survey', code)).toBeNull();
  expect(readSignedNumber('x'.repeat(40), 'visit', code)).toBeNull();
  expect(readSignedNumber(KEY, 'visit', code.replace('ya-', 'yb-'))).toBeNull();
});

it('no other text is a code', () => {
  fc.assert(fc.property(fc.string(), (text) => readSignedNumber(KEY, 'visit', text) === null));
  for (const text of [
    '',
    '-',
    'ya',
    `ya-${'é'.repeat(32)}`,
    `ya-${'a'.repeat(31)}`,
    `zzzzzzzzzzz-${'a'.repeat(32)}`,
  ])
    expect(readSignedNumber(KEY, 'visit', text)).toBeNull();
});
