import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiOf,
  next,
  type OrderPage,
  phoneWithDay,
  plannedOrder,
  technicianOnShift,
  untilSigned,
  untilStarted,
} from './field-acts.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

let stack: Stack;
let technicianId = '';

/** A 40-megapixel photo, made in the browser. */
async function bigPhoto(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(7300, 5500);
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    const colours = pen.createLinearGradient(0, 0, 7300, 5500);
    colours.addColorStop(0, 'teal');
    colours.addColorStop(1, 'orange');
    pen.fillStyle = colours;
    pen.fillRect(0, 0, 7300, 5500);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.5 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Buffer.from(bytes);
}

describe.skipIf(browserPath() === undefined)(
  'the technician without a network (skipped without a browser)',
  () => {
    beforeAll(async () => {
      stack = await startStack();
      technicianId = await technicianOnShift(stack);
    });
    afterAll(() => stack?.stop());

    it('works from check-in to signature with the network cut, over a reload, and sends it all later', async () => {
      const number = await plannedOrder(stack, { subject: '洗衣机不脱水', technicianId, minutesFromNow: 1 });
      const { page, context } = await phoneWithDay(stack, '洗衣机不脱水');
      const photo = await bigPhoto(page);
      await context.setOffline(true);
      await page.getByText('离线，记录保存在本机').waitFor();
      await page.getByText('洗衣机不脱水').click();
      await page.getByText('演示路 88 号').waitFor();
      await untilStarted(page);
      await next(page, '故障诊断').waitFor();
      const started = Date.now();
      await page.reload();
      await next(page, '故障诊断').waitFor();
      await page.getByText('作业中').waitFor();
      await untilSigned(page, photo);
      await page.locator('.bottom').getByText('客户已确认').waitFor();
      await page.reload();
      await page.locator('.bottom').getByText('客户已确认').waitFor();
      await page.goto(`${stack.url}/field/outbox`);
      await page.getByRole('listitem').nth(11).waitFor();

      const office = await apiOf(stack, 'dispatcher');
      const seen = (): Promise<OrderPage> => office.get(`/api/work-orders/${number}`);
      expect((await seen()).status).toBe('dispatched');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await context.setOffline(false);
      await page.getByText('全部已上传').waitFor();
      const order = await seen();
      expect([order.status, order.completeness.percent]).toEqual(['confirmed', 100]);
      expect(order.records.map(({ kind }) => kind)).toEqual([
        'safety_checklist',
        'diagnosis',
        'photo',
        'photo',
        'result',
        'signature',
      ]);
      const checkedAt = Date.parse(order.records[0]?.at ?? '');
      expect(Math.abs(checkedAt - started)).toBeLessThan(30_000);
      expect(checkedAt).toBeLessThanOrEqual(started);
      for (const { body } of order.records.filter(({ kind }) => kind === 'photo')) {
        const stored = await context.request.get(`${stack.url}/api/work-order-files/${body['fileId']}`);
        expect([stored.status(), stored.headers()['content-type']]).toEqual([200, 'image/jpeg']);
        expect((await stored.body()).length).toBeLessThan(1_000_000);
      }
    });

    it('loses nothing when the tab is killed without a network, and sign-out leaves nothing', async () => {
      const number = await plannedOrder(stack, { subject: '洗衣机漏水', technicianId, minutesFromNow: 15 });
      const { page, context } = await phoneWithDay(stack, '洗衣机漏水');
      await context.setOffline(true);
      await page.getByText('洗衣机漏水').click();
      await untilStarted(page);
      await page.getByText('作业中').waitFor();
      await page.close({ runBeforeUnload: false });

      const again = await context.newPage();
      again.setDefaultTimeout(15_000);
      await again.goto(`${stack.url}/field/orders/${number}`);
      await again.getByText('作业中').waitFor();
      await next(again, '故障诊断').waitFor();
      await again.goto(`${stack.url}/field/outbox`);
      await again.getByRole('listitem').nth(4).waitFor();
      expect(await again.getByRole('listitem').count()).toBe(5);
      await context.setOffline(false);
      await again.getByText('全部已上传').waitFor();
      const office = await apiOf(stack, 'dispatcher');
      const order: OrderPage = await office.get(`/api/work-orders/${number}`);
      expect([order.status, order.records.length]).toEqual(['working', 1]);

      await again.goto(`${stack.url}/field/`);
      await again.getByRole('button', { name: '菜单' }).click();
      await again.getByRole('button', { name: '退出登录' }).click();
      await again.getByRole('dialog', { name: '退出登录' }).getByRole('button', { name: '退出登录' }).click();
      await again.getByLabel('用户名').waitFor();
      const left = await again.evaluate(async () => {
        const open = indexedDB.open('anju-field');
        await new Promise((resolve) => {
          open.onsuccess = resolve;
        });
        const names = [...open.result.objectStoreNames];
        const counts = names.map(
          (name) =>
            new Promise<number>((resolve) => {
              const asked = open.result.transaction(name).objectStore(name).count();
              asked.onsuccess = () => resolve(asked.result);
            }),
        );
        return Promise.all(counts);
      });
      expect(left.length).toBeGreaterThan(3);
      expect(new Set(left)).toEqual(new Set([0]));
      // The app shows the sign-in before the server has ended the session.
      const session = async () => (await context.request.get(`${stack.url}/api/me`)).status();
      await expect.poll(session, { timeout: 10_000 }).toBe(401);
    });
  },
);
