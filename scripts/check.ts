import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

type Step = [name: string, command: string];

const cached = (name: string): string =>
  `--incremental --tsBuildInfoFile node_modules/.cache/tsc-${name}.json`;

const STEPS: Step[] = [
  ['format, lint', 'biome check --error-on-warnings'],
  ['types: server', `tsc -p tsconfig.json ${cached('server')}`],
  ['types: screens', `tsc -p tsconfig.web.json ${cached('web')}`],
  ['types: journeys', `tsc -p tsconfig.e2e.json ${cached('e2e')}`],
  ['boundaries', 'depcruise . --output-type err-long'],
  ['purity', 'node scripts/check-purity.ts'],
  ['names', 'node scripts/check-names.ts'],
  ['dead code', 'knip'],
  ['table owners', 'node scripts/check-table-owners.ts'],
  ['schema', 'node scripts/check-schema.ts'],
  ['tests', 'vitest run --reporter=default --reporter=json --outputFile.json=reports/vitest.json'],
  ['requirements', 'node scripts/requirements.ts'],
];

const bin = resolve('node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };

const walls: { step: string; seconds: string; result: string }[] = [];
for (const [step, command] of STEPS) {
  console.log(`\n── ${step}: ${command}`);
  const start = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  walls.push({ step, seconds, result: status === 0 ? 'passed' : 'FAILED' });
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}

console.log('');
for (const { step, seconds, result } of walls) {
  console.log(`${step.padEnd(16)}${seconds.padStart(7)} s  ${result}`);
}
