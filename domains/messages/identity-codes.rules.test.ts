import { expect, it } from 'vitest';
import { codeMark, codesOf, withCodes } from './identity-codes.rules.ts';

const keyed = (...keys: string[]) => ({
  lookups: (kind: string, text: string) => keys.map((key) => `${key}${kind}${text}`),
});

it('a code has six digits, is another one for each round and key, and stands in a message as a mark only', () => {
  const codes = ['person_request:1:1', 'person_request:1:2', 'person_request:2:1'].flatMap((place) =>
    codesOf(keyed('new', 'old'), place),
  );
  expect(new Set(codes).size).toBe(6);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  const body = `验证码 ${codeMark('person_request:1:1')}`;
  expect(body).not.toMatch(/\d{6}/);
  expect(withCodes(keyed('new', 'old'), body)).toBe(`验证码 ${codes[0]}`);
  expect(withCodes(keyed('new'), '无验证码 {other:1}')).toBe('无验证码 {other:1}');
});
