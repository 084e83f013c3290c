import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf, plannedOrder, technicianOnShift } from './field-acts.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

let stack: Stack;
let office: Page;
let finance: Page;
let number = '';

const record = (kind: string, body: object) => ({ type: 'record', record: { kind, body } });
const photo = (of: string) => record('photo', { of, fileId: randomUUID() });

/** Gives commands of the phone for the technician; answers what came of each. */
async function gives(...given: object[]): Promise<string[]> {
  const technician = await apiOf(stack, 'tech1');
  const now = new Date().toISOString();
  const commands = given.map((command) => ({ id: randomUUID(), at: now, number, ...command }));
  const { answers }: { answers: { outcome: string; code: string | null }[] } = await technician.post(
    '/api/work-order-commands',
    { deviceNow: now, commands },
  );
  return answers.map(({ outcome, code }) => code ?? outcome);
}

const work = () => {
  const [startedAt, endedAt] = [3_600_000, 0].map((ago) => new Date(Date.now() - ago).toISOString());
  return [
    { type: 'start' },
    record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁开关损坏', action: '更换' }),
    ...[photo('nameplate'), photo('fault')],
    record('result', { process: '更换门锁开关并试机', startedAt, endedAt, solved: true }),
    { type: 'complete' },
    record('signature', { signedBy: '演示客户', satisfied: true, strokes: 'M1 1 L5 5' }),
    { type: 'confirm' },
  ];
};

describe.skipIf(browserPath() === undefined)(
  'from the quote to the payment (skipped without a browser)',
  () => {
    beforeAll(async () => {
      stack = await startStack();
      const technicianId = await technicianOnShift(stack);
      number = await plannedOrder(stack, { subject: '洗衣机不脱水', technicianId, minutesFromNow: 1 });
      [office, finance] = (await Promise.all(
        ['dispatcher', 'finance'].map(async (name) => (await stack.signIn(name)).page),
      )) as [Page, Page];
      for (const page of [office, finance]) page.setDefaultTimeout(10_000);
    });
    afterAll(() => stack?.stop());

    it('the office quotes by the price list, and work waits for the customer’s yes', async () => {
      await office.goto(`${stack.url}/work-orders/${number}`);
      await office.getByRole('button', { name: '报价', exact: true }).click();
      const sheet = office.getByRole('dialog');
      await sheet.getByText('合计 ¥150.00').waitFor();
      await sheet.getByRole('button', { name: '提交报价' }).click();
      await sheet.waitFor({ state: 'detached' });
      await office.getByText('等客户答复').first().waitFor();
      const safe = record('safety_checklist', { hazard: 'electricity', items: [{ item: '断电', ok: true }] });
      const door = await gives({ type: 'accept' }, { type: 'arrive' }, safe, { type: 'start' });
      expect(door).toEqual(['done', 'done', 'done', 'order.not_safe']);
    });

    it('the yes is recorded, the work is done, and the bill is what was agreed to', async () => {
      await office.getByRole('button', { name: '记录客户答复' }).click();
      const sheet = office.getByRole('dialog');
      await sheet.getByLabel('说明（何时、与谁确认）').fill('10:20 电话确认');
      await sheet.getByRole('button', { name: '记录客户答复' }).click();
      await sheet.waitFor({ state: 'detached' });
      await office.getByText('客户已同意').first().waitFor();
      expect(new Set(await gives(...work()))).toEqual(new Set(['done']));
    });

    it('finance takes what is due and no more; the order is settled and the bill names the receipt', async () => {
      await finance.goto(`${stack.url}/work-orders/${number}`);
      await finance.getByRole('button', { name: '登记收款' }).click();
      const sheet = finance.getByRole('dialog');
      await sheet.getByLabel('金额（元）').fill('150.01');
      await sheet.getByLabel('凭证号').fill('WX-0001');
      await sheet.getByRole('button', { name: '登记收款' }).click();
      await sheet.getByText('收款超过结算单金额').waitFor();
      await sheet.getByLabel('金额（元）').fill('150');
      await sheet.getByRole('button', { name: '登记收款' }).click();
      await sheet.waitFor({ state: 'detached' });
      await finance.getByRole('link', { name: '查看结算单' }).click();
      const bill = finance.getByRole('table');
      for (const words of ['上门费', '家电维修工时费', '微信，演示财务专员经手', '凭证 WX-0001'])
        await bill.getByText(words).waitFor();
      expect(await bill.getByText('¥150.00').count()).toBeGreaterThanOrEqual(2);
      await finance.getByText('结算时间').waitFor();
    });
  },
);
