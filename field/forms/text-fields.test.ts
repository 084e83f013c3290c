import { expect, it } from 'vitest';
import { readRecord } from '../../domains/workorders/commands.rules.ts';
import { type RecordKind, recordKinds } from '../../domains/workorders/orders.contract.ts';
import { orderServiceTypes } from '../../domains/workorders/service-forms.contract.ts';
import type { Order } from '../outbox/replay.ts';
import { bodyOf, fieldsOf, firstValues, unfilled } from './text-fields.ts';

const order = (parts: object = {}) =>
  ({
    subject: '不脱水',
    statusSince: '2026-03-03T01:00:00.000Z',
    template: 'appliance',
    records: [],
    ...parts,
  }) as unknown as Order;
const now = '2026-03-03T02:00:00.000Z';

it('each form of fields, filled, is a record as the contract takes it', () => {
  const forms = recordKinds.filter((kind) => fieldsOf(kind, order()).length > 0);
  expect(forms).toContain('result');
  for (const kind of forms) {
    const fields = fieldsOf(kind, order());
    const values = firstValues(kind, { order: order(), about: null, now });
    for (const { name, as } of fields)
      values[name] ??= as === 'yes_no' ? 'yes' : as === 'factory_step' ? 'taken' : '内容';
    expect(unfilled(fields, values)).toEqual([]);
    expect([kind, readRecord(kind, bodyOf(fields, values, { kind, order: order() }))]).toEqual([
      kind,
      { body: expect.any(Object) },
    ]);
  }
});

it.each(orderServiceTypes.filter((type) => type !== 'repair'))(
  'the form of %s, filled, is a record as the contract takes it',
  (serviceType) => {
    const given = { kind: 'service_form' as const, order: order({ serviceType }) };
    const fields = fieldsOf('service_form', given.order);
    const values = Object.fromEntries(
      fields.map(({ name, as }) => [name, as === 'yes_no' ? 'no' : as === 'number' ? '3' : '内容']),
    );
    expect(readRecord('service_form', bodyOf(fields, values, given))).toEqual({ body: expect.any(Object) });
  },
);

it('what is not filled is named, what is optional may stay empty and is left out', () => {
  const fields = fieldsOf('step', order());
  expect(unfilled(fields, {})).toEqual(['step', 'done']);
  expect(bodyOf(fields, { step: ' 试机 ', done: 'no', note: ' ' }, { kind: 'step', order: order() })).toEqual(
    { step: '试机', done: false },
  );
});

it.each<[RecordKind, object, boolean]>([
  ['result', {}, true],
  ['result', { records: [{ kind: 'diagnosis', body: {} }] }, false],
  ['result', { template: 'plain' }, false],
  ['result', { template: 'furniture' }, true],
])('%s of %j asks for the reason of no fault code: %s', (kind, parts, asks) => {
  const names = fieldsOf(kind, order(parts)).map(({ name }) => name);
  expect(names.includes('noFaultCodeReason')).toBe(asks);
});

it('the result starts with the work and ends now; a confirmation names the last drawing', () => {
  expect(firstValues('result', { order: order(), about: null, now })).toEqual({
    startedAt: '2026-03-03T01:00:00.000Z',
    endedAt: now,
  });
  const drawn = order({ records: [{ kind: 'drawing', body: { version: 'B2' } }] });
  expect(firstValues('design_confirmation', { order: drawn, about: null, now })).toEqual({
    drawingVersion: 'B2',
  });
});
