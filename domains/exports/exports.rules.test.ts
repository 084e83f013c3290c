import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExportFacts, exportSteps, MOST_DOWNLOADS, passwordFrom } from './exports.rules.ts';

const NOW = 1_772_400_000_000;
const facts = (more: Partial<ExportFacts> = {}): ExportFacts => ({
  state: 'waiting',
  requesterId: 'a',
  expiresAt: null,
  downloads: 0,
  passwordShown: false,
  ...more,
});
const ready = (more: Partial<ExportFacts> = {}) => facts({ state: 'ready', expiresAt: NOW + 1, ...more });
const nothing = { decide: false, withdraw: false, takePassword: false, download: false };

describe('what may be done with an export', () => {
  it.each<[string, ExportFacts, { id: string; mayApprove: boolean }, object]>([
    ['the requester takes it back', facts(), { id: 'a', mayApprove: false }, { withdraw: true }],
    [
      'an approver does not decide an own request',
      facts(),
      { id: 'a', mayApprove: true },
      { withdraw: true },
    ],
    ['another approver decides', facts(), { id: 'b', mayApprove: true }, { decide: true }],
    ['nobody else does', facts(), { id: 'b', mayApprove: false }, {}],
    ['a decided one is decided', facts({ state: 'refused' }), { id: 'b', mayApprove: true }, {}],
    [
      'file and password are the requester’s',
      ready(),
      { id: 'a', mayApprove: false },
      { takePassword: true, download: true },
    ],
    ['not the approver’s', ready(), { id: 'b', mayApprove: true }, {}],
    [
      'the password is shown once',
      ready({ passwordShown: true }),
      { id: 'a', mayApprove: false },
      { download: true },
    ],
    [
      'the file is taken three times',
      ready({ downloads: MOST_DOWNLOADS }),
      { id: 'a', mayApprove: false },
      { takePassword: true },
    ],
    ['nothing after its time', ready({ expiresAt: NOW }), { id: 'a', mayApprove: true }, {}],
  ])('%s', (_what, given, reader, may) => {
    expect(exportSteps(given, reader, NOW)).toEqual({ ...nothing, ...may });
  });
});

it('a password has 20 plain letters in groups, and differs with every byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      expect(passwordFrom(bytes)).toMatch(/^[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}$/);
    }),
  );
  expect(passwordFrom(new Uint8Array(20).fill(1))).not.toBe(passwordFrom(new Uint8Array(20).fill(2)));
});
