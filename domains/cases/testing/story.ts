import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';

/** A fact of a case as the spine keeps it, oldest first. */
export type Told = {
  type: string;
  at: string;
  actor_name: string;
  reason: string | null;
  data: Record<string, unknown>;
};

/** Every fact of a case, oldest first. */
export const storyOf = (company: Company, number: string): Promise<Told[]> =>
  company.database.direct.query<Told>(
    `select e.type, e.at::text, e.actor_name, e.reason, e.data from events e join cases c on c.id = e.case_id
     where c.number = $1 order by e.seq`,
    [number],
  );

/** Facts of one type. */
export const factsOf = async (company: Company, number: string, type: string): Promise<Told[]> =>
  (await storyOf(company, number)).filter((fact) => fact.type === type);

/** Types of the facts that came after the first `known` ones. */
export const typesAfter = async (company: Company, number: string, known: number): Promise<string[]> =>
  (await storyOf(company, number)).slice(known).map((fact) => fact.type);

/** Kinds of what a person was told about a case, oldest first. */
export const toldTo = async (company: Company, username: string, number: string): Promise<string[]> => {
  const rows = await company.database.direct.query<{ kind: string }>(
    `select kind from notifications where user_id = $1 and case_number = $2 order by id`,
    [company.id(username), number],
  );
  return rows.map((row) => row.kind);
};

/** Texts queued for the customer about a case, oldest first. */
export const messagesOf = (company: Company, number: string) =>
  company.database.direct.query<{ template: string; body: string; status: string; send_after: string }>(
    `select m.template, m.body, m.status, m.send_after::text from outbound_messages m join cases c on c.id = m.case_id
     where c.number = $1 order by m.id`,
    [number],
  );

/** Everything that a refused verb must leave as it was. */
export const stateOf = async (company: Company, number: string): Promise<unknown> =>
  company.database.direct.one(
    `select to_jsonb(c) as row, (select count(*) from events where case_id = c.id) as events,
       (select count(*) from case_records where case_id = c.id) as records,
       (select count(*) from case_plans where case_id = c.id) as plans,
       (select count(*) from case_tasks where case_id = c.id) as tasks,
       (select jsonb_agg(a order by a.id) from approvals a where case_id = c.id) as approvals,
       (select count(*) from clock_events where case_id = c.id) as clock_events,
       (select count(*) from notifications where case_id = c.id) as notices,
       (select count(*) from outbound_messages where case_id = c.id) as messages
     from cases c where c.number = $1`,
    [number],
  );

/** What an act answers, which must leave the case as it was. */
export async function unchangedBy<T>(company: Company, number: string, act: () => Promise<T>): Promise<T> {
  const before = await stateOf(company, number);
  const answer = await act();
  expect(await stateOf(company, number)).toEqual(before);
  return answer;
}

type Answer = { status: number; body: { code: string; values: Record<string, unknown> } };

/** What a refused act answers: the code, and the case as it was. */
export async function refusedBy<Of extends Answer>(
  company: Company,
  number: string,
  act: () => Promise<Of>,
  code: string,
): Promise<Of> {
  const answer = await unchangedBy(company, number, act);
  expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
  return answer;
}

/** The clock of one limit as the case page shows it. */
export const clockOf = (page: { clocks: { limitKey: string }[] }, limitKey: string) => {
  const found = page.clocks.find((clock) => clock.limitKey === limitKey);
  if (found === undefined) throw new Error(`no clock ${limitKey}`);
  return found as unknown as Record<string, string> & { flags: string[]; binding: boolean; excused: boolean };
};

/** Chinese wall time of an instant. */
export const wall = (at: string | null | undefined): string =>
  at === null || at === undefined
    ? ''
    : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Instant of a Chinese wall time, `2026-03-02 10:00`. */
export const chinaTime = (at: string): string =>
  new Date(Date.parse(`${at.replace(' ', 'T')}:00+08:00`)).toISOString();
