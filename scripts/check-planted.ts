import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { nameOffences } from './check-names.ts';
import { purityOffences } from './check-purity.ts';
import { ownerOffences } from './check-table-owners.ts';
import {
  boundaryPlants,
  lintPlants,
  namePlants,
  ownerPlants,
  type Plant,
  purityPlants,
} from './planted-offences.ts';

/** What a check said: the file and the rule. */
type Finding = { file: string; rule: string };
type Gate = { name: string; plants: Plant[]; find: (root: string) => Finding[] };

const COPIED = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'biome.json',
  '.gitignore',
  '.dependency-cruiser.cjs',
  ...['app', 'domains', 'kernel', 'web', 'ui', 'portal', 'field', 'scripts', 'db'],
];

function run(root: string, command: string): string {
  const bin = resolve('node_modules/.bin', command.split(' ')[0] ?? '');
  const words = command.split(' ').slice(1).join(' ');
  const { stdout } = spawnSync(`"${bin}" ${words}`, {
    cwd: root,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return stdout;
}

function boundaryFindings(root: string): Finding[] {
  type Violation = { from: string; rule: { name: string } };
  const { summary } = JSON.parse(run(root, 'depcruise . --output-type json')) as {
    summary: { violations: Violation[] };
  };
  return summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
}

function lintFindings(root: string): Finding[] {
  const report = run(root, 'biome lint --vcs-enabled=false --reporter=github --max-diagnostics=none .');
  const found = report.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+),/g);
  return [...found].map(([, rule = '', file = '']) => ({ file: relative(root, file), rule }));
}

const GATES: Gate[] = [
  { name: 'boundaries', plants: boundaryPlants, find: boundaryFindings },
  { name: 'purity', plants: purityPlants, find: purityOffences },
  { name: 'table owners', plants: ownerPlants, find: ownerOffences },
  { name: 'names', plants: namePlants, find: nameOffences },
  { name: 'lint', plants: lintPlants, find: lintFindings },
];

function plant(root: string, { file, text }: Plant): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Says what is wrong with a plant: an offence that slipped through, or a lawful file that was refused. */
function verdict({ file, rule }: Plant, findings: Finding[]): string {
  const own = findings.filter((finding) => finding.file === file);
  if (rule !== undefined) return own.some((finding) => finding.rule === rule) ? 'refused' : 'SLIPPED THROUGH';
  return own.length === 0 ? 'allowed' : `WRONGLY REFUSED (${own.map((finding) => finding.rule).join(', ')})`;
}

const root = realpathSync(mkdtempSync(join(tmpdir(), 'anju-planted-')));
let wrong = 0;
let refused = 0;
try {
  for (const path of COPIED) if (existsSync(path)) cpSync(path, join(root, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  for (const { plants } of GATES) for (const each of plants) plant(root, each);
  for (const { name, plants, find } of GATES) {
    const findings = find(root);
    for (const each of plants) {
      const said = verdict(each, findings);
      if (said === 'refused') refused += 1;
      else if (said !== 'allowed') wrong += 1;
      const rule = each.rule ?? '(lawful)';
      console.log(`${name.padEnd(14)}${rule.padEnd(38)}${each.file.padEnd(46)}${said}`);
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
for (const { name } of forbidden) {
  if (boundaryPlants.some(({ rule }) => rule === name)) continue;
  wrong += 1;
  console.log(`boundaries    ${name}: NO OFFENCE IS PLANTED`);
}
console.log(`\n${refused} planted offences refused, ${wrong} wrong`);
if (wrong > 0) process.exitCode = 1;
