import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiOf,
  next,
  type OrderPage,
  phoneWithDay,
  plannedOrder,
  technicianOnShift,
  untilStarted,
} from './field-acts.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

let stack: Stack;
let technicianId = '';

const DAY = 86_400_000;

/** How many rows each table on the phone holds. */
const rowsOnPhone = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const open = indexedDB.open('anju-field');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const counts = [...open.result.objectStoreNames].map(
      (name) =>
        new Promise<[string, number]>((resolve) => {
          const asked = open.result.transaction(name).objectStore(name).count();
          asked.onsuccess = () => resolve([name, asked.result]);
        }),
    );
    return Object.fromEntries(await Promise.all(counts));
  });

async function signInByForm(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('anju-demo-2026');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '今日路线' }).waitFor();
}

async function signOutByMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: '菜单' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog', { name: '退出登录' }).getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
}

describe.skipIf(browserPath() === undefined)(
  'a phone that comes back to bad news (skipped without a browser)',
  () => {
    beforeAll(async () => {
      stack = await startStack();
      technicianId = await technicianOnShift(stack);
    });
    afterAll(() => stack?.stop());

    it('an order cancelled meanwhile: what was recorded arrives, the moves are shown and may be thrown away', async () => {
      const number = await plannedOrder(stack, { subject: '冰箱不制冷', technicianId, minutesFromNow: 1 });
      const { page, context } = await phoneWithDay(stack, '冰箱不制冷');
      await context.setOffline(true);
      await page.getByText('冰箱不制冷').click();
      await untilStarted(page);
      await page.getByText('作业中').waitFor();
      const office = await apiOf(stack, 'dispatcher');
      const now = new Date().toISOString();
      await office.post('/api/work-order-commands', {
        deviceNow: now,
        commands: [{ id: randomUUID(), number, at: now, type: 'cancel', reason: '客户取消' }],
      });
      await context.setOffline(false);
      await page.getByText('已取消').first().waitFor();
      await page.getByText('1 条被退回，请处理').click();
      await page.getByText('工单已取消，现场记录已保存').waitFor();
      expect(await page.getByRole('listitem').count()).toBe(4);
      expect(await page.getByText('等待“接单”处理').count()).toBe(3);
      const order: OrderPage = await office.get(`/api/work-orders/${number}`);
      expect([order.status, order.records.map(({ kind }) => kind)]).toEqual([
        'cancelled',
        ['safety_checklist'],
      ]);
      await page.getByRole('button', { name: '放弃' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click();
      await page.getByText('全部已上传').waitFor();
    });

    it('a session that the server ended takes the day away and keeps unsent work for the same person', async () => {
      const number = await plannedOrder(stack, { subject: '灯具不亮', technicianId, minutesFromNow: 12 });
      const { page, context } = await phoneWithDay(stack, '灯具不亮');
      await context.setOffline(true);
      await page.getByText('灯具不亮').click();
      await next(page, '接单').click();
      await next(page, '出发').waitFor();
      await context.clearCookies();
      await context.setOffline(false);
      await page.getByText('登录已失效').waitFor();
      expect(await rowsOnPhone(page)).toMatchObject({ session: 0, kept: 0, outbox: 1, keys: 1 });
      await signInByForm(page, 'tech2');
      expect(await page.getByText('灯具不亮').count()).toBe(0);
      await signOutByMenu(page);
      expect(await rowsOnPhone(page)).toMatchObject({ session: 0, kept: 0, outbox: 1, keys: 1 });
      const office = await apiOf(stack, 'dispatcher');
      const status = async () => ((await office.get(`/api/work-orders/${number}`)) as OrderPage).status;
      expect(await status()).toBe('dispatched');
      await signInByForm(page, 'tech1');
      await page.getByText('已接单').waitFor();
      await expect.poll(async () => (await rowsOnPhone(page))['outbox']).toBe(0);
      expect(await status()).toBe('accepted');
    });

    it('a clock two days off is said aloud, and the server still knows the right time', async () => {
      const number = await plannedOrder(stack, { subject: '油烟机异响', technicianId, minutesFromNow: 24 });
      const { page } = await phoneWithDay(stack, '油烟机异响', (fresh) =>
        fresh.clock.install({ time: Date.now() + 2 * DAY }),
      );
      await page.getByText('本机时间快了 2 天').waitFor();
      await page.getByText('油烟机异响').click();
      const before = Date.now();
      await next(page, '接单').click();
      await next(page, '出发').waitFor();
      await expect.poll(async () => (await rowsOnPhone(page))['outbox']).toBe(0);
      const office = await apiOf(stack, 'dispatcher');
      const order: OrderPage & { statusSince: string } = await office.get(`/api/work-orders/${number}`);
      expect(order.status).toBe('accepted');
      expect(Math.abs(Date.parse(order.statusSince) - before)).toBeLessThan(30_000);
    });
  },
);
