import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceTime, readRecord, verdictOn } from './commands.rules.ts';
import {
  completeness,
  isHumid,
  missingToComplete,
  missingToStart,
  type WorkSheet,
} from './completion.rules.ts';
import { commandsFrom, commandTypes, stateAfter } from './life.rules.ts';
import { type OrderRecord, orderStatuses, type RecordKind } from './orders.contract.ts';
import { rankOf } from './rank.rules.ts';

const wrote = (kind: RecordKind, body: Record<string, unknown>): OrderRecord => ({
  kind,
  body,
  at: '2026-03-02T02:00:00Z',
});
const photo = (of: string) => wrote('photo', { of, fileId: '00000000-0000-4000-8000-000000000001' });
const result = (parts: object = {}) =>
  wrote('result', {
    process: '更换电容',
    startedAt: '2026-03-02T02:00:00Z',
    endedAt: '2026-03-02T03:00:00Z',
    solved: true,
    ...parts,
  });
const diagnosis = wrote('diagnosis', {
  symptom: '不制冷',
  faultCode: 'none',
  diagnosis: '电容失效',
  action: '更换',
});
const sheet = (parts: Partial<WorkSheet> = {}): WorkSheet => ({
  template: 'appliance',
  serviceType: 'repair',
  hazards: [],
  highHumidity: false,
  serviceClass: 'basic',
  charge: 'none',
  records: [],
  ...parts,
});
const told = (gaps: { code: string; about: string | null }[]) =>
  gaps.map(({ code, about }) => (about === null ? code : `${code}:${about}`));

describe('starting [S0-3.3-e, S0-2.1-c]', () => {
  const list = (hazard: string, ok: boolean) =>
    wrote('safety_checklist', {
      hazard,
      items: [
        { item: '断电', ok: true },
        { item: '验电', ok },
      ],
    });
  it.each<[string, Partial<WorkSheet>, string[]]>([
    ['no hazard', {}, []],
    [
      'electricity without a checklist',
      { hazards: ['electricity'] },
      ['safety_checklist_missing:electricity'],
    ],
    [
      'one of two hazards checked',
      { hazards: ['electricity', 'height'], records: [list('electricity', true)] },
      ['safety_checklist_missing:height'],
    ],
    [
      'an item not in order',
      { hazards: ['gas'], records: [list('gas', false)] },
      ['safety_not_in_order:gas'],
    ],
    ['put in order afterwards', { hazards: ['gas'], records: [list('gas', false), list('gas', true)] }, []],
    [
      'found out of order afterwards',
      { hazards: ['gas'], records: [list('gas', true), list('gas', false)] },
      ['safety_not_in_order:gas'],
    ],
    ['an offer without an answer', { charge: 'waiting' }, ['quote_not_accepted']],
    ['paid work without a quote', { charge: 'needed' }, ['quote_not_accepted']],
    ['an accepted quote', { charge: 'agreed' }, []],
    ['a customised service without a signed plan', { serviceClass: 'customised' }, ['service_plan_missing']],
    [
      'with the plan',
      { serviceClass: 'customised', records: [wrote('service_plan', { plan: '…', signedBy: '客户' })] },
      [],
    ],
  ])('%s', (_what, parts, expected) => expect(told(missingToStart(sheet(parts)))).toEqual(expected));
});

describe('completing [S0-2.2-h, S0-2.1-e, S0-2.1-f, S0-2.2-f, S0-2.2-g]', () => {
  const appliance = [diagnosis, result(), photo('nameplate'), photo('fault')];
  const humidity = wrote('humidity', {
    relativePercent: 80,
    boardPercent: 14,
    mould: false,
    items: [{ item: '背板', ok: true }],
  });
  const custom = [
    wrote('measurement', { place: '厨房', millimetres: [{ what: '净宽', value: 2400 }] }),
    wrote('drawing', { version: 'B' }),
    wrote('design_confirmation', { drawingVersion: 'B', confirmed: true }),
    result(),
    photo('site'),
  ];
  it.each<[string, Partial<WorkSheet>, string[]]>([
    [
      'an appliance with nothing',
      {},
      ['diagnosis_missing', 'result_missing', 'photo_missing:nameplate', 'photo_missing:fault'],
    ],
    ['an appliance with all', { records: appliance }, []],
    ['without the photo of the fault', { records: appliance.slice(0, 3) }, ['photo_missing:fault']],
    [
      'the end before the start',
      {
        records: [diagnosis, result({ endedAt: '2026-03-02T01:00:00Z' }), photo('nameplate'), photo('fault')],
      },
      ['times_wrong'],
    ],
    [
      'furniture without code or reason',
      { template: 'furniture', records: [result(), photo('site')] },
      ['fault_code_missing'],
    ],
    [
      'furniture with the reason',
      { template: 'furniture', records: [result({ noFaultCodeReason: '家具无故障码' }), photo('site')] },
      [],
    ],
    ['custom furniture with all', { template: 'custom_furniture', records: custom }, []],
    [
      'a newer drawing that nobody confirmed',
      { template: 'custom_furniture', records: [...custom, wrote('drawing', { version: 'C' })] },
      ['design_confirmation_missing'],
    ],
    [
      'custom furniture with nothing',
      { template: 'custom_furniture' },
      [
        'measurement_missing',
        'drawing_missing',
        'design_confirmation_missing',
        'result_missing',
        'photo_missing:site',
      ],
    ],
    [
      'humid without readings',
      {
        template: 'furniture',
        highHumidity: true,
        records: [result({ noFaultCodeReason: '无' }), photo('site')],
      },
      ['humidity_missing'],
    ],
    [
      'humid with readings',
      {
        template: 'furniture',
        highHumidity: true,
        records: [humidity, result({ noFaultCodeReason: '无' }), photo('site')],
      },
      [],
    ],
    [
      'a step begun and not done',
      { template: 'plain', records: [wrote('step', { step: '试机', done: false }), result(), photo('site')] },
      ['step_open:试机'],
    ],
    [
      'the step done later',
      {
        template: 'plain',
        records: [
          wrote('step', { step: '试机', done: false }),
          wrote('step', { step: '试机', done: true }),
          result(),
          photo('site'),
        ],
      },
      [],
    ],
  ])('%s', (_what, parts, expected) => expect(told(missingToComplete(sheet(parts)))).toEqual(expected));
});

describe('the life', () => {
  it('cannot be left out of order: no command leads out of an end, and each state has a way on or is an end', () => {
    for (const status of orderStatuses) {
      const isEnd = status === 'settled' || status === 'cancelled';
      // A created order waits for a visit to be planned; a scheduled one is dispatched with it.
      expect(commandsFrom(status).length > 0, status).toBe(!isEnd);
    }
  });
  it.each([
    ['dispatched', 'accept', 'accepted'],
    ['dispatched', 'start', null],
    ['arrived', 'start', 'working'],
    ['working', 'hold', 'held'],
    ['held', 'resume', 'working'],
    ['working', 'cancel', null],
    ['held', 'cancel', 'cancelled'],
    ['completed', 'confirm', 'confirmed'],
    ['accepted', 'decline', 'created'],
  ] as const)('%s %s → %s', (status, command, after) => expect(stateAfter(status, command)).toBe(after));

  it('a verdict never says yes where the life says no, and a stop needs its reason', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...orderStatuses),
        fc.constantFrom(...commandTypes),
        fc.boolean(),
        (status, command, hasReason) => {
          const verdict = verdictOn(
            { status, sheet: sheet({ template: 'plain' }), completenessPercent: 100 },
            { command, reason: hasReason ? '原因' : ' ' },
          );
          if (verdict.ok) {
            expect(stateAfter(status, command)).toBe(verdict.to);
            if (['hold', 'decline', 'cancel'].includes(command)) expect(hasReason).toBe(true);
          }
        },
      ),
    ));
});

it.each([
  [{ at: 0, now: 1_000 }, 1_000, { at: 0, skewMs: 0, skewed: false }],
  [{ at: 172_800_000, now: 172_801_000 }, 1_000, { at: 0, skewMs: 172_800_000, skewed: true }],
  [{ at: -500, now: -299_000 }, 1_000, { at: 1_000, skewMs: -300_000, skewed: false }],
  [{ at: 5_000, now: 1_000 }, 1_000, { at: 1_000, skewMs: 0, skewed: false }],
])('a phone at %j means %j', (device, now, expected) => expect(deviceTime(device, now)).toEqual(expected));

it('completeness counts five groups [S0-2.3-a]', () => {
  const all = { customer: true, content: true, time: true, staff: true, result: true };
  expect(completeness(all)).toEqual({ percent: 100, missing: [] });
  expect(completeness({ ...all, time: false, result: false })).toEqual({
    percent: 60,
    missing: ['time', 'result'],
  });
});

it.each([
  [{ productType: 'home', region: 'south', month: 5, reading: null }, true],
  [{ productType: 'home', region: 'south', month: 12, reading: null }, false],
  [{ productType: 'home', region: 'north', month: 12, reading: 75 }, true],
  [{ productType: 'appliance', region: 'south', month: 5, reading: 99 }, false],
])('humid: %j is %s', (where, humid) => expect(isHumid(where)).toBe(humid));

it('the rank: graver first, then the customer, then the product [S0-1.2-c]', () => {
  const order = [
    { severity: 1, productType: 'office', customerGrade: 'standard' },
    { severity: 2, productType: 'home', customerGrade: 'key' },
    { severity: 2, productType: 'appliance', customerGrade: 'standard' },
    { severity: 2, productType: 'home', customerGrade: 'standard' },
    { severity: 5, productType: 'appliance', customerGrade: 'key' },
  ];
  const ranks = order.map(rankOf);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

it('a record is read by its kind; what is wrong is named', () => {
  expect(
    readRecord('humidity', {
      relativePercent: 120,
      boardPercent: 10,
      mould: false,
      items: [{ item: 'a', ok: true }],
    }),
  ).toEqual({ wrong: ['relativePercent'] });
  expect(readRecord('photo', { of: 'fault', fileId: 'x', hidden: 1 })).toHaveProperty('wrong');
});
