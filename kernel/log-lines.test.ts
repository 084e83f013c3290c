import { describe, expect, it } from 'vitest';
import { errorLine } from './log-lines.ts';

const AT = new Date('2026-03-02T02:00:00Z');
const said = (message: string) => errorLine(new Error(message), 'GET /api/cases', AT).split('\n')[0];

describe('what the log says of an error', () => {
  it.each([
    ['手机 13912345678 已存在', '13912345678'],
    ['call +86 139-1234-5678 back', '1234-5678'],
    ['invalid input syntax for type integer: "13912345678"', '13912345678'],
    ['password=anju-demo-2026 is wrong', 'anju-demo-2026'],
    ['{"password":"anju demo 2026"}', 'anju demo'],
    ['cookie: anju.session_token=abc.def', 'abc.def'],
    ['authorization: Bearer abc.def-ghi', 'abc.def'],
    ['connect postgres://anju:geheim@db.example/anju', 'geheim'],
    ['mail to zhang.san@example.com', 'zhang.san'],
    ['key 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928', '9f8e7d6c'],
  ])('%s: without the secret', (message, secret) => {
    expect(said(message)).not.toContain(secret);
  });

  it('keeps what helps: time, place, error, case and order numbers, and where in the code', () => {
    const [head, ...places] = errorLine(
      new TypeError('case TS2026-000123 of 20260302 is null'),
      'POST /api/x',
      AT,
    ).split('\n');
    expect(head).toBe(
      '2026-03-02T02:00:00.000Z error in POST /api/x: TypeError: case TS2026-000123 of 20260302 is null',
    );
    expect(places.length).toBeGreaterThan(0);
    expect(places.every((line) => /^\s+at /.test(line))).toBe(true);
  });

  it('stays one line whatever was typed', () => {
    const line = said('x\r\n2026-03-02T02:00:00.000Z signed in as admin\u2028\u001b[31m');
    expect(line).toContain('x\\r\\n2026');
    expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(errorLine(new Error('x\n    at evil (x.ts:1)'), 'jobs', AT)).not.toContain('\n    at evil');
    expect(errorLine('no error at all', 'jobs', AT).split('\n')[0]).toContain('Error: no error at all');
  });
});
