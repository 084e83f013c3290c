import { defineConfig } from 'vitest/config';

const setupFiles = ['scripts/testing/no-network.ts'];
/** First of all: the folder that holds the temporary files of the run. */
const runFolder = 'scripts/testing/run-folder.ts';
const never = ['**/node_modules/**', 'dist/**', 'data/**', 'reports/**'];
const flows = ['**/*.flow.test.ts', 'kernel/postgres/*.test.ts'];

/** A machine five times slower than usual still passes: a test that hangs ends, figures come from benches. */
const rules = {
  name: 'rules',
  include: [
    '**/*.{rules,policy,contract}.test.ts',
    'kernel/**/*.test.ts',
    'standards/*.test.ts',
    '{web,portal,field,ui}/**/*.test.{ts,tsx}',
  ],
  exclude: [...never, ...flows],
  setupFiles,
  globalSetup: [runFolder],
  pool: 'threads' as const,
  isolate: false,
  maxWorkers: 2,
  testTimeout: 20_000,
};

const flow = {
  name: 'flow',
  include: flows,
  exclude: never,
  setupFiles,
  globalSetup: [runFolder, 'kernel/testing/global-setup.ts'],
  pool: 'forks' as const,
  maxWorkers: 2,
  testTimeout: 90_000,
  hookTimeout: 240_000,
};

const architecture = {
  name: 'architecture',
  include: ['app/*.test.ts', 'scripts/*.test.ts', 'bench/*.test.ts'],
  exclude: [...never, ...flows],
  setupFiles,
  globalSetup: [runFolder],
  pool: 'threads' as const,
  maxWorkers: 2,
  testTimeout: 60_000,
};

/** Journeys in a browser, on a stack that each file starts: `vitest run --mode journeys`. */
const e2e = {
  name: 'e2e',
  include: ['e2e/**/*.test.ts'],
  exclude: never,
  globalSetup: [runFolder],
  pool: 'forks' as const,
  maxWorkers: 1,
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

export default defineConfig(({ mode }) => {
  const chosen = mode === 'journeys' ? [e2e] : [rules, flow, architecture];
  return { test: { projects: chosen.map((test) => ({ test })) } };
});
