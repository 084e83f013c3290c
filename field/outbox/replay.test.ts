import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandType } from '../../domains/workorders/life.rules.ts';
import type { CommandAnswer } from '../../domains/workorders/workorders.contract.ts';
import {
  afterAnswer,
  afterAnswers,
  type Entry,
  heldBehind,
  keptOrders,
  type Order,
  onPhone,
  sendable,
  verdictHere,
  withThoseBehind,
} from './replay.ts';

const NUMBER = 'WO2026-000001';
const order = (parts: Partial<Order> = {}): Order =>
  ({
    number: NUMBER,
    status: 'dispatched',
    statusSince: '2026-03-03T00:00:00.000Z',
    template: 'appliance',
    hazards: ['electricity'],
    highHumidity: false,
    serviceClass: 'basic',
    records: [],
    visit: null,
    missingToStart: [],
    missingToComplete: [],
    completeness: { percent: 60, missing: ['time', 'result'] },
    ...parts,
  }) as unknown as Order;

let seq = 0;
const at = '2026-03-03T01:00:00.000Z';
const entry = (type: Entry['command']['type'], parts: Partial<Entry['command']> = {}): Entry => {
  seq += 1;
  const id = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;
  return { seq, refused: null, command: { id, number: NUMBER, at, type, ...parts } };
};
const record = (kind: string, body: object) =>
  entry('record', { record: { kind, body } as NonNullable<Entry['command']['record']> });
const refused = (one: Entry): Entry => ({
  ...one,
  refused: { code: 'order.not_safe', text: null, missing: [] },
});
const safe = () => record('safety_checklist', { hazard: 'electricity', items: [{ item: '断电', ok: true }] });
const whole = () => [
  record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁', action: '更换' }),
  record('photo', { of: 'nameplate', fileId: 'a' }),
  record('photo', { of: 'fault', fileId: 'b' }),
  record('result', {
    process: '更换门锁',
    startedAt: '2026-03-03T01:00:00.000Z',
    endedAt: '2026-03-03T02:00:00.000Z',
    solved: true,
  }),
];
const moves = (...types: CommandType[]) => types.map((type) => entry(type));

describe('what the phone shows', () => {
  it('is the state of the server with the whole visit played over it, from the door to the signature', () => {
    const before = onPhone(order(), moves('accept', 'set_out', 'arrive'));
    expect([before.status, verdictHere(before, 'start')]).toEqual([
      'arrived',
      {
        ok: false,
        code: 'order.not_safe',
        missing: [{ code: 'safety_checklist_missing', clause: 'S0 3.3', about: 'electricity' }],
      },
    ]);
    const all = [
      ...moves('accept', 'set_out', 'arrive'),
      safe(),
      ...moves('start'),
      ...whole(),
      ...moves('complete'),
      record('signature', { signedBy: '王', satisfied: true, strokes: 'M1 1' }),
      ...moves('confirm'),
    ];
    const after = onPhone(order(), all);
    expect([after.status, after.completeness.percent, after.missingToComplete]).toEqual([
      'confirmed',
      100,
      [],
    ]);
    expect(after.records).toHaveLength(6);
    expect(onPhone(order({ number: 'WO2026-000002' }), all).status).toBe('dispatched');
  });

  it('does not move on by a command that the rules refuse', () => {
    expect(onPhone(order(), moves('accept', 'complete')).status).toBe('accepted');
    expect(onPhone(order({ status: 'cancelled' }), [...moves('accept'), safe()])).toMatchObject({
      status: 'cancelled',
      records: [{ kind: 'safety_checklist' }],
    });
  });
});

describe('a quote at the door', () => {
  const quote = (parts: object) =>
    entry('quote', {
      quote: { asked: { lines: [{ code: 'visit', quantity: 1 }] }, totalFen: 3000, ...parts },
    });
  const arrived = (parts: Partial<Order> = {}) => order({ status: 'arrived', charge: 'none', ...parts });
  const startsAfter = (before: Order, answer: object): boolean =>
    verdictHere(onPhone(before, [safe(), quote(answer)]), 'start').ok;

  it('lets work start when the customer agreed or nothing is charged, not while an answer is open', () => {
    const paid = arrived({ serviceClass: 'extended', charge: 'needed' });
    expect(startsAfter(paid, { accepted: true })).toBe(true);
    expect(startsAfter(paid, { totalFen: 0 })).toBe(true);
    expect(startsAfter(paid, { accepted: false })).toBe(false);
    expect(startsAfter(arrived(), {})).toBe(false);
    expect(startsAfter(arrived(), { accepted: false })).toBe(true);
    expect(verdictHere(onPhone(arrived(), [safe()]), 'start').ok).toBe(true);
  });

  it('that the server refuses holds the start back', () => {
    const [wrong, start] = [refused(quote({ accepted: true })), entry('start')];
    expect(heldBehind([wrong, start]).get(start.command.id)).toBe(wrong);
  });

  it('stays agreed in the kept day once the server took it', () => {
    const one = quote({ accepted: true });
    const answer: CommandAnswer = {
      id: one.command.id,
      outcome: 'done',
      code: null,
      text: null,
      missing: [],
      status: 'arrived',
      skewed: false,
    };
    expect(afterAnswer(arrived({ charge: 'needed' }), one, answer).charge).toBe('agreed');
  });
});

describe('a refused command', () => {
  it('holds back the later moves of its order; evidence and other orders go on', () => {
    const [accept, start] = [entry('accept'), refused(entry('start'))];
    const [photo, complete] = [safe(), entry('complete')];
    const other = entry('accept', { number: 'WO2026-000002' });
    const all = [accept, start, photo, complete, other];
    expect([...heldBehind(all)]).toEqual([[complete.command.id, start]]);
    expect(sendable(all)).toEqual([accept, photo, other]);
    expect(onPhone(order(), all)).toMatchObject({
      status: 'accepted',
      records: [{ kind: 'safety_checklist' }],
    });
  });

  it('a refused part holds nothing back, but waits itself behind a refused move', () => {
    const [part, complete] = [refused(entry('use_part')), entry('complete')];
    expect(sendable([part, complete])).toEqual([complete]);
    const [start, later] = [refused(entry('start')), entry('use_part')];
    expect(sendable([start, later])).toEqual([]);
  });

  it('a refused piece of evidence holds nothing back', () => {
    const [photo, accept] = [refused(safe()), entry('accept')];
    expect(sendable([photo, accept])).toEqual([accept]);
  });

  it('is sent again with what waits behind it, in order', () => {
    const all = [refused(entry('start')), safe(), ...moves('hold', 'resume')];
    const [start, , hold, resume] = all;
    expect(withThoseBehind(all, start?.command.id ?? '')).toEqual([start, hold, resume]);
  });
});

const answer = (one: Entry, parts: Partial<CommandAnswer>): CommandAnswer => ({
  id: one.command.id,
  outcome: 'done',
  code: null,
  text: null,
  missing: [],
  status: null,
  skewed: false,
  ...parts,
});

describe('the answers of the server', () => {
  it('take away what was done, mark what was refused, leave what waits and what was added since', () => {
    const [accept, start, complete, added] = moves('accept', 'start', 'complete', 'hold') as [
      Entry,
      Entry,
      Entry,
      Entry,
    ];
    const left = afterAnswers(
      [accept, start, complete, added],
      [
        answer(accept, { status: 'accepted' }),
        answer(start, { outcome: 'refused', code: 'order.state', status: 'accepted' }),
        answer(complete, { outcome: 'waits', code: 'order.state' }),
      ],
    );
    expect(left).toEqual([
      { ...start, refused: { code: 'order.state', text: null, missing: [] } },
      complete,
      added,
    ]);
  });

  it('are the word on the state: an order cancelled meanwhile is cancelled here too', () => {
    const accept = entry('accept');
    const told = answer(accept, { outcome: 'refused', code: 'order.cancelled', status: 'cancelled' });
    expect(afterAnswer(order(), accept, told).status).toBe('cancelled');
    const photo = safe();
    expect(afterAnswer(order(), photo, answer(photo, { status: 'dispatched' })).records).toHaveLength(1);
    expect(afterAnswer(order({ number: 'WO2026-000002' }), accept, told).status).toBe('dispatched');
  });

  it('keep an order that is no longer listed while something of it is still to be sent', () => {
    const [gone, done] = [order(), order({ number: 'WO2026-000002' })];
    const fresh = order({ number: 'WO2026-000003' });
    expect(keptOrders([fresh], [gone, done], [entry('accept')])).toEqual([fresh, gone]);
    expect(keptOrders([fresh], [fresh, gone], [])).toEqual([fresh]);
  });
});

describe('for any outbox', () => {
  const types = fc.constantFrom<Entry['command']['type']>('accept', 'set_out', 'hold', 'start', 'record');
  const outbox = fc.array(
    fc
      .record({ type: types, of: fc.integer({ min: 1, max: 3 }), no: fc.boolean() })
      .map(({ type, of, no }) => {
        const number = `WO2026-00000${of}`;
        const one = type === 'record' ? safe() : entry(type, { reason: '等配件' });
        const placed = { ...one, command: { ...one.command, number } };
        return no ? refused(placed) : placed;
      }),
    { maxLength: 12 },
  );

  it('what is sent keeps its order, and no move overtakes a refused one of its order', () => {
    fc.assert(
      fc.property(outbox, (entries) => {
        const sent = sendable(entries);
        expect(sent).toEqual(entries.filter((one) => sent.includes(one)));
        for (const one of sent.filter(({ command }) => command.type !== 'record')) {
          const before = entries.slice(0, entries.indexOf(one));
          const stopped = before.some(
            ({ command, refused: no }) =>
              no !== null && command.type !== 'record' && command.number === one.command.number,
          );
          expect(stopped).toBe(false);
        }
      }),
    );
  });

  it('playing the answers over the kept order gives what the phone showed before', () => {
    fc.assert(
      fc.property(outbox, (entries) => {
        const sent = sendable(entries.filter(({ command }) => command.number === NUMBER));
        const shown = onPhone(order(), sent);
        let kept = order();
        for (const one of sent) {
          const status = onPhone(kept, [one]).status;
          kept = afterAnswer(kept, one, answer(one, { status }));
        }
        expect(kept).toEqual(shown);
      }),
    );
  });
});
