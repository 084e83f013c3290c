import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import { conflict } from '../../kernel/refusal.ts';
import { iso, ms } from '../../kernel/time.ts';
import { openedContact } from '../customers/contact.rules.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import type { CaseRecord } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { type CaseChange, saveCase } from './cases.store.ts';
import { clockFacts } from './clocks.rules.ts';
import type { MergeCase } from './handling.contract.ts';
import { moveReceipts, openSameMatter, saveEarliestReceipt } from './merging.store.ts';
import { carryOut, mayHandle, type OpenCase, open, refuseNamed } from './moves.actions.ts';
import { withdrawApprovals } from './plans.store.ts';
import { isRemedy } from './remedies.rules.ts';
import { cancelOpenTasks } from './tasks.store.ts';

/** The customer was talked to about the one matter when either case was answered, whichever came first. */
function firstTalk(gone: CaseRecord, stays: CaseRecord): { set: CaseChange; clockEvents: ClockEvent[] } {
  const at = gone.first_contact_at;
  if (at === null || (stays.first_contact_at !== null && ms(stays.first_contact_at) <= ms(at)))
    return { set: {}, clockEvents: [] };
  return {
    set: { first_contact_at: iso(ms(at)) },
    clockEvents: [{ type: 'met', at: ms(at), event: 'respond' }],
  };
}

/** Nothing is owed on a case that went into another. */
const ENDED = {
  stage: 'closed',
  step: 'close',
  responsible_id: null,
  next_due_at: null,
  next_due_event: null,
  next_due_clause: null,
  step_due_at: null,
  step_due_clause: null,
  at_risk: false,
};

/** Goods or money that are under way end with their own case. */
function refuseUnderWay({ taken }: OpenCase): void {
  const isUnderWay = taken.tasks.some(({ kind, status }) => status === 'open' && isRemedy(kind));
  if (isUnderWay) throw conflict('case.remedies_open', { field: 'into' });
}

/**
 * Merges this case into an earlier or later one of the same customer: every original message moves along, the
 * earliest receipt becomes the receipt of what stays and its clocks count from it; this case ends as merged
 * (S1 3.1, R4). Both are locked in the order of their numbers, so that two mergers cannot wait for each other.
 */
export async function mergeCase(
  ctx: Context,
  number: string,
  input: BodyOf<typeof MergeCase>,
): Promise<Moved> {
  if (number === input.into) throw conflict('case.same_case', { field: 'into' });
  await openSameMatter(ctx, number, input.into);
  const first = number < input.into ? number : input.into;
  await open(ctx, first, first === number ? { version: input.version } : {});
  const gone = await open(ctx, number, { version: input.version });
  const stays = await open(ctx, input.into);
  mayHandle(ctx, gone.row);
  refuseNamed(ctx, stays.row);
  const phoneOf = ({ row }: typeof gone) => openedContact(ctx.db.vault, row).phone;
  const same = gone.row.customer_id === stays.row.customer_id || phoneOf(gone) === phoneOf(stays);
  if (!same) throw conflict('case.not_same_customer', { field: 'into' });
  refuseUnderWay(gone);
  await moveReceipts(ctx, gone.row.id, stays.row.id);
  await withdrawApprovals(ctx, gone.row.id);
  await cancelOpenTasks(ctx, gone.row.id, 'all');
  const version = await saveCase(ctx, gone.row.id, {
    merged_into_id: stays.row.id,
    closed_at: iso(ctx.now),
    ...ENDED,
  });
  await saveEarliestReceipt(ctx, gone.row.id, stays.row.id);
  await record(ctx, [
    {
      type: 'case.merged',
      subject: caseSubject(gone.row.id),
      caseId: gone.row.id,
      reason: input.reason,
      data: { into: stays.row.number, version },
    },
  ]);
  const earliest = Math.min(ms(gone.row.received_at), ms(stays.row.received_at));
  const earlier = earliest < ms(stays.row.received_at);
  const talk = firstTalk(gone.row, stays.row);
  await carryOut(ctx, stays, {
    set: { ...(earlier ? { received_at: iso(earliest) } : {}), ...talk.set },
    facts: [
      {
        type: 'case.merged_from',
        reason: input.reason,
        data: { from: gone.row.number, receivedAt: gone.row.received_at },
      },
    ],
    clockEvents: [
      ...(earlier ? [{ type: 'started' as const, at: earliest, facts: clockFacts(stays.row) }] : []),
      ...talk.clockEvents,
    ],
    notices: [{ userId: stays.row.owner_id, kind: 'case.merged_from', data: { from: gone.row.number } }],
  });
  return { number, version, stage: 'closed', step: 'close' };
}
