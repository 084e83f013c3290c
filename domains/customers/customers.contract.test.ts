import { expect, it } from 'vitest';
import { NewCustomer, phone, serial } from './customers.contract.ts';

it.each([
  ['13812345678', '13812345678'],
  ['138-1234-5678', '13812345678'],
  [' 138 1234 5678 ', '13812345678'],
  ['(021)12345678', '02112345678'],
  ['075512345678', '075512345678'],
  ['8008100000', '8008100000'],
  ['+85212345678', '+85212345678'],
])('[S1-3.2-a] the phone number %s is kept as %s', (typed, kept) => {
  expect(phone.parse(typed)).toBe(kept);
});

it.each([
  '',
  '110',
  '12812345678',
  '1381234567',
  '138123456789',
  '+0123456789',
  'ab3812345678',
  '１３８１２３４５６７８',
])('[S1-3.2-a] %j is no phone number', (typed) => {
  const parsed = phone.safeParse(typed);
  expect(parsed.error?.issues[0]?.message).toBe('not_a_phone');
});

it.each(['AJ26010000001', 'a-1/2.3', ' SN1234 '])('[S1-3.2-a] %j is a serial', (typed) => {
  expect(serial.parse(typed)).toBe(typed.trim());
});

it.each(['', 'AB1', '-ABC1', 'AB 12', '序列号1234', "AB'12", 'x'.repeat(41)])(
  '[S1-3.2-a] %j is no serial',
  (typed) => {
    expect(serial.safeParse(typed).error?.issues[0]?.message).toBe('not_a_serial');
  },
);

it('a new customer is a person of the standard grade unless said otherwise', () => {
  expect(NewCustomer.parse({ name: ' 王女士 ' })).toEqual({
    name: '王女士',
    type: 'consumer',
    grade: 'standard',
  });
});
