import type { BrowserContext, Page } from 'playwright-core';
import { choose } from './acts.ts';
import type { Stack } from './stack.ts';

type Api = {
  get(path: string): Promise<never>;
  post(path: string, body: object): Promise<never>;
  put(path: string, body: object): Promise<never>;
};

/** The API as one person. */
export async function apiOf(stack: Stack, username: string): Promise<Api> {
  const { context } = await stack.signIn(username);
  const read = async (answer: Awaited<ReturnType<BrowserContext['request']['get']>>) => {
    if (!answer.ok()) throw new Error(`${answer.url()}: ${await answer.text()}`);
    return (await answer.json()) as never;
  };
  return {
    get: async (path) => read(await context.request.get(stack.url + path)),
    post: async (path, data) => read(await context.request.post(stack.url + path, { data })),
    put: async (path, data) => read(await context.request.put(stack.url + path, { data })),
  };
}

/** The first technician, on shift around the clock, so that the hour at which this runs does not matter. */
export async function technicianOnShift(stack: Stack): Promise<string> {
  const training = await apiOf(stack, 'training');
  const { technicians }: { technicians: { id: string; name: string }[] } =
    await training.get('/api/technicians');
  const id = technicians.find(({ name }) => name === '演示工程师一')?.id;
  if (id === undefined) throw new Error('no technician');
  const shifts = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, starts: '00:00', ends: '23:59' }));
  await training.put(`/api/technicians/${id}/shifts`, { shifts });
  return id;
}

/** An order of a new case with a visit of ten minutes. */
export async function plannedOrder(
  stack: Stack,
  visit: { subject: string; technicianId: string; minutesFromNow: number },
): Promise<string> {
  const { subject, technicianId, minutesFromNow } = visit;
  const [agent, supervisor, dispatcher] = [
    await apiOf(stack, 'agent'),
    await apiOf(stack, 'supervisor'),
    await apiOf(stack, 'dispatcher'),
  ];
  const registered: { number: string } = await agent.post('/api/cases', {
    kind: 'request',
    channel: 'phone',
    businessLink: 'after_sales',
    productModel: { value: 'AJ-XQG10' },
    purchaseChannel: { value: 'own_store' },
    needsRepair: true,
    customer: {
      new: {
        name: '演示客户',
        phone: '13900000088',
        provinceCode: '31',
        city: '上海市',
        address: '演示路 88 号',
      },
    },
    contactName: '演示客户',
    contactPhone: '13900000088',
    subject,
    course: '洗衣机脱水时停机并报警。',
    demand: '请尽快上门维修',
    complainedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  const order: { number: string; version: number } = await supervisor.post('/api/work-orders', {
    caseNumber: registered.number,
    workKind: 'appliance_repair',
  });
  const from = Date.now() + minutesFromNow * 60_000;
  await dispatcher.post(`/api/work-orders/${order.number}/visits`, {
    version: order.version,
    technicianId,
    from: new Date(from).toISOString(),
    to: new Date(from + 10 * 60_000).toISOString(),
  });
  return order.number;
}

/** The big button at the bottom of the screen. */
export const next = (page: Page, name: string | RegExp) =>
  page.locator('.bottom').getByRole('button', { name, exact: typeof name === 'string' });

/** From the order page to the door. */
export async function untilArrived(page: Page): Promise<void> {
  for (const move of ['接单', '出发', '到达签到']) await next(page, move).click();
}

/** From the door to work that has begun. */
export async function beginWork(page: Page): Promise<void> {
  await next(page, '安全检查 · 用电').click();
  await page.getByRole('group').first().waitFor();
  for (const group of await page.getByRole('group').all())
    await group.getByText('符合', { exact: true }).click();
  await next(page, '保存').click();
  await next(page, '开始作业').click();
}

/** From the order page, accepted or not, to work that has begun. */
export async function untilStarted(page: Page): Promise<void> {
  await untilArrived(page);
  await beginWork(page);
}

const takePhoto = async (page: Page, of: string, buffer: Buffer) => {
  const item = page.getByRole('listitem').filter({ has: page.getByText(of, { exact: true }) });
  await item.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
  await item.getByText('已拍 1 张').waitFor();
};

/** The customer signs and gives the name. */
export async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '请客户在此签名' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no pad');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [90, 110],
    [140, 50],
    [200, 120],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
  await page.getByLabel('签名人姓名').fill('演示客户');
}

/** From work that has begun to the customer's confirmation. */
export async function untilSigned(page: Page, photo: Buffer): Promise<void> {
  await next(page, '故障诊断').click();
  await page.getByLabel('故障代码').fill('E3');
  await page.getByLabel('诊断结论').fill('门锁开关损坏');
  await page.getByLabel('处理措施').fill('更换门锁开关');
  await next(page, '保存').click();
  await next(page, /^拍照取证/).click();
  await takePhoto(page, '铭牌', photo);
  await takePhoto(page, '故障部位', photo);
  await next(page, '完成').click();
  await next(page, '服务结果').click();
  await page.getByLabel('作业过程').fill('更换门锁开关并试机');
  await choose(page, '是否解决', '是');
  await next(page, '保存').click();
  await next(page, '完工').click();
  await next(page, '客户签名').click();
  await sign(page);
  await choose(page, '是否满意', '是');
  await next(page, '保存').click();
  await next(page, '提交客户确认').click();
}

/** Opens the app on a phone with the day on it and the shell kept by the worker. */
export async function phoneWithDay(
  stack: Stack,
  subject: string,
  before: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await stack.signIn('tech1', 'phone');
  page.setDefaultTimeout(15_000);
  await before(page);
  await page.goto(`${stack.url}/field/`);
  await page.getByText(subject).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { page, context };
}

export type OrderPage = {
  status: string;
  completeness: { percent: number };
  records: { kind: string; at: string; body: Record<string, string> }[];
};
