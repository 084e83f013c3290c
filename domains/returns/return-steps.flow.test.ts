import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { photo, uploading } from '../../kernel/testing/pictures.ts';
import { pageOf } from '../cases/testing/walk.ts';
import { returnsOf } from './testing/orders.ts';

let company: Company;
const { as, unit, orderOf, page, tries, does, bringBack, told, inspection, paid, types } = returnsOf(
  () => company,
);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('a return', () => {
  it('goes its whole way, each step on record, and pays what was agreed', async () => {
    const serial = await unit();
    const { number, caseNumber } = await orderOf(
      { type: 'return', amountFen: 400_00 },
      { unitSerial: serial },
    );
    await does('handler', number, 'shipment', { carrier: '顺丰', waybill: 'SF1000000001' });
    company.clock.set('2026-03-05 11:00');
    await does('parts', number, 'receipt', {
      way: 'warehouse',
      on: '2026-03-05',
      serial: serial.toLowerCase(),
    });
    expect(await page(number)).toMatchObject({
      step: 'received',
      receivedOn: '2026-03-05',
      dueOn: '2026-03-12',
      refundDueOn: '2026-03-12',
      refundDelayOn: '2026-03-20',
    });
    await does('handler', number, 'inspection', inspection);
    await does('handler', number, 'settlement', { goodsFen: 400_00 });
    await does('finance', number, 'payment', paid);
    const end = await page(number);
    expect(end).toMatchObject({
      step: 'refunded',
      amountFen: 400_00,
      dueOn: null,
      payment: { amountFen: 400_00, method: 'original', reference: paid.reference, by: '演示财务专员' },
      may: { acts: [], next: null },
    });
    expect(end.records.map(({ act }: { act: string }) => act)).toEqual([
      'open',
      'ship',
      'receive',
      'inspect',
      'settle',
      'pay',
    ]);
    expect(await types(caseNumber)).toEqual([
      'return.opened',
      'return.sent',
      'return.received',
      'return.inspected',
      'return.settled',
      'return.paid',
    ]);
    expect((await pageOf(company, caseNumber)).tasks[0].actualCostFen).toBe(400_00);
  });

  it('[S3-1.K1-2] what came back is inspected by method and instrument, with verdict and image', async () => {
    const serial = await unit();
    const { number, caseNumber } = await orderOf(
      { type: 'return', amountFen: 100_00 },
      { unitSerial: serial },
    );
    await does('handler', number, 'receipt', { way: 'door', on: '2026-03-02', serial });
    const { version } = await pageOf(company, caseNumber);
    await as('handler', 'POST', `/api/cases/${caseNumber}/cooperations`, {
      ...{ version, departmentId: 'quality', task: '检测退回的电视', dueAt: '2026-03-04T10:00:00+08:00' },
    });
    const fileId = await photoOf(caseNumber);
    const found = { ...inspection, method: 'machine_vision', condition: '面板划伤' };
    const nameless = await tries('head-quality', number, 'inspection', found);
    expect([nameless.status, nameless.body.code]).toEqual([422, 'return.instrument_needed']);
    const strange = await tries('head-quality', number, 'inspection', {
      ...{ ...found, instrument: 'AOI-2', fileIds: ['11111111-1111-4111-8111-111111111111'] },
    });
    expect([strange.status, strange.body.code]).toEqual([422, 'file.not_found']);
    await does('head-quality', number, 'inspection', { ...found, instrument: 'AOI-2', fileIds: [fileId] });
    const { body, by } = (await page(number)).records.at(-1);
    expect([by, body]).toEqual([
      '演示质量部长',
      {
        ...{ method: 'machine_vision', instrument: 'AOI-2', verdict: 'fault_confirmed', intact: true },
        ...{ accessories: 'complete', condition: '面板划伤', fileIds: [fileId] },
      },
    ]);
  });

  async function photoOf(caseNumber: string): Promise<string> {
    const { body, headers } = uploading('面板.jpg', photo());
    const answer = await company.as('handler')('POST', `/api/cases/${caseNumber}/files`, body, headers);
    expect(answer.status).toBe(201);
    return answer.body.id;
  }

  it('of goods without a serial says why; an exchange always names its unit', async () => {
    const sofa = await orderOf({ type: 'return', amountFen: 100_00 });
    const body = { way: 'door', on: '2026-03-02' };
    const bare = await tries('handler', sofa.number, 'receipt', body);
    expect([bare.status, bare.body.code]).toEqual([422, 'return.serial_needed']);
    await does('handler', sofa.number, 'receipt', { ...body, noSerialReason: '布艺沙发无序列号' });
    const swap = await orderOf({ type: 'exchange' });
    const nameless = await tries('handler', swap.number, 'receipt', { ...body, noSerialReason: '无' });
    expect([nameless.status, nameless.body.code]).toEqual([422, 'return.serial_needed']);
  });

  it('a serial of another customer, another one than ordered, or one that came back before is refused', async () => {
    const mine = await unit();
    const second = await unit();
    const foreign = await unit('演示客户乙');
    const { number } = await orderOf({ type: 'return', amountFen: 100_00 }, { unitSerial: mine });
    const refusedWith = async (serial: string, at = number) => {
      const before = await page(at);
      const answer = await tries('parts', at, 'receipt', { way: 'warehouse', on: '2026-03-02', serial });
      expect((await page(at)).version).toBe(before.version);
      return [answer.status, answer.body.code];
    };
    expect(await refusedWith(foreign)).toEqual([409, 'unit.not_of_customer']);
    expect(await refusedWith(second)).toEqual([409, 'return.other_serial']);
    expect(await refusedWith('R-UNKNOWN-1')).toEqual([422, 'unit.not_found']);
    // While it is in one order it is in no other, and the second opens without it.
    const again = await orderOf({ type: 'return', amountFen: 100_00 }, { unitSerial: mine });
    expect((await page(again.number)).unit).toBeNull();
    expect(await refusedWith(mine, again.number)).toEqual([409, 'return.serial_in_return']);
    await bringBack(number, mine);
    await does('handler', number, 'settlement', { goodsFen: 100_00 });
    await does('finance', number, 'payment', paid);
    expect(await refusedWith(mine, again.number)).toEqual([409, 'return.serial_returned']);
    await does('parts', again.number, 'receipt', { way: 'store', on: '2026-03-02', serial: second });
    expect((await page(again.number)).unit.serial).toBe(second);
  });

  it('refused with its reason: by those above, the customer told, the goods back on their way', async () => {
    const serial = await unit();
    const { number, caseNumber } = await orderOf(
      { type: 'return', amountFen: 100_00 },
      { unitSerial: serial },
    );
    await bringBack(number, serial);
    const body = { reason: '人为损坏，检测报告已出示', told: told() };
    expect((await tries('handler', number, 'rejection', body)).status).toBe(403);
    const kept = await tries('head-after', number, 'rejection', body);
    expect([kept.status, kept.body.code]).toEqual([422, 'return.goods_go_back']);
    const silent = await tries('head-after', number, 'rejection', { ...body, told: told(3) });
    expect([silent.status, silent.body.code]).toEqual([422, 'case.contact_in_future']);
    const sentBack = { carrier: '顺丰', waybill: 'SF2' };
    await does('head-after', number, 'rejection', { ...body, sentBack });
    expect(await page(number)).toMatchObject({ step: 'rejected', payment: null });
    expect((await pageOf(company, caseNumber)).tasks[0]).toMatchObject({
      status: 'done',
      actualCostFen: 0,
      result: `${number} 已拒绝：人为损坏，检测报告已出示`,
    });
    expect((await tries('parts', number, 'settlement', { goodsFen: 1 })).status).toBe(403);
    const late = await tries('finance', number, 'payment', paid);
    expect([late.status, late.body.code]).toEqual([409, 'return.state']);
  });

  it('is withdrawn by the customer until the goods are back', async () => {
    const serial = await unit();
    const { number } = await orderOf({ type: 'exchange' }, { unitSerial: serial });
    const other = await orderOf({ type: 'return', amountFen: 1_00 }, { unitSerial: await unit() });
    await does('handler', number, 'cancellation', { reason: '客户决定保留', told: told() });
    expect((await page(number)).step).toBe('cancelled');
    await does('parts', other.number, 'receipt', {
      ...{ way: 'store', on: '2026-03-02', serial: (await page(other.number)).unit.serial },
    });
    const late = await tries('handler', other.number, 'cancellation', { reason: '保留', told: told() });
    expect([late.status, late.body.code]).toEqual([409, 'return.state']);
  });
});
