import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, type Stack, startStack } from './stack.ts';

describe.skipIf(browserPath() === undefined)('the record sheet (skipped without a browser)', () => {
  let stack: Stack | undefined;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack?.stop());

  it('[S3-2.1-2] the complaint prints as a record sheet with customer, content, time and channel', async () => {
    const { page } = (await stack?.signIn('supervisor')) ?? expect.fail('no stack');
    await page.goto(`${stack?.url}/cases/TS2026-000001`);
    await page.getByRole('heading', { name: '柜门开裂，小孩夹手' }).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    for (const part of [
      '投诉记录表',
      'TS2026-000001',
      '演**',
      '199****0001',
      '昨天下午打开衣柜左侧柜门时门板突然开裂',
      '立即上门检查并更换柜门',
      '电话',
    ]) {
      expect(printed).toContain(part);
    }
    expect(printed).toMatch(/20\d\d年\d+月\d+日/);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
