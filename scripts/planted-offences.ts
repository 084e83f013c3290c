/** A file to plant, and the rule that must refuse it; no rule: a lawful file, which nothing may refuse. */
export type Plant = { file: string; text: string; rule?: string };

const using = (path: string): string => `import { planted } from '${path}';\nexport const made = planted;\n`;

/** What the offences import: lawful files of every kind. */
const targets: Plant[] = [
  'kernel/planted.ts',
  'domains/calendar/planted.rules.ts',
  'domains/warranty/planted.rules.ts',
  'domains/warranty/planted.queries.ts',
  'domains/warranty/planted.actions.ts',
  'domains/warranty/planted.store.ts',
  'domains/warranty/planted.routes.ts',
  'domains/warranty/planted.jobs.ts',
  'domains/cases/planted.rules.ts',
  'domains/parts/planted.queries.ts',
  'app/planted.ts',
  'scripts/planted.ts',
  'ui/planted.ts',
  'web/planted.ts',
  'portal/planted.ts',
  'field/planted.ts',
].map((file) => ({ file, text: 'export const planted = 1;\n' }));

const lawful: Plant[] = [
  { file: 'domains/warranty/allowed.rules.ts', text: using('../calendar/planted.rules.ts') },
  {
    file: 'domains/warranty/allowed.contract.ts',
    text: "import { z } from 'zod';\nexport const a = z.string();\n",
  },
  { file: 'domains/cases/allowed.actions.ts', text: using('../warranty/planted.actions.ts') },
  {
    file: 'domains/warranty/allowed.policy.ts',
    text: "export type { Actor } from '../../kernel/context.ts';\n",
  },
  { file: 'app/allowed.ts', text: using('../domains/warranty/planted.routes.ts') },
  { file: 'web/allowed.ts', text: using('../domains/warranty/planted.rules.ts') },
];

const offence = (rule: string, file: string, text: string): Plant => ({ rule, file, text });
const importing = (rule: string, file: string, path: string): Plant => offence(rule, file, using(path));

const tierOffences: Plant[] = [
  importing('tier-1', 'domains/calendar/upward.queries.ts', '../parts/planted.queries.ts'),
  importing('tier-2', 'domains/customers/sideways.queries.ts', '../parts/planted.queries.ts'),
  importing('tier-3', 'domains/warranty/upward.rules.ts', '../cases/planted.rules.ts'),
  importing('tier-4', 'domains/cases/upward.actions.ts', '../workorders/planted-up.queries.ts'),
  importing('tier-5', 'domains/workorders/planted-up.queries.ts', '../incidents/planted-side.queries.ts'),
  importing('tier-5', 'domains/incidents/planted-side.queries.ts', '../dispatch/planted-up.queries.ts'),
  importing('tier-6', 'domains/dispatch/planted-up.queries.ts', '../analytics/planted-up.queries.ts'),
  importing('tier-7', 'domains/analytics/planted-up.queries.ts', '../performance/planted-end.queries.ts'),
  { file: 'domains/performance/planted-end.queries.ts', text: 'export const planted = 1;\n' },
  importing('every-domain-has-a-tier', 'domains/gardening/stray.queries.ts', '../parts/planted.queries.ts'),
];

const boundaryOffences: Plant[] = [
  importing('no-cycles', 'kernel/planted-egg.ts', './planted-hen.ts'),
  { file: 'kernel/planted-hen.ts', text: using('./planted-egg.ts') },
  importing(
    'domains-see-only-business-and-kernel',
    'domains/parts/starter.actions.ts',
    '../../app/planted.ts',
  ),
  importing('kernel-knows-no-business', 'kernel/planted-business.ts', '../domains/parts/planted.queries.ts'),
  importing('nobody-imports-app', 'web/starter.ts', '../app/planted.ts'),
  offence(
    'only-app-opens-the-database',
    'domains/parts/pool.store.ts',
    "export * from '../../kernel/db.ts';\n",
  ),
  offence('pure-files-stay-pure', 'domains/parts/sql.rules.ts', "export type { Pool } from 'pg';\n"),
  offence(
    'pure-files-stay-pure',
    'domains/parts/disk.contract.ts',
    "export { readFileSync } from 'node:fs';\n",
  ),
  importing('pure-files-stay-pure', 'domains/warranty/asking.rules.ts', './planted.queries.ts'),
  importing('policy-stays-pure', 'domains/warranty/asking.policy.ts', './planted.queries.ts'),
  offence('context-imports-nothing', 'kernel/context.ts', "export { z } from 'zod';\n"),
  importing('pure-kernel-knows-no-business', 'kernel/money.ts', '../domains/calendar/planted.rules.ts'),
  importing('store-is-private', 'domains/cases/burglar.actions.ts', '../warranty/planted.store.ts'),
  importing('store-is-private-to-domains', 'app/burglar.ts', '../domains/warranty/planted.store.ts'),
  importing('routes-and-jobs-are-private', 'domains/cases/passer.actions.ts', '../warranty/planted.jobs.ts'),
  importing(
    'only-app-lists-routes-and-jobs',
    'kernel/planted-list.ts',
    '../domains/warranty/planted.routes.ts',
  ),
  importing('no-sql-in-routes', 'domains/warranty/storing.routes.ts', './planted.store.ts'),
  offence('no-sql-in-routes', 'domains/warranty/driver.routes.ts', "export { Pool } from 'pg';\n"),
  offence('no-sql-in-routes', 'domains/warranty/builder.routes.ts', "export { Kysely } from 'kysely';\n"),
  importing('queries-never-write', 'domains/warranty/storing.queries.ts', './planted.store.ts'),
  importing('queries-never-write', 'domains/warranty/acting.queries.ts', './planted.actions.ts'),
  importing('kinds-have-a-direction', 'domains/warranty/backward.actions.ts', './planted.routes.ts'),
  importing('store-knows-no-action', 'domains/warranty/backward.store.ts', './planted.actions.ts'),
  importing('browser-sees-only-pure-files', 'web/asking.ts', '../domains/warranty/planted.queries.ts'),
  importing('browser-sees-only-pure-files', 'ui/asking.ts', '../kernel/planted.ts'),
  importing('web-stands-alone', 'ui/looking.ts', '../web/planted.ts'),
  importing('portal-stands-alone', 'web/looking.ts', '../portal/planted.ts'),
  importing('field-stands-alone', 'portal/looking.ts', '../field/planted.ts'),
  offence('browser-has-no-server-package', 'web/driver.ts', "export { Pool } from 'pg';\n"),
  offence('browser-has-no-node-module', 'field/disk.ts', "export { readFileSync } from 'node:fs';\n"),
  offence('server-has-no-screen', 'kernel/planted-screen.ts', "export { useState } from 'react';\n"),
  importing('no-barrels', 'ui/barrel-user.ts', './planted-barrel/index.ts'),
  importing('tests-stay-tests', 'app/scripted.ts', '../scripts/planted.ts'),
  importing('not-to-unresolvable', 'kernel/planted-ghost.ts', './there-is-no-such-file.ts'),
  offence('not-to-dev-dependency', 'kernel/planted-dev.ts', "export { check } from 'fast-check';\n"),
  offence('not-to-unlisted-package', 'kernel/planted-unlisted.ts', "export { Readable } from 'pg-types';\n"),
];

/** Files for dependency-cruiser. */
export const boundaryPlants: Plant[] = [...targets, ...lawful, ...tierOffences, ...boundaryOffences];

const purity = (name: string, text: string): Plant =>
  offence('purity', `domains/knowledge/${name}.rules.ts`, `export const made = ${text};\n`);

export const purityPlants: Plant[] = [
  purity('clock', '() => Date.now()'),
  purity('today', '() => new Date()'),
  purity('date-text', '() => Date()'),
  purity('temporal', '() => Temporal.Now.instant()'),
  purity('local-zone', '(at: Date) => at.getHours()'),
  purity('local-date', 'new Date(2026, 0, 1)'),
  purity('dice', '() => Math.random()'),
  purity('uuid', '() => crypto.randomUUID()'),
  purity('environment', '() => process.env'),
  purity('network', "() => fetch('https://example.org')"),
  purity('timer', '() => setTimeout(() => {}, 1)'),
  purity('waiting', 'async () => 1'),
  purity('loading', "() => import('node:fs')"),
  offence(
    'purity',
    'domains/knowledge/memory.rules.ts',
    'let count = 0;\nexport const next = () => ++count;\n',
  ),
  { file: 'domains/knowledge/lawful.rules.ts', text: 'export const at = (now: number) => new Date(now);\n' },
  {
    file: 'domains/knowledge/named.rules.ts',
    text: "export const named = (process: { fetch: string }) => [process.fetch, 'Date.now()'];\n",
  },
];

const sql = (rule: string, file: string, statement: string): Plant =>
  offence(rule, file, `export const sql = \`${statement}\`;\n`);

export const ownerPlants: Plant[] = [
  {
    file: 'db/migrations/9999_planted.sql',
    text: 'create table planted_rows ();',
  },
  sql('one-owner', 'domains/providers/first.store.ts', 'insert into planted_rows values ($1)'),
  sql('one-owner', 'domains/surveys/second.store.ts', 'update planted_rows r set a = 1 from b'),
  offence(
    'one-owner',
    'domains/risks/third.store.ts',
    "export const run = (db: B) => db.deleteFrom('planted_rows');\n",
  ),
  sql(
    'write-place',
    'domains/surveys/rows.queries.ts',
    'with x as (delete from planted_rows returning 1) select 1',
  ),
  sql('write-place', 'domains/surveys/rows.actions.ts', 'truncate planted_rows'),
  sql('write-place', 'domains/surveys/rows.jobs.ts', 'copy planted_rows (a) from stdin'),
  sql('write-place', 'app/rows.ts', 'merge into planted_rows using b on true when matched then delete'),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted file holds the placeholder
  sql('write-place', 'domains/surveys/unspelt.store.ts', 'insert into ${sql} values (1)'),
  sql('no-sql-in-routes', 'domains/surveys/rows.routes.ts', 'select a from planted_rows'),
  {
    file: 'domains/surveys/reading.queries.ts',
    text: 'export const sql = `select 1 from planted_rows for update`;\n',
  },
];

export const namePlants: Plant[] = [
  offence('names', 'ui/planted-barrel/index.ts', 'export const planted = 1;\n'),
  offence('names', 'kernel/date-utils.ts', 'export const planted = 1;\n'),
  offence('names', 'domains/parts/stock.service.ts', 'export const planted = 1;\n'),
  offence('names', 'domains/parts/deep/stock.rules.ts', 'export const planted = 1;\n'),
  offence('names', 'domains/parts/stock.queries.test.ts', 'export const planted = 1;\n'),
];

const lines = (count: number): string => '  work();\n'.repeat(count);
const branches = 'if (a) { for (const x of a) { if (x) { while (x) { if (x > 1) { work(); } } } } }';

/** The rule is the last part of Biome's name for it. */
export const lintPlants: Plant[] = [
  offence('noBarrelFile', 'kernel/planted-barrel.ts', "export { planted } from './planted.ts';\n"),
  offence('noReExportAll', 'kernel/planted-all.ts', "export * from './planted.ts';\n"),
  offence('noExplicitAny', 'kernel/planted-any.ts', 'export const planted = (a: any) => a;\n'),
  offence('noDefaultExport', 'kernel/planted-default.ts', 'export default 1;\n'),
  offence(
    'useMaxParams',
    'kernel/planted-many.ts',
    'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];\n',
  ),
  offence('noExcessiveLinesPerFunction', 'kernel/planted-long.ts', `export function f() {\n${lines(51)}}\n`),
  offence('noExcessiveLinesPerFile', 'kernel/planted-large.ts', lines(301)),
  offence(
    'noExcessiveCognitiveComplexity',
    'kernel/planted-knot.ts',
    `export function f(a: number[]) { ${branches} ${branches} }\n`,
  ),
  offence('noEnum', 'kernel/planted-enum.ts', 'export enum Planted { A }\n'),
];
