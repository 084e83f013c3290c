import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { browserPath, type Stack, startStack } from './stack.ts';

const LIMIT = 'complaint_respond';

let stack: Stack;
let policy: Page;
let versionId = 0;

async function openAs(username: string, path: string): Promise<Page> {
  const { page } = await stack.signIn(username);
  page.setDefaultTimeout(15_000);
  await page.goto(stack.url + path);
  return page;
}

const cellOf = (page: Page, field: string): Locator =>
  page.locator(`tr[data-row="${LIMIT}"] td.cell-${field}`);
const wordsOf = (page: Page): Locator => page.locator(`tr[data-row="${LIMIT}"] + tr .limit-words`);

/** Chooses in the menu of a form's sheet and waits until the server has accepted. */
async function sends(page: Page, button: string): Promise<void> {
  const sheet = page.getByRole('dialog').last();
  await sheet.getByRole('button', { name: button, exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
}

describe.skipIf(browserPath() === undefined)('a standard is revised (skipped without a browser)', () => {
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack?.stop());

  it('the policy manager makes a draft and changes a limit in the table by keyboard', async () => {
    policy = await openAs('policy', '/standards?tab=versions');
    await policy.getByRole('button', { name: '新建草案' }).click();
    await policy.getByRole('dialog').getByLabel('修订说明').fill('演示：投诉改为 12 小时内联系客户');
    await policy.getByRole('dialog').getByRole('button', { name: '建立草案' }).click();
    await policy.waitForURL(/\/standards\/versions\/\d+/);
    versionId = Number(/versions\/(\d+)/.exec(policy.url())?.[1]);
    await policy.getByRole('tab', { name: '内容' }).click();
    await cellOf(policy, 'duration-value').focus();
    await policy.keyboard.type('12');
    await policy.keyboard.press('Enter');
    expect(await cellOf(policy, 'duration-value').innerText()).toBe('12');
    expect(await wordsOf(policy).innerText()).toContain('投诉：自首次联系起 12 小时内联系客户（S0 1.4）');
    expect(await wordsOf(policy).innerText()).toMatch(/现在受理，\d{4}年\d+月\d+日 周. \d\d:\d\d 前/);
  });

  it('a step is taken back and forth, Esc changes nothing, and what is unsaved survives a reload', async () => {
    await policy.getByRole('button', { name: '撤销', exact: true }).click();
    await policy.waitForFunction(
      ([row]) => document.querySelector(`tr[data-row="${row}"] td.cell-duration-value`)?.textContent === '24',
      [LIMIT],
    );
    await policy.getByRole('button', { name: '重做', exact: true }).click();
    await policy.reload();
    await policy.getByText('已恢复上次未保存的修改').waitFor();
    expect(await cellOf(policy, 'duration-value').innerText()).toBe('12');
    await cellOf(policy, 'clause').focus();
    await policy.keyboard.press('Enter');
    await policy.keyboard.press('Escape');
    expect(await cellOf(policy, 'clause').innerText()).toBe('S0 1.4');
  });

  it('a limit that is looser for the graver level is found beside its row, before it is saved', async () => {
    const graver = policy.locator('tr[data-row="level_1_solution"]');
    await graver.locator('td.cell-duration-value').focus();
    await policy.keyboard.type('6');
    await policy.keyboard.press('Enter');
    const beside = policy.locator('tr[data-row="level_1_solution"] + tr');
    await beside.getByText('越严重反而越宽').waitFor();
    await graver.locator('td.cell-duration-value').focus();
    await policy.keyboard.press('Control+z');
    await beside.getByText('越严重反而越宽').waitFor({ state: 'detached' });
  });

  it('the made-up case shows the standard in force and the draft side by side', async () => {
    await policy.getByText('试算一个案件').click();
    await policy.getByText('2 条结果与现行标准不同').waitFor();
    const changed = policy.locator('.trial-changed').filter({ hasText: 'S0 1.4' });
    expect(await changed.innerText()).toContain('有变化');
  });

  it('saves, and the difference names the clause with old and new', async () => {
    await policy.getByRole('button', { name: '保存', exact: true }).click();
    await policy.getByText('已保存').waitFor();
    await policy.getByRole('tab', { name: '差异' }).click();
    await policy.getByText('S0 1.4').first().waitFor();
    const { changes } = (await (
      await policy.request.get(`${stack.url}/api/standard-versions/${versionId}/difference`)
    ).json()) as { changes: { part: string; key: string; fields: { old: unknown; new: unknown }[] }[] };
    expect(changes).toMatchObject([
      { part: 'limits', key: LIMIT, fields: [{ path: 'duration.value', old: 24, new: 12 }] },
    ]);
  });

  it('two who edit the same part: the second sees what the first saved, and joins both', async () => {
    await policy.getByRole('tab', { name: '内容' }).click();
    await cellOf(policy, 'duration-value').focus();
    await policy.keyboard.type('10');
    await policy.keyboard.press('Enter');
    const at = `${stack.url}/api/standard-versions/${versionId}`;
    const { revision, pack } = await (await policy.request.get(at)).json();
    const limits = pack.limits.map((one: { key: string }) =>
      one.key === 'level_2_solution' ? { ...one, duration: { value: 4, unit: 'working_days' } } : one,
    );
    const answer = await policy.request.put(`${at}/parts/limits`, { data: { revision, value: limits } });
    expect(answer.ok()).toBe(true);
    // The news may come by itself before the button is reached; then there is nothing to press.
    const saving = policy.getByRole('button', { name: '保存', exact: true });
    await saving.click({ timeout: 2_000 }).catch(() => undefined);
    await policy.getByText('此部分已被他人修改').waitFor();
    await policy.getByText('S3 2-四-2').first().waitFor();
    await policy.getByRole('button', { name: '合并我的修改' }).click();
    await policy.getByRole('button', { name: '保存', exact: true }).click();
    await policy.getByText('已保存').last().waitFor();
    await expect
      .poll(async () => {
        const stored = (await (await policy.request.get(at)).json()) as {
          pack: { limits: { key: string; duration: { value: number } }[] };
        };
        return stored.pack.limits
          .filter(({ key }) => key === LIMIT || key === 'level_2_solution')
          .map(({ key, duration }) => [key, duration.value]);
      })
      .toEqual([
        [LIMIT, 10],
        ['level_2_solution', 4],
      ]);
  });

  it('legal counsel answers the checklist and signs, the committee approves', async () => {
    const legal = await openAs('legal', `/standards/versions/${versionId}`);
    await legal.getByRole('button', { name: '填写核对表' }).click();
    const sheet = legal.getByRole('dialog');
    await sheet.getByRole('radio', { name: '已保障', exact: true }).first().waitFor();
    for (const kept of await sheet.getByRole('radio', { name: '已保障', exact: true }).all())
      await kept.check();
    await sends(legal, '签署');
    await legal.getByRole('button', { name: '签署法律意见' }).click();
    await legal.getByRole('dialog').getByLabel('意见', { exact: true }).fill('符合消费者权益保护法。');
    await sends(legal, '签署');
    const committee = await openAs('committee', `/standards/versions/${versionId}`);
    await committee.getByRole('button', { name: '作出决定' }).click();
    await committee.getByRole('dialog').getByRole('textbox').first().fill('同意实施。');
    await sends(committee, '签署');
    await committee.getByText('等待发布').waitFor();
  });

  it('published with a later day it is read only, and a head acknowledges the task', async () => {
    await policy.goto(`${stack.url}/standards/versions/${versionId}`);
    await policy.getByRole('button', { name: '发布', exact: true }).click();
    await policy.getByRole('dialog').getByLabel('对各部门的要求').fill('请按新时限调整值班。');
    await sends(policy, '发布');
    await policy.getByRole('tab', { name: '内容' }).click();
    await policy.getByText('已发布的版本不能修改').waitFor();
    await cellOf(policy, 'duration-value').click();
    expect(await policy.locator('.cell-editor').count()).toBe(0);
    const head = await openAs('head-service', '/standards?tab=carrying');
    await head.getByRole('button', { name: '签收' }).first().click();
    await head.getByText('已签收').first().waitFor();
  });
});
