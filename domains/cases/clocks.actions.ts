import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, MINUTE, ms } from '../../kernel/time.ts';
import { evaluateBound } from '../deadlines/bindings.rules.ts';
import { mayExtend } from '../deadlines/extensions.rules.ts';
import { countedBy } from './bindings.queries.ts';
import type { Moved } from './cases.contract.ts';
import { openFor } from './handling.actions.ts';
import type * as contract from './handling.contract.ts';
import { endedPauses } from './lateness.queries.ts';
import { carryOut, type OpenCase, openById } from './moves.actions.ts';
import { storedClockEvents } from './recounting.actions.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

const clocksOf = (opened: Pick<OpenCase, 'taken' | 'bound'>, at: number) =>
  evaluateBound({ events: storedClockEvents(opened.taken), bindings: countedBy(opened.bound), at });

const refusals = {
  event_has_no_clock: 'clock.no_running',
  already_met: 'clock.no_running',
  already_stopped: 'clock.no_running',
  due_has_passed: 'clock.already_passed',
  not_later_than_due: 'clock.not_later',
  beyond_the_law: 'clock.beyond_the_law',
} as const;

/**
 * Excuses a deadline before it passes: reason, proof that the customer was told, new time. Both instants stay on
 * record and the case counts as excused, not as on time (S1 2.2, R7). Never past a statutory limit (R3).
 */
export async function extendClock(
  ctx: Context,
  number: string,
  input: Body<typeof contract.ExtendClock>,
): Promise<Moved> {
  const opened = await openFor(ctx, number, input);
  if (ms(input.customerToldAt) > ctx.now + 2 * MINUTE)
    throw invalid('clock.notice_after_now', { field: 'customerToldAt' });
  const newDue = ms(input.newDueAt);
  const refusal = mayExtend(clocksOf(opened, ctx.now), { event: input.event, at: ctx.now, newDue });
  if (refusal !== null) throw conflict(refusals[refusal], { field: 'newDueAt' });
  const { version: _seen, ...data } = input;
  return carryOut(ctx, opened, {
    facts: [{ type: 'clock.extended', reason: input.reason, data }],
    clockEvents: [
      { type: 'extended', at: ctx.now, event: input.event, newDue, reason: input.reason.slice(0, 200) },
    ],
    customer: {
      template: 'extension',
      values: { reason: input.reason, until: chinaDay(newDue) },
      causeEvent: 'clock.extended',
    },
  });
}

const PAUSABLE = ['arrange', 'solution', 'complete'] as const;

const isPaused = (opened: OpenCase, now: number) =>
  clocksOf(opened, now).some((clock) => clock.status === 'paused');

/** Start of a day on a Chinese wall clock. */
const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Stops the clocks of arranging, solution and completion for a reason outside the company; response never stops. */
export async function pauseClock(
  ctx: Context,
  number: string,
  input: Body<typeof contract.PauseClock>,
): Promise<Moved> {
  const opened = await openFor(ctx, number, input);
  if (isPaused(opened, ctx.now)) throw conflict('clock.already_paused');
  const running = clocksOf(opened, ctx.now).some(
    (clock) => clock.metAt === null && clock.status === 'running' && PAUSABLE.includes(clock.event as never),
  );
  if (!running) throw conflict('clock.no_running');
  const until = input.resumeOn === undefined ? null : startOfDay(input.resumeOn);
  if (until !== null && until <= ctx.now) throw invalid('clock.resume_in_past', { field: 'resumeOn' });
  return carryOut(ctx, opened, {
    set: { waiting_for_customer: input.reason.startsWith('customer') },
    facts: [
      {
        type: 'clock.paused',
        reason: input.reason,
        data: { evidence: input.evidence, resumeOn: input.resumeOn ?? null },
      },
    ],
    clockEvents: [{ type: 'paused', at: ctx.now, events: [...PAUSABLE], reason: input.reason, until }],
  });
}

/** Lets a paused clock run again; the time it stood still is added to its due instants. */
export async function resumeClock(
  ctx: Context,
  number: string,
  input: Body<typeof contract.ResumeClock>,
): Promise<Moved> {
  const opened = await openFor(ctx, number, input);
  if (!isPaused(opened, ctx.now)) throw conflict('clock.not_paused');
  return carryOut(ctx, opened, {
    set: { waiting_for_customer: false },
    facts: [{ type: 'clock.resumed', reason: input.note, data: {} }],
    clockEvents: [{ type: 'resumed', at: ctx.now, events: [...PAUSABLE] }],
  });
}

/** Lets every clock run again whose pause was agreed to end by now. */
export async function resumeDuePauses(ctx: Context): Promise<void> {
  for (const caseId of await endedPauses(ctx)) {
    const opened = await openById(ctx, caseId);
    if (opened === undefined) continue;
    await carryOut(ctx, opened, {
      set: { waiting_for_customer: false },
      facts: [{ type: 'clock.resumed', reason: 'agreed_day', data: {} }],
      clockEvents: [{ type: 'resumed', at: ctx.now, events: [...PAUSABLE] }],
      quietly: true,
    });
  }
}
