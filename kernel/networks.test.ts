import { expect, it } from 'vitest';
import { isInside } from './networks.ts';

it.each<[string, string[], boolean]>([
  ['203.0.113.7', ['203.0.113.0/24'], true],
  ['203.0.114.7', ['203.0.113.0/24'], false],
  ['203.0.113.7', ['203.0.113.7'], true],
  ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
  ['2001:db8:1::5', ['2001:db8::/32'], true],
  ['2001:db9:1::5', ['2001:db8::/32'], false],
  ['2001:db8::5', ['203.0.113.0/24', '2001:db8::5'], true],
  ['fe80::1%eth0', ['fe80::/10'], true],
  ['203.0.113.7', [], false],
  ['nonsense', ['0.0.0.0/0', '::/0'], false],
  ['10.1.2.3', ['0.0.0.0/0'], true],
])('%s in %j: %s', (address, networks, inside) => {
  expect(isInside(address, networks)).toBe(inside);
});
