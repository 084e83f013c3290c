import type { Locator, Page } from 'playwright-core';

/** Chooses one of the words that stand side by side in a group, e.g. the result of a contact. */
export async function choose(place: Page | Locator, group: string | RegExp, word: string): Promise<void> {
  await place.getByRole('group', { name: group }).getByText(word, { exact: true }).click();
}

/** Opens a list of choices by its label and takes the one with this word. */
export async function pick(place: Locator, label: string | RegExp, word: string): Promise<void> {
  const box = place.getByRole('combobox', { name: label });
  await box.click();
  await box.fill(word);
  const page = place.page();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: word })
    .first()
    .click();
}

/** The form of a verb: from the next step's button, else from the menu of everything else. */
export async function open(page: Page, verb: string): Promise<Locator> {
  const header = page.getByRole('banner').or(page.locator('.case-header'));
  const next = header.getByRole('button', { name: verb, exact: true });
  const more = header.getByRole('button', { name: '更多操作' });
  await more.or(next).first().waitFor();
  if (await next.isVisible()) await next.click();
  else {
    await more.click();
    await page.getByRole('menuitem', { name: new RegExp(`^${verb}`) }).click();
  }
  const form = page
    .getByRole('dialog')
    .filter({ has: page.getByRole('form', { name: new RegExp(`^${verb}`) }) });
  await form.waitFor();
  return form;
}

/** Sends the form of a verb and waits until it is gone, which it is only when the server has accepted. */
export async function send(form: Locator, verb: string): Promise<void> {
  await form.getByRole('button', { name: verb, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

/** Clicks the word "now" beside a moment. */
export const now = (form: Locator): Promise<void> => form.getByRole('button', { name: '现在' }).click();

/** An instant some days from now, as a field for day and time takes it on a Chinese wall clock. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16);
}
