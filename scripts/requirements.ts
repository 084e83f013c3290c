import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const IDS = 'docs/requirements/ids.tsv';
const REPORTS = ['reports/vitest.json', 'reports/journeys.json'];
/** `[S1-2.2-a]`, or several: `[S1-2.2-a, S3-1.2.1(1)]`. */
const MARK = /\[(S\d+-[^\]]+)\]/g;
const PRIORITIES = ['P0', 'P1', 'P2'];

export type Requirement = { id: string; module: string; priority: string };
type TestResult = { fullName: string; status: string };
type Report = { testResults: { name: string; assertionResults: TestResult[] }[] };

/** The rows of the table of requirements: id, module, priority. */
export function readRequirements(tsv: string): Requirement[] {
  return tsv
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [id = '', module = '', priority = ''] = row.split('\t');
      return { id, module, priority };
    });
}

/** The ids that the names of passed tests carry, and those that stand only on tests that did not pass. */
export function idsOf(tests: TestResult[]): { proven: Set<string>; claimed: Set<string> } {
  const proven = new Set<string>();
  const claimed = new Set<string>();
  for (const { fullName, status } of tests) {
    for (const [, ids = ''] of fullName.matchAll(MARK)) {
      for (const id of ids.split(/[,\s]+/)) (status === 'passed' ? proven : claimed).add(id);
    }
  }
  return { proven, claimed: claimed.difference(proven) };
}

/** Proven / total, per module and priority, as lines of a table. */
export function table(requirements: Requirement[], proven: Set<string>): string[] {
  const cell = (rows: Requirement[]): string => {
    const done = rows.filter(({ id }) => proven.has(id)).length;
    return (rows.length === 0 ? '' : `${done} / ${rows.length}`).padStart(11);
  };
  const line = (name: string, rows: Requirement[]): string => {
    const cells = PRIORITIES.map((priority) => cell(rows.filter((row) => row.priority === priority)));
    return name.padEnd(15) + cells.join('') + cell(rows);
  };
  const head = ''.padEnd(15) + [...PRIORITIES, 'all'].map((name) => name.padStart(11)).join('');
  const modules = Map.groupBy(requirements, ({ module }) => module);
  const lines = [...modules.keys()].sort().map((name) => line(name, modules.get(name) ?? []));
  return [head, ...lines, line('together', requirements)];
}

function testsOf(path: string): TestResult[] {
  if (!existsSync(path)) return [];
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { missing: { type: 'boolean' }, module: { type: 'string' } },
  });
  const all = readRequirements(readFileSync(IDS, 'utf8'));
  const names = [values.module, ...positionals].flatMap((list) => list?.split(',') ?? []);
  const modules = new Set(names);
  const chosen = modules.size === 0 ? all : all.filter(({ module }) => modules.has(module));
  const unknownModules = modules.difference(new Set(all.map(({ module }) => module)));
  const { proven, claimed } = idsOf(REPORTS.flatMap(testsOf));

  for (const line of table(chosen, proven)) console.log(line);
  const missing = chosen.filter(({ id }) => !proven.has(id));
  if (values.missing) {
    console.log(`\nNot proven: ${missing.length}`);
    for (const { id, module, priority } of missing) {
      console.log(
        `${priority}  ${module.padEnd(15)}${id}${claimed.has(id) ? '  (its test did not pass)' : ''}`,
      );
    }
  }
  const known = new Set(all.map(({ id }) => id));
  const problems = [
    ...[...proven.union(claimed).difference(known)].map(
      (id) => `A test names ${id}, which is no requirement`,
    ),
    ...[...unknownModules].map((name) => `There is no module ${name}`),
    ...(existsSync(REPORTS[0] ?? '') ? [] : [`${REPORTS[0]} is missing: run the tests first`]),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
