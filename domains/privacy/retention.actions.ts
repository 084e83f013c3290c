import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { dropReplies } from '../../kernel/idempotency.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { dropEndedSessions } from '../../kernel/sessions.ts';
import { iso } from '../../kernel/time.ts';
import { endOldLinks } from '../dispatch/visit-links.actions.ts';
import { forgetOldDevices, forgetOldTries } from '../identity/disuse.actions.ts';
import { clearMessages, dropNotices } from '../messages/messages.actions.ts';
import { eraseExpired } from './erasure.actions.ts';
import type { ChangeRetention, RetentionClass, RetentionCode, RetentionRun } from './retention.contract.ts';
import { classOf, expiredPersons, runOf } from './retention.queries.ts';
import { classAfter, cutOff } from './retention.rules.ts';
import { insertRun, saveCancel, saveRun, saveTerm, takeRun } from './retention.store.ts';

const MOST_MONTHS = 600;
/** Persons looked at, and rows of other classes ended, in one commit. */
const PIECE = 500;

/**
 * Sets how long a class is kept, in its own unit (months, or days for what is only technical), with the reason; earlier
 * terms stay. Refuses less than the law asks for, more than 50 years, and an older version (PIPL 19, 47).
 */
export async function changeRetention(
  ctx: Context,
  code: RetentionCode,
  { term, inForce, reason, version }: BodyOf<typeof ChangeRetention>,
): Promise<RetentionClass> {
  const known = await classOf(ctx, code);
  const inDays = known.days !== null;
  if (!inDays && term < known.leastMonths)
    throw invalid('retention.less_than_law', { field: 'term', least: known.leastMonths });
  if (!inDays && term > MOST_MONTHS)
    throw invalid('retention.too_long', { field: 'term', most: MOST_MONTHS });
  if (known.lawKeeps && !inForce) throw invalid('retention.law_in_force', { field: 'inForce' });
  const before = { months: known.months, days: known.days, inForce: known.inForce };
  const after = { months: inDays ? null : term, days: inDays ? term : null, inForce };
  if (!(await saveTerm(ctx, { code, version, before, after, reason }))) throw conflict('retention.changed');
  await record(ctx, [
    { type: 'retention.changed', subject: `retention:${code}`, reason, data: { code, before, after } },
  ]);
  return classOf(ctx, code);
}

/** Starts the run of the terms in force; refuses a second one beside it. */
export async function startRetention(ctx: Context): Promise<RetentionRun> {
  const id = await insertRun(ctx);
  if (id === undefined) throw conflict('retention.running');
  await record(ctx, [{ type: 'retention.started', subject: `retention_run:${id}`, data: { id } }]);
  return runOf(ctx, id);
}

/** The run of the night; one that somebody started before it goes on alone. */
export async function startNightly(ctx: Context): Promise<void> {
  const id = await insertRun(ctx);
  if (id !== undefined)
    await record(ctx, [{ type: 'retention.started', subject: `retention_run:${id}`, data: { id } }]);
}

/** Stops a run after its present piece; what it has ended stays ended. */
export async function cancelRetention(ctx: Context, id: number): Promise<RetentionRun> {
  await runOf(ctx, id);
  if (!(await saveCancel(ctx, id))) throw conflict('retention.over');
  await record(ctx, [{ type: 'retention.cancelled', subject: `retention_run:${id}`, data: { id } }]);
  return runOf(ctx, id);
}

type Piece = { ended: number; after: number | null };

async function personsPiece(ctx: Context, before: number, after: number, basis: string): Promise<Piece> {
  const { ids, scanned } = await expiredPersons(ctx, { before, after, limit: PIECE });
  let ended = 0;
  for (const id of ids) if (await eraseExpired(ctx, id, basis)) ended += 1;
  return { ended, after: scanned };
}

const rows: Record<
  Exclude<RetentionCode, 'persons' | 'payments'>,
  (ctx: Context, before: string, limit: number) => Promise<number>
> = {
  messages: clearMessages,
  notices: dropNotices,
  visit_links: endOldLinks,
  sessions: (ctx, before, limit) => dropEndedSessions(ctx.db, before, limit),
  devices: forgetOldDevices,
  tries: forgetOldTries,
  replies: (ctx, before) => dropReplies(ctx.db, { before }),
};

async function classPiece(ctx: Context, code: RetentionCode, after: number): Promise<Piece> {
  const term = await classOf(ctx, code);
  const before = term.inForce ? cutOff(term, ctx.now) : null;
  if (before === null || code === 'payments') return { ended: 0, after: null };
  if (code === 'persons') return personsPiece(ctx, before, after, term.basis.zh);
  const ended = await rows[code](ctx, iso(before), PIECE);
  return { ended, after: code !== 'replies' && ended === PIECE ? 0 : null };
}

/**
 * One piece of the run under way; answers with the next. Persons whose term is over are handed to erasures of their own, row
 * classes are ended by their domains. Its place is in its row: a killed run goes on, a cancelled one stops (PIPL 47).
 */
export async function retentionPiece(ctx: Context): Promise<JobPayload | undefined> {
  const run = await takeRun(ctx);
  if (run === undefined) return undefined;
  const code = run.class ?? classAfter(null) ?? null;
  if (code === null) return undefined;
  const { ended, after } = await classPiece(ctx, code, run.after);
  const next = after === null ? classAfter(code) : code;
  await saveRun(ctx, run.id, { class: code, after: 0, ended, done: next === undefined });
  if (next === undefined) {
    await record(ctx, [
      {
        type: 'retention.done',
        subject: `retention_run:${run.id}`,
        data: { ...(await runOf(ctx, run.id)).counts },
      },
    ]);
    return undefined;
  }
  await saveRun(ctx, run.id, { class: next, after: after ?? 0, ended: 0, done: false });
  return { data: { run: run.id } };
}
