import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nastyStrings } from '../domains/cases/testing/nasty-strings.ts';
import { filled, type Given, hostile, type Schema } from './filling.ts';
import { browserPath, type Stack, startStack } from './stack.ts';

let stack: Stack;
type Described = {
  paths: Record<string, Record<string, { requestBody: { content: Record<string, { schema: Schema }> } }>>;
};
let described: Described;

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

/** Who enters what where; every text that is not given is hostile. */
const entries = (
  number: string,
): [who: string, method: string, template: string, path: string, given: Given][] => [
  [
    'admin',
    'post',
    '/api/departments',
    '',
    { id: 'hostile', kind: 'outlet', parentId: 'region-east', departmentType: null, region: 'east' },
  ],
  ['security', 'post', '/api/positions', '', { code: 'hostile', copyOf: 'agent' }],
  ['agent', 'post', '/api/views', '', { screen: 'cases', query: 'find=%3Cscript%3E' }],
  ['agent', 'post', '/api/cases/{number}/notes', `/api/cases/${number}/notes`, { mentions: [] }],
  [
    'parts',
    'put',
    '/api/parts/{code}',
    '/api/parts/XSS-1',
    { supersededBy: null, alternatives: [], productType: null },
  ],
  ['parts', 'post', '/api/part-places', '', { code: 'xss', kind: 'warehouse', userId: null, region: null }],
  ['finance', 'post', '/api/price-lists', '', { from: undefined }],
  ['privacy', 'post', '/api/privacy-incidents', '', { foundAt: ago(1) }],
  [
    'privacy',
    'post',
    '/api/privacy-notices',
    '',
    { effectiveOn: null, purposes: ['marketing'], renewed: [] },
  ],
  ['privacy', 'post', '/api/processing-register', '', { code: 'xss' }],
];

/** Sends a body that is filled by the API's own description. */
async function enter(
  context: BrowserContext,
  call: { method: string; template: string; path: string; given: Given },
) {
  const { method, template, path, given } = call;
  const schema = described.paths[template]?.[method]?.requestBody.content['application/json']?.schema ?? {};
  const answer = await context.request.fetch(`${stack.url}${path === '' ? template : path}`, {
    method,
    data: filled(schema, given),
  });
  return { status: answer.status(), said: await answer.text() };
}

const CASE: Given = {
  kind: 'complaint',
  channel: 'phone',
  category: 'after_sales',
  level: undefined,
  serviceType: undefined,
  serviceItem: undefined,
  purchasedOn: undefined,
  complainedAt: ago(2),
  unitId: undefined,
  unitSerial: undefined,
  customer: {
    new: {
      name: hostile(60),
      phone: '13900000077',
      otherContact: hostile(60),
      city: hostile(30),
      address: hostile(120),
      provinceCode: '31',
    },
  },
  contactPhone: '13900000077',
  purchaseChannel: { unknown: hostile(200) },
  productModel: { value: hostile(60) },
};

/** What ran, what the policy stopped, and what of a text has become an element. */
async function watched(page: Page): Promise<string[]> {
  const found: string[] = [];
  page.on('dialog', (dialog) => {
    found.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => found.push(`error ${error.message}`));
  await page.exposeFunction('ran', () => found.push('a script of a text ran'));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { stopped: string[] }).stopped ??= [];
      (window as unknown as { stopped: string[] }).stopped.push(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  return found;
}

const MADE =
  '[onerror], [onload], [onclick], [onmouseover], iframe, img[src="x"], script:not([src]), a[href^="javascript" i]';

async function look(page: Page, path: string): Promise<string[]> {
  await page.goto(`${stack.url}${path}`, { waitUntil: 'networkidle' });
  const stopped = await page.evaluate(() => (window as unknown as { stopped?: string[] }).stopped ?? []);
  const made = await page.locator(MADE).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)));
  const empty = (await page.locator('body').innerText()).trim().length < 20 ? ['an empty page'] : [];
  return [...stopped, ...made, ...empty].map((what) => `${path}: ${what}`);
}

describe.skipIf(browserPath() === undefined)('hostile texts (skipped without a browser)', () => {
  let number = '';
  const numbers: string[] = [];
  beforeAll(async () => {
    stack = await startStack();
    const { context } = await stack.signIn('agent');
    described = (await (await context.request.get(`${stack.url}/api/openapi.json`)).json()) as Described;
    const made = await enter(context, { method: 'post', template: '/api/cases', path: '', given: CASE });
    expect([made.status, made.said.slice(0, 300)]).toEqual([201, expect.anything()]);
    number = (JSON.parse(made.said) as { number: string }).number;
    for (const text of nastyStrings) {
      const given = { ...CASE, subject: text.slice(0, 60), course: text, demand: text };
      const answer = await enter(context, { method: 'post', template: '/api/cases', path: '', given });
      if (answer.status === 201) numbers.push((JSON.parse(answer.said) as { number: string }).number);
    }
    expect(numbers.length).toBeGreaterThan(30);
    for (const [who, method, template, path, given] of entries(number)) {
      const { context: own } = await stack.signIn(who);
      const { status, said } = await enter(own, { method, template, path, given });
      expect([template, status < 300 ? 'stored' : `${status} ${said.slice(0, 300)}`]).toEqual([
        template,
        'stored',
      ]);
      await own.close();
    }
  }, 180_000);
  afterAll(() => stack?.stop());

  it.each([
    [
      'agent',
      'desktop',
      [
        '/',
        '/cases',
        '/cases/:number',
        '/cases/new',
        '/search?q=ran',
        '/returns',
        '/cases?find=%3Cscript%3Eran()%3C%2Fscript%3E',
      ],
    ],
    [
      'supervisor',
      'phone',
      ['/', '/cases', '/cases/:number', '/wall', '/approvals', '/organisation', '/work-orders'],
    ],
    ['parts', 'desktop', ['/parts', '/service-catalogue', '/prices']],
    ['security', 'desktop', ['/access', '/organisation', '/users']],
    [
      'privacy',
      'desktop',
      ['/privacy', '/privacy?tab=incidents', '/access-log', '/data-dictionary', '/standards'],
    ],
  ] as const)('%s on a %s sees them as text', async (who, size, paths) => {
    const { page, context } = await stack.signIn(who, size);
    const found = await watched(page);
    const seen: string[] = [];
    for (const path of paths) seen.push(...(await look(page, path.replace(':number', number))));
    expect([...found, ...seen]).toEqual([]);
    await context.close();
  });

  it('each page of a case with a string that breaks forms stands whole', async () => {
    const { page, context } = await stack.signIn('supervisor');
    const found = await watched(page);
    const seen: string[] = [];
    for (const one of numbers.slice(0, 14)) {
      seen.push(...(await look(page, `/cases/${one}`)));
      if (!(await page.locator('body').innerText()).includes(one)) seen.push(`${one} is not shown`);
    }
    await page.goto(`${stack.url}/cases/${number}`);
    await page.getByText('<script>ran()</script>').first().waitFor();
    expect([...found, ...seen]).toEqual([]);
    await context.close();
  });

  it('no page allows a script or style element of somebody else’s: the office gives its styles another word each time', async () => {
    const policy = async (path: string) =>
      (await fetch(`${stack.url}${path}`)).headers.get('content-security-policy') ?? '';
    const [one, two, field] = [await policy('/'), await policy('/cases'), await policy('/field/')];
    const attributes = "style-src-attr 'unsafe-inline'";
    for (const said of [one, two, field])
      expect(said.replace(attributes, '')).not.toMatch(/'unsafe-(inline|eval)'/);
    expect(one).toMatch(/style-src 'self' 'nonce-[\w-]{22}'/);
    expect(one).not.toBe(two);
  });

  it('pages for everybody and the field app take no script from an address', async () => {
    const { page, context } = await stack.signIn('tech1', 'phone');
    const found = await watched(page);
    const seen: string[] = [];
    const script = encodeURIComponent(hostile());
    for (const path of [
      '/service-promise',
      '/price-list',
      `/service-promise?lang=${script}`,
      `/v/${script}`,
      '/field/',
      `/field/${script}`,
      `/sign-in?refused=${script}`,
      `/no-such-page/${script}`,
    ])
      seen.push(...(await look(page, path)));
    expect([...found, ...seen]).toEqual([]);
    await context.close();
  });
});
