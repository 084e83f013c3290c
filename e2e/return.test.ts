import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose, inDays, open, pick, send } from './acts.ts';
import { apiOf } from './field-acts.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

const SERIAL = 'AJ2608050001';
let stack: Stack;
let number = '';
let order = '';

type Person = { id: string; name: string };
type CasePage = { version: number };

/** A complaint up to the cause, by the verbs that screens send; the journey begins with its plan. */
async function investigated(): Promise<string> {
  const [agent, head, handler] = [
    await apiOf(stack, 'agent'),
    await apiOf(stack, 'head-after'),
    await apiOf(stack, 'handler'),
  ];
  const { customers }: { customers: { id: number }[] } = await agent.get(`/api/customers?find=${SERIAL}`);
  const now = () => new Date().toISOString();
  const registered: { number: string } = await agent.post('/api/cases', {
    ...{ kind: 'complaint', channel: 'phone', businessLink: 'after_sales', category: 'product_quality' },
    ...{ impactClass: 'C', productModel: { value: 'AJ-DB12' }, purchaseChannel: { value: 'own_store' } },
    ...{ customer: { id: customers[0]?.id }, unitSerial: SERIAL, contactName: '演示客户辛' },
    ...{ contactPhone: '19900000008', subject: '地板起鼓', course: '铺装半年起鼓。', demand: '退货退款' },
    complainedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  const does = async (person: typeof agent, noun: string, body: object) => {
    const { version }: CasePage = await agent.get(`/api/cases/${registered.number}`);
    await person.post(`/api/cases/${registered.number}/${noun}`, { version, ...body });
  };
  const { people }: { people: Person[] } = await head.get('/api/people');
  const handlerId = people.find(({ name }) => name === '演示售后处理员')?.id;
  await does(head, 'acceptance', { accepted: true, handlerId });
  await does(handler, 'verifications', {
    ...{ truth: 'substantiated', identityMethod: 'phone_code', identityReference: '1234' },
  });
  await does(handler, 'classification', {});
  await does(handler, 'contacts', {
    ...{
      way: 'two_way',
      channel: 'phone',
      at: now(),
      heard: '起鼓',
      understood: '要退',
      responded: '依法处理',
    },
    ...{ noFollowUpReason: '当天再联系', quietHoursReason: 'consented' },
  });
  await does(handler, 'evidence', {
    ...{ source: 'customer', occurredAt: now(), description: '照片', result: 'confirmed' },
  });
  await does(handler, 'causes', { method: 'five_whys', causeCode: 'material', description: '含水率超标' });
  return registered.number;
}

/** Does one act on the return order that a page shows. */
async function act(page: Page, name: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('button', { name, exact: true }).first().click();
  const sheet = page.getByRole('dialog');
  await fill(sheet);
  await sheet.getByRole('button', { name, exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

const as = async (username: string, path: string): Promise<Page> => {
  const { page } = await stack.signIn(username);
  page.setDefaultTimeout(10_000);
  await page.goto(stack.url + path);
  return page;
};

describe.skipIf(browserPath() === undefined)(
  'a return from the plan to the refund (skipped without a browser)',
  () => {
    beforeAll(async () => {
      stack = await startStack();
      number = await investigated();
    });
    afterAll(() => stack?.stop());

    it('the plan promises a return, the superior approves the amount, the customer agrees', async () => {
      const handler = await as('handler', `/cases/${number}`);
      const form = await open(handler, '制定方案');
      await form.getByLabel('方案概述').fill('退货退款，上门取件');
      const row = form.getByRole('group', { name: '措施', exact: true }).locator('fieldset').first();
      await pick(row, /^类型/, '退货');
      await pick(row, /^依据条款/, '消法 24 条 退货、更换、修理');
      await row.getByLabel('内容').fill('退货退款');
      await row.getByLabel('完成时间').fill(inDays(5));
      await form.getByLabel('完成时间').last().fill(inDays(6));
      await form.getByLabel('金额（元）').first().fill('1280');
      await form.getByLabel('预计成本（元）').fill('1280');
      await send(form, '制定方案');
      await send(await open(handler, '提交方案'), '提交方案');
      const head = await as('head-after', '/approvals');
      await head.getByRole('row').filter({ hasText: number }).getByRole('button', { name: '审批' }).click();
      const sheet = head.getByRole('dialog');
      await sheet.getByLabel('审批意见').fill('同意退货');
      await sheet.getByRole('button', { name: '同意', exact: true }).click();
      await sheet.waitFor({ state: 'detached' });
      const agent = await as('agent', `/cases/${number}`);
      const agreement = await open(agent, '登记客户答复');
      await choose(agreement, '客户答复', '同意方案');
      await send(agreement, '登记客户答复');
    });

    it('its order is opened by itself; the goods come back and are inspected', async () => {
      const supervisor = await as('supervisor', '/returns');
      await supervisor.getByText('地板起鼓').first().waitFor({ timeout: 15_000 });
      const desk = await apiOf(stack, 'supervisor');
      const { returns }: { returns: { number: string }[] } = await desk.get(
        `/api/returns?tab=open&case=${number}`,
      );
      order = returns[0]?.number ?? '';
      expect(order).toMatch(/^TH/);
      const handler = await as('handler', `/returns/${order}`);
      await act(handler, '登记寄回', async (form) => {
        await form.getByLabel('承运方').fill('演示物流');
        await form.getByLabel('运单号').fill('SF-0001');
      });
      const keeper = await as('parts', `/returns/${order}`);
      await act(keeper, '确认收货', async (form) => {
        await form.getByLabel('机身序列号').fill(SERIAL);
      });
      await act(handler, '登记验货', async (form) => {
        await form.getByLabel('状况说明').fill('与照片一致');
      });
      await act(handler, '核定金额', async () => {});
      await handler.getByText('待付款').first().waitFor();
    });

    it('whoever approved does not pay; finance does, once, and the refund is on record', async () => {
      const finance = await as('finance', `/returns/${order}`);
      await act(finance, '登记付款', async (form) => {
        await form.getByLabel('付款凭证号').fill('流水 20260302-0009');
      });
      await finance.getByText('已退款').first().waitFor();
      await finance.getByText('流水 20260302-0009').first().waitFor();
      expect(await finance.getByRole('button', { name: '登记付款' }).count()).toBe(0);
    });
  },
);
