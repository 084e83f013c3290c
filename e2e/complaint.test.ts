import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose, inDays, now, open, pick, send } from './acts.ts';
import { apiOf } from './field-acts.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

const LIVE_MS = 2_000;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let stack: Stack;
let agent: Page;
let head: Page;
let handler: Page;
let number = '';

/** Is this to be seen on a page, at the latest after some time? */
const sees = (page: Page, words: string | RegExp, timeout = 10_000) =>
  page.getByText(words).first().waitFor({ timeout });

/** Does one verb on the case that a page shows. */
async function does(
  page: Page,
  verb: string,
  fill: (form: Awaited<ReturnType<typeof open>>) => Promise<void>,
) {
  const form = await open(page, verb);
  await fill(form);
  await send(form, verb);
}

/** Waits until the open page offers this as the next step, after a colleague did theirs. */
const isNext = (page: Page, verb: string) =>
  page.locator('.case-header-actions').getByRole('button', { name: verb, exact: true }).waitFor();

async function typeComplaint(page: Page): Promise<void> {
  await page.getByLabel('电话、姓名或序列号').fill('13911112222');
  await page.getByRole('option', { name: /新客户/ }).click();
  await page.getByRole('region', { name: '客户' }).getByLabel('姓名').fill('测试客户甲');
  await page.getByLabel('经过').fill('安装一周后柜门合页松动，关不严。');
  await page.getByLabel('诉求').fill('上门更换合页，并补偿误工。');
  await page.getByRole('group', { name: '类别' }).getByText('售后服务').click();
  await page.getByRole('group', { name: '影响程度' }).getByText('C类').click();
  await page.getByRole('combobox', { name: '产品型号' }).fill('AJ-WG280');
}

/** Finance pays the compensation that the customer agreed to; its order ends the task of the plan. */
async function paidCompensation(): Promise<void> {
  const finance = await apiOf(stack, 'finance');
  const find = async () => {
    const { returns }: { returns: { number: string }[] } = await finance.get(
      `/api/returns?tab=open&case=${number}`,
    );
    return returns[0]?.number;
  };
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  const order = (await find()) ?? '';
  const { version }: { version: number } = await finance.get(`/api/returns/${order}`);
  await finance.post(`/api/returns/${order}/payment`, { version, method: 'wechat', reference: 'WX-0009' });
}

async function unknownChannel(page: Page): Promise<void> {
  const product = page.getByRole('region', { name: '产品' });
  await product.getByRole('checkbox', { name: '未知' }).last().check();
  await product.getByLabel('购买渠道: 为何未知').fill('客户不清楚');
}

describe.skipIf(browserPath() === undefined)(
  'a complaint from the call to its end (skipped without a browser)',
  () => {
    beforeAll(async () => {
      stack = await startStack();
      [agent, head, handler] = (await Promise.all(
        ['agent', 'head-after', 'handler'].map(async (name) => (await stack.signIn(name)).page),
      )) as [Page, Page, Page];
      for (const page of [agent, head, handler]) page.setDefaultTimeout(10_000);
    });
    afterAll(() => stack?.stop());

    it('the agent registers: time limits with their clauses before anything is saved, the draft survives a reload', async () => {
      await agent.goto(stack.url);
      await agent.getByRole('button', { name: '登记', exact: true }).click();
      await typeComplaint(agent);
      const limits = agent.locator('section', { has: agent.getByRole('heading', { name: '登记后的时限' }) });
      await limits.getByText('此投诉为二级').waitFor();
      for (const clause of ['S0 1.4', 'S3 2-三-3']) await limits.getByText(clause).first().waitFor();
      await agent.reload();
      await sees(agent, '已恢复草稿');
      expect(await agent.getByLabel('经过').inputValue()).toContain('合页松动');
      expect(await agent.getByLabel('姓名', { exact: false }).last().inputValue()).toBe('测试客户甲');
      await unknownChannel(agent);
      await agent.keyboard.press('Control+Enter');
      await agent.getByRole('heading', { name: '已登记' }).waitFor();
      number = (await agent.locator('.intake-number').innerText()).trim();
      expect(number).toMatch(/^TS\d{4}-\d{6}$/);
      await agent.getByRole('button', { name: '打开案件' }).click();
      await sees(agent, '等待受理');
    });

    it('the head of the lead department accepts with a handler; the open page of the agent shows it by itself', async () => {
      await head.goto(`${stack.url}/cases/${number}`);
      const form = await open(head, '受理');
      await pick(form, /^处理人/, '演示售后处理员');
      await send(form, '受理');
      const began = performance.now();
      await agent.locator('.case-people').getByText('演示售后处理员').waitFor({ timeout: LIVE_MS });
      expect(performance.now() - began).toBeLessThan(LIVE_MS);
    });

    it('the handler verifies, classifies, contacts, adds a picture as evidence and finds the cause', async () => {
      await handler.goto(`${stack.url}/cases/${number}`);
      await does(handler, '核实', async (form) => {
        await choose(form, '核实结果', '属实');
        await choose(form, '身份核实方式', '短信验证码');
        await form.getByLabel('核实凭据').fill('1234');
      });
      const began = performance.now();
      await agent
        .getByRole('listitem')
        .filter({ hasText: /核实.*演示售后处理员/ })
        .first()
        .waitFor({ timeout: LIVE_MS });
      console.info(
        `live: the record of the handler stood on the agent's page after ${Math.round(performance.now() - began)} ms`,
      );
      await does(handler, '定级', async () => {});
      await does(handler, '联系客户', async (form) => {
        await form.getByLabel('倾听').fill('合页松动，柜门关不严');
        await form.getByLabel('理解').fill('怕夹到孩子，希望尽快修好');
        await form.getByLabel('回应').fill('明天上门更换合页');
        await form.getByLabel('无需跟进的原因').fill('明天上门');
        await choose(form, '免打扰时段联系的原因', '客户同意');
      });
      await does(handler, '添加证据', async (form) => {
        await pick(form, /^来源/, '客户');
        await form.getByLabel('内容').fill('客户提供的照片');
        await choose(form, '查证结果', '已证实');
        await form
          .locator('input[type=file]')
          .setInputFiles({ name: '合页.png', mimeType: 'image/png', buffer: PNG });
        await form.locator('.ant-upload-list-item-done').waitFor();
      });
      await sees(handler, '合页.png');
      await does(handler, '分析原因', async (form) => {
        await pick(form, /^方法/, '五问法');
        await pick(form, /^原因类别/, '安装');
        await form.getByLabel('原因分析').fill('安装时合页螺丝未拧紧');
      });
    });

    it('the plan is over the authority of the handler and goes up; the head approves in 审批', async () => {
      await does(handler, '制定方案', async (form) => {
        await form.getByLabel('方案概述').fill('上门更换合页，补偿误工');
        await form.getByRole('button', { name: '添加措施' }).click();
        for (const [place, type, text] of [
          [0, '维修', '更换合页'],
          [1, '赔偿', '误工补偿'],
        ] as const) {
          const row = form.getByRole('group', { name: '措施', exact: true }).locator('fieldset').nth(place);
          await pick(row, /^类型/, type);
          await pick(row, /^依据条款/, '消法 24 条 退货、更换、修理');
          await row.getByLabel('内容').fill(text);
          await row.getByLabel('完成时间').fill(inDays(2));
        }
        await form.getByLabel('金额（元）').last().fill('800');
        await form.getByLabel('完成时间').last().fill(inDays(3));
        await form.getByLabel('预计成本（元）').fill('1000');
        await form.getByText('将提请上级审批').waitFor();
      });
      await does(handler, '提交方案', async () => {});
      await sees(handler, '等待演示售后部长审批');
      await head.goto(`${stack.url}/approvals`);
      await head.getByRole('row').filter({ hasText: number }).getByRole('button', { name: '审批' }).click();
      const sheet = head.getByRole('dialog');
      await sheet.getByText('误工补偿').waitFor();
      await sheet.getByLabel('审批意见').fill('同意补偿');
      await sheet.getByRole('button', { name: '同意', exact: true }).click();
      await sheet.waitFor({ state: 'detached' });
      await sees(handler, '已批准');
    });

    it('the customer agrees, the tasks are done, the result is fed back and rated', async () => {
      await isNext(agent, '登记客户答复');
      await does(agent, '登记客户答复', (form) => choose(form, '客户答复', '同意方案'));
      const tasks = handler.locator('.case-tasks').getByRole('button', { name: '完成任务' });
      await tasks.first().click();
      const form = handler.getByRole('dialog');
      await form.getByLabel('完成情况').fill('已完成');
      await send(form, '完成任务');
      await paidCompensation();
      await isNext(agent, '反馈结果');
      await does(agent, '反馈结果', (form) => form.getByLabel('反馈内容').fill('合页已更换，请您放心使用。'));
      await does(agent, '登记满意度', async (form) => {
        await choose(form, '客户评价', '满意');
        await form.getByLabel('评分').fill('5');
        await choose(form, '客户本人确认', '已确认');
      });
    });

    it('four checks, follow-up and closing end the case', async () => {
      await does(agent, '办结四查', async (form) => {
        for (const question of ['时限', '流程', '人员资质', '安全'])
          await choose(form, new RegExp(`^${question}`), '合格');
        await form.getByLabel('诉求如何得到满足').fill('合页已更换，补偿已支付');
      });
      await does(agent, '回访', async (form) => {
        await now(form);
        await choose(form, '问题是否再次出现', '没有');
      });
      await does(agent, '结案', (form) => form.getByLabel('结案小结').fill('办结'));
      await agent.locator('.case-header-actions').getByText('已结案').waitFor();
    });

    it('the closed case shows the clause of each limit and step, every change, and how a due instant was counted', async () => {
      for (const clause of ['S0 1.4', 'S3 2-三-3', 'S3 2-四-2', 'S1 5.2', 'S3 2-三-6', 'S0 1.1', 'S3 2-K5-1'])
        await sees(agent, clause);
      const timeline = agent.locator('section', { has: agent.getByRole('heading', { name: '时间线' }) });
      for (const words of ['登记', '受理', '核实', '方案', '结案'])
        await timeline.getByText(words).first().waitFor();
      const solution = agent.getByRole('button', { name: /给出方案/ }).first();
      await solution.click();
      const trace = agent.getByRole('list', { name: '计算过程' });
      await trace
        .getByText(/\d+ 天/)
        .first()
        .waitFor();
      expect(await trace.innerText()).toMatch(/周[一二三四五六日]|\d+月\d+日|\d+-\d+/);
    });
  },
);
