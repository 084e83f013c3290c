import type { Context } from './context.ts';
import { labelled } from './text.ts';
import { iso } from './time.ts';

/**
 * One look, refusal, sign-in or change of rights, for the privacy officer (S0 2.3, 5.2). It names the record and the
 * fields, never their values.
 */
export type Access = {
  kind: 'disclosure' | 'file' | 'export' | 'refused' | 'sign_in' | 'sign_in_failed' | 'rights' | 'archive';
  /** What was looked at: `customer:17`, `case:4`, `user:…`. */
  subject: string;
  /** The customers whose record it was. */
  customers?: (number | null)[];
  caseNumber?: string | null;
  /** Code of the purpose: `contact`, `visit`. */
  purpose?: string | null;
  /** Words of the person who looked; numbers that could be a phone are taken out. */
  note?: string | null | undefined;
  /** Names of the personal fields that were shown. */
  fields?: string[];
  /** How many records were shown; 1 unless said otherwise. */
  records?: number;
  /** Refusal code of what was refused. */
  code?: string;
  details?: Record<string, unknown>;
  /** Who looked, when it is not the actor: somebody who could not sign in. */
  who?: { id: string | null; name: string };
};

const NUMBER = /\d[\d\s-]{5,}\d/g;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

const rowOf = ({ actor, origin, requestId, now }: Context, access: Access) => ({
  at: iso(now),
  kind: access.kind,
  user_id: access.who === undefined ? actor.id : access.who.id,
  user_name: access.who?.name ?? actor.name,
  subject: access.subject,
  customer_ids: access.customers?.filter((id) => id !== null) ?? [],
  case_number: access.caseNumber ?? null,
  purpose: access.purpose ?? null,
  note: access.note == null ? null : labelled(access.note, '***').replace(NUMBER, '***'),
  fields: access.fields ?? [],
  records: access.records ?? 1,
  method: origin?.method ?? null,
  path: origin?.path.replace(MOBILE, '***').slice(0, 300) ?? null,
  code: access.code ?? null,
  address: origin?.address ?? null,
  request_id: requestId,
  details: access.details ?? {},
});

/**
 * Writes entries of the access log in the caller's transaction; they are linked into the chain when it commits. On
 * `db.direct` they commit at once, so a refusal is kept although what was tried is rolled back.
 */
export async function logAccess(ctx: Context, entries: Access[]): Promise<void> {
  if (entries.length === 0) return;
  await ctx.db.query(
    `insert into access_log (at, kind, user_id, user_name, subject, customer_ids, case_number, purpose, note, fields,
       records, method, path, code, address, request_id, details)
     select at, kind, user_id, user_name, subject, customer_ids, case_number, purpose, note, fields,
       records, method, path, code, address, request_id, details
     from jsonb_to_recordset($1::jsonb) as r(at timestamptz, kind text, user_id uuid, user_name text, subject text,
       customer_ids bigint[], case_number text, purpose text, note text, fields text[], records integer, method text,
       path text, code text, address text, request_id text, details jsonb)`,
    [JSON.stringify(entries.map((entry) => rowOf(ctx, entry)))],
  );
}

/** Facts that say who may do what from now on. */
const RIGHTS =
  /^(position|user|supervision|security|api_key|authority)[.]|^access[.](limit|keeping)_changed$/;

/** The facts among these that change rights, as entries of the log. */
export const rightsChanges = (facts: { type: string; subject: string; data?: object }[]): Access[] =>
  facts
    .filter(({ type }) => RIGHTS.test(type))
    .map(({ type, subject, data = {} }) => ({
      kind: 'rights',
      subject,
      code: type,
      details: { ...data },
    }));
