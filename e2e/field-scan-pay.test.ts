import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose } from './acts.ts';
import {
  apiOf,
  beginWork,
  next,
  phoneWithDay,
  plannedOrder,
  sign,
  technicianOnShift,
  untilArrived,
  untilSigned,
} from './field-acts.ts';
import { filmedCode } from './filmed-code.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

const PART = 'WM-LOCK-10';
let stack: Stack;
let technicianId = '';
let folder = '';

/** The reader of codes lies on the phone. */
const readerKept = (page: Page) =>
  page.waitForFunction(async () => {
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) if (url.endsWith('.wasm')) return true;
    return false;
  });

describe.skipIf(browserPath() === undefined)(
  'the door without a network: code, quote, payment (skipped without a browser)',
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'anju-film-'));
      const film = await filmedCode(PART, join(folder, 'code.y4m'));
      stack = await startStack([
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ]);
      technicianId = await technicianOnShift(stack);
    });
    afterAll(async () => {
      await stack?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('reads a code by the camera, has the price signed, takes the money, and the office sees the receipt', async () => {
      const number = await plannedOrder(stack, { subject: '洗衣机门锁坏', technicianId, minutesFromNow: 1 });
      const wrong: string[] = [];
      const { page, context } = await phoneWithDay(stack, '洗衣机门锁坏', async (opened) => {
        opened.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      });
      await context.grantPermissions(['camera'], { origin: stack.url });
      await readerKept(page);
      await context.setOffline(true);
      await page.getByText('离线，记录保存在本机').waitFor();
      await page.getByText('洗衣机门锁坏').click();
      await untilArrived(page);
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('button', { name: '报价与签字' }).click();
      await choose(page, '客户意见', '同意');
      await sign(page);
      await next(page, '提交').click();
      await beginWork(page);
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('button', { name: '使用配件' }).click();
      await page.getByRole('button', { name: '扫码' }).first().click();
      await page.waitForFunction((code) => document.querySelector('input')?.value === code, PART);
      await page.goBack();
      await untilSigned(page, await page.screenshot({ type: 'jpeg' }));
      await next(page, '上门收款').click();
      await page.getByLabel('实收金额（元）').fill('150.01');
      await next(page, /^确认收款/).click();
      await page.getByText('不能超过应收 ¥150.00').waitFor();
      await page.getByText('请填凭证号，或拍一张凭证照片').waitFor();
      await page.getByLabel('实收金额（元）').fill('150');
      await page.getByLabel('凭证号（交易单号、收据号）').fill('WX-20260302-7');
      await next(page, '确认收款 ¥150.00').click();
      await page.locator('.bottom').getByText('已结算').waitFor();
      const kept = wrong.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
      expect(kept).toEqual([]);

      await context.setOffline(false);
      const office = await apiOf(stack, 'finance');
      const state = async () => {
        const order: { status: string } = await office.get(`/api/work-orders/${number}`);
        return order.status;
      };
      await expect.poll(state, { timeout: 15_000 }).toBe('settled');
      const { page: desk } = await stack.signIn('finance');
      await desk.goto(`${stack.url}/work-orders/${number}/bill`);
      await desk.getByText('微信，演示工程师一经手').waitFor();
      await desk.getByText('凭证 WX-20260302-7').waitFor();
    });
  },
);
