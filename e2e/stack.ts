import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const PASSWORD = 'anju-demo-2026';
const BROWSERS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A browser of this machine; undefined where there is none, and then journeys say so and are skipped. */
export const browserPath = (): string | undefined =>
  BROWSERS.find((path): path is string => path !== undefined && path !== '' && existsSync(path));

export type Stack = {
  url: string;
  browser: Browser;
  /** A signed-in page: desktop or phone, Chinese unless told. */
  signIn(username: string, size?: 'desktop' | 'phone'): Promise<{ page: Page; context: BrowserContext }>;
  stop(): Promise<void>;
};

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** A port that nobody listens on, so that two runs do not meet. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    const healthy = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the product did not come up');
}

/** The whole product on a data folder of its own, and a browser in front of it, with more of its own switches if asked. */
export async function startStack(switches: string[] = []): Promise<Stack> {
  // What is driven is what the sources say: built anew only when they changed.
  execFileSync(process.execPath, ['scripts/build-web.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'anju-journey-'));
  const child = spawn(process.execPath, ['app/main.ts', 'start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ANJU_DATA: dataDir,
      PORT: String(port),
      ANJU_CHECK_ANSWERS: 'on',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  await answers(url, child);
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('no browser');
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
      ...switches,
    ],
  });
  return {
    url,
    browser,
    async signIn(username, size = 'desktop') {
      const context = await browser.newContext({
        viewport: SIZES[size],
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      const answer = await context.request.post(`${url}/api/auth/sign-in/username`, {
        data: { username, password: PASSWORD },
      });
      if (!answer.ok()) throw new Error(`${username} could not sign in`);
      return { page: await context.newPage(), context };
    },
    async stop() {
      await browser.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
