import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCompany } from '../../app/company-generator.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint } from './testing/walk.ts';

const CASES = 20_000;
/** Tables that grow with the years: a hot request never reads one from end to end. */
const BIG = [
  'cases',
  'case_clocks',
  'case_access',
  'case_texts',
  'case_records',
  'case_receipts',
  'clock_events',
  'events',
];

type Statement = { text: string; values: unknown[] };
type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

let company: Company;
const sent: Statement[] = [];
let recentNumber = '';

beforeAll(async () => {
  company = await openCompany();
  const { direct } = company.database;
  const account = await direct.one<{ password: string }>(`select password from auth_accounts limit 1`);
  // As autovacuum may: the planner knows from now on how small the tables are.
  await direct.query('analyze');
  await generateCompany(company.database, {
    cases: CASES,
    seed: 1,
    until: company.clock.now,
    passwordHash: account?.password ?? '',
    allOpen: false,
    say: () => undefined,
  });
  recentNumber =
    (
      await direct.one<{ number: string }>(
        `select number from cases where kind = 'complaint' order by id desc limit 1`,
      )
    )?.number ?? '';
  company.served.watch((statement) => sent.push(statement));
}, 900_000);

afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

/** Statements of one request, after a first one has filled what the process keeps for seconds. */
async function statementsOf(
  user: string,
  method: string,
  path: string,
  body?: () => object,
): Promise<Statement[]> {
  for (let round = 0; round < 2; round += 1) {
    sent.length = 0;
    const before = company.served.statements();
    const answer = await company.as(user)(method, path, body?.());
    expect(answer.status).toBeLessThan(300);
    if (round === 1) expect(company.served.statements() - before).toBe(sent.length);
  }
  return [...sent];
}

const tablesReadWhole = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(tablesReadWhole),
];

/** As the user sees the tables: the rules of the wall are a part of every plan. */
async function bigTablesReadWhole(user: string | undefined, statements: Statement[]): Promise<string[]> {
  const found: string[] = [];
  const { actor } = await company.context(user);
  const { direct } = company.served.as(actor);
  for (const { text, values } of statements) {
    const rows = await direct.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json) ${text}`,
      values,
    );
    for (const {
      'QUERY PLAN': [top],
    } of rows)
      found.push(...tablesReadWhole(top.Plan));
  }
  return [...new Set(found)].filter((table) => BIG.includes(table));
}

const list = (filter: string) => `/api/cases?limit=50&${filter}`;
const word = (text: string) => list(`find=${encodeURIComponent(text)}`);

describe('plans of the hot requests on a company with 20,000 cases', () => {
  it('a registration takes at most four statements, all by index', async () => {
    const user = 'agent';
    const statements = await statementsOf(user, 'POST', '/api/cases', () => complaint(company));
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(await bigTablesReadWhole(user, statements)).toEqual([]);
  });

  const reads: [name: string, user: string, path: () => string][] = [
    ['case page, everything in sight', 'supervisor', () => `/api/cases/${recentNumber}`],
    ['case page, own region', 'east', () => `/api/cases/${recentNumber}`],
    ['desk of an agent', 'agent', () => '/api/desk?tab=owned'],
    ['desk of a head', 'head-after', () => '/api/desk?tab=to_do'],
    ['newest cases', 'supervisor', () => list('')],
    ['newest cases of a region', 'east', () => list('')],
    ['newest cases of a team', 'head-after', () => list('')],
    ['own cases', 'agent', () => list('')],
    ['open complaints', 'supervisor', () => list('state=open&kind=complaint')],
    ['what is due next', 'supervisor', () => list('state=overdue&order=due')],
    ['open cases of a team', 'head-after', () => list('state=open')],
    ['a number', 'supervisor', () => word(recentNumber)],
    ['a phone number', 'supervisor', () => list('find=19901000123')],
    ['a rare word', 'supervisor', () => word('焦糊味')],
    ['a common word', 'supervisor', () => word('订单号尾号')],
    ['words of an agent', 'agent', () => word('漏水')],
    ['the wall', 'supervisor', () => '/api/wall'],
    ['the wall of a region', 'east', () => '/api/wall'],
    ['the wall of a team', 'head-after', () => '/api/wall'],
  ];
  it.each(reads)('%s: at most two statements, all by index', async (_name, user, path) => {
    const number = await company.as(user)('GET', path());
    // A case out of sight of the region is no plan to read.
    if (number.status === 404) return;
    const statements = await statementsOf(user, 'GET', path());
    expect(statements.length).toBeLessThanOrEqual(2);
    expect(await bigTablesReadWhole(user, statements)).toEqual([]);
  });

  it('the look for what falls due next is one index probe', async () => {
    const look = {
      text: `select min(wake_at)::text as at from case_clocks where wake_at is not null`,
      values: [],
    };
    expect(await bigTablesReadWhole(undefined, [look])).toEqual([]);
  });
});
