import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, type Stack, startStack } from './stack.ts';

const READY_MS = 3_000;
const QUIET_MS = 700;
const TRANSFER_BYTES = 350_000;

let stack: Stack;

/** Adds up what comes over the wire, as it comes: compressed, with its heads. */
async function weigh(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => bytes;
}

/** The weight once nothing more has come for a while: parts that are fetched ahead count too. */
async function settled(weight: () => number): Promise<number> {
  let before = -1;
  await expect
    .poll(
      () => {
        const grew = weight() - before;
        before = weight();
        return grew;
      },
      { interval: QUIET_MS, timeout: 15_000 },
    )
    .toBe(0);
  return before;
}

describe.skipIf(browserPath() === undefined)('the first screen (skipped without a browser)', () => {
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack?.stop());

  it('the desk of a signed-in agent is ready within 3 s, weighs at most 350 kB and complains about nothing', async () => {
    const { page } = await stack.signIn('agent');
    const complaints: string[] = [];
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const weight = await weigh(page);
    const began = performance.now();
    await page.goto(stack.url, { waitUntil: 'commit' });
    await page.locator('.case-lines').getByRole('link').first().waitFor();
    const ready = Math.round(performance.now() - began);
    const bytes = await settled(weight);
    console.info(
      `first screen: rows of the desk after ${ready} ms, ${Math.round(bytes / 1000)} kB over the wire`,
    );
    expect(ready).toBeLessThanOrEqual(READY_MS);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(TRANSFER_BYTES);
    expect(complaints).toEqual([]);
  });

  it('no screen complains in the console', async () => {
    const { page } = await stack.signIn('supervisor');
    const complaints: string[] = [];
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(`${page.url()}: ${line.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
    for (const path of [
      '/cases',
      '/cases/new',
      '/approvals',
      '/wall',
      '/search',
      '/standards',
      '/organisation',
      '/api-reference',
    ]) {
      await page.goto(stack.url + path);
      await page
        .getByRole('main')
        .locator('h1, table, form, [role=search], .list-head, input')
        .first()
        .waitFor();
    }
    expect(complaints).toEqual([]);
  });
});
