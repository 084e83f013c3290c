import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose, send } from './acts.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

let stack: Stack;
let page: Page;

const overhang = (): Promise<number> =>
  page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);

describe.skipIf(browserPath() === undefined)('on a phone (skipped without a browser)', () => {
  beforeAll(async () => {
    stack = await startStack();
    page = (await stack.signIn('handler', 'phone')).page;
    page.setDefaultTimeout(10_000);
  });
  afterAll(() => stack?.stop());

  it('the handler goes from the desk to a case and records a contact with the button at the bottom', async () => {
    await page.goto(stack.url);
    await page.locator('.case-lines').getByRole('link').first().click();
    await page.getByRole('heading', { name: '时限' }).waitFor();
    expect(await overhang()).toBeLessThanOrEqual(0);
    const next = page.locator('.case-header-actions').getByRole('button').first();
    const box = await next.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.y).toBeGreaterThan(600);
    if ((await next.innerText()) === '联系客户') await next.click();
    else {
      await page.getByRole('button', { name: '更多操作' }).click();
      await page.getByRole('menuitem', { name: /^联系客户/ }).click();
    }
    const form = page.getByRole('dialog');
    await form.getByLabel('倾听').fill('还是打不开');
    await form.getByLabel('理解').fill('希望今天能用');
    await form.getByLabel('回应').fill('今天下午上门');
    await form.getByLabel('无需跟进的原因').fill('下午上门');
    await choose(form, '免打扰时段联系的原因', '客户同意');
    await send(form, '联系客户');
    await page.getByText('还是打不开').first().waitFor();
  });

  it('no screen is wider than the phone', async () => {
    const { context } = await stack.signIn('head-after', 'phone');
    page = await context.newPage();
    for (const [path, words] of [
      ['/', '待我处理'],
      ['/cases', '共'],
      ['/cases/new', '电话、姓名或序列号'],
      ['/approvals', '待我审批'],
      ['/wall', '督办看板'],
      ['/search', '搜索'],
      ['/standards', '现行标准'],
      ['/organisation', '决策层'],
    ] as const) {
      await page.goto(stack.url + path);
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      expect([path, await overhang()]).toEqual([path, 0]);
    }
  });
});
