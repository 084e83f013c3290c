import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, type Stack, startStack } from './stack.ts';

let stack: Stack;

// What is marked as Chinese is meant to be: titles as they are printed on the documents.
const PRINTED = '[lang="zh-CN"]:not(html)';
const CODE = /S\d \d-[一二三四五六七八九十K\d-]+|第.部分/g;

type Row = { number: string; subject: string; customer: string };

/** What people are called and typed, which no screen translates: it comes from the same API as the screen. */
async function typedWords(context: BrowserContext, number: string): Promise<string[]> {
  const read = async (path: string) => (await context.request.get(`${stack.url}${path}`)).json();
  const { people } = (await read('/api/people')) as { people: { name: string }[] };
  const { cases } = (await read('/api/cases')) as { cases: Row[] };
  const page = await read(`/api/cases/${number}`);
  const { customerFile, course, demand, messages = [] } = page;
  return [
    ...people.map((person) => person.name),
    ...cases.flatMap((row) => [row.subject, row.customer]),
    ...[customerFile.maskedName, customerFile.province, customerFile.city, course, demand],
    ...messages.map((message: { body?: string; text?: string }) => message.body ?? message.text),
  ]
    .filter((word): word is string => typeof word === 'string' && word !== '')
    .toSorted((a, b) => b.length - a.length);
}

/** The words on a screen, also of its labels, without codes of clauses. */
async function wordsOf(page: Page): Promise<string[]> {
  const lines = await page.evaluate((printed) => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const part of copy.querySelectorAll(`${printed}, script, style, svg`)) part.remove();
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
    for (const part of copy.querySelectorAll('[placeholder], [aria-label], [title]')) {
      for (const name of ['placeholder', 'aria-label', 'title']) found.push(part.getAttribute(name) ?? '');
    }
    return found;
  }, PRINTED);
  return lines.map((line) => line.replaceAll(CODE, '').trim()).filter((line) => line !== '');
}

const chinese = (lines: string[], typed: string[]) =>
  lines.filter((line) =>
    /\p{Script=Han}/u.test(typed.reduce((rest, word) => rest.replaceAll(word, ''), line)),
  );

describe.skipIf(browserPath() === undefined)('two languages (skipped without a browser)', () => {
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack?.stop());

  it('switched to English by the menu, no Chinese is left but names and what people typed', async () => {
    const { page, context } = await stack.signIn('supervisor');
    page.setDefaultTimeout(10_000);
    await page.goto(stack.url);
    await page.getByRole('button', { name: /^我的/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('link', { name: 'My desk' }).waitFor();
    await page.keyboard.press('Escape');
    const { cases } = (await (await context.request.get(`${stack.url}/api/cases`)).json()) as {
      cases: Row[];
    };
    const number = cases[0]?.number ?? '';
    const typed = await typedWords(context, number);
    const left: string[] = [];
    for (const [path, words] of [
      ['/', 'To do'],
      ['/cases', number],
      [`/cases/${number}`, 'Timeline'],
      ['/cases/new', 'Course of events'],
      ['/approvals', 'For me'],
      ['/wall', 'Live'],
      ['/standards', 'S0 1.4'],
      ['/organisation', 'Headquarters'],
    ] as const) {
      await page.goto(stack.url + path);
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      left.push(...chinese(await wordsOf(page), typed).map((line) => `${path}: ${line}`));
    }
    const agent = await stack.signIn('agent');
    await agent.context.request.put(`${stack.url}/api/me/locale`, { data: { locale: 'en' } });
    await agent.page.goto(stack.url);
    await agent.page.locator('.case-lines').getByRole('link').first().waitFor();
    left.push(...chinese(await wordsOf(agent.page), typed).map((line) => `desk of the agent: ${line}`));
    await agent.page.getByText('To do').first().waitFor();
    await agent.context.request.put(`${stack.url}/api/me/locale`, { data: { locale: 'zh-CN' } });
    expect(left).toEqual([]);
  });

  it('in Chinese the shell has no English but keys', async () => {
    const { page } = await stack.signIn('agent');
    await page.goto(stack.url);
    await page.locator('.case-lines').getByRole('link').first().waitFor();
    const shell = await page.locator('.side-nav, .top-bar, .list-head').allInnerTexts();
    expect(shell.length).toBeGreaterThan(1);
    const words = shell.join(' ').replaceAll(/Ctrl ?K|⌘ ?K/g, '');
    expect(words.match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
  });
});
