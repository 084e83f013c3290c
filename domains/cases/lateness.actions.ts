import type { Context } from '../../kernel/context.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import { ms } from '../../kernel/time.ts';
import { notify } from '../messages/messages.actions.ts';
import { lateBy } from './lateness.rules.ts';
import { dueClocks, insertLateAccess, saveFired, saveLateCases, takeDueCases } from './lateness.store.ts';

/**
 * Records every warning, tier change and breach that fell due by now, exactly once: the case is locked, the recorded
 * thresholds are on the clock, and all is one commit. Says how many thresholds were recorded (S0 1.4, S3 2-K4-2).
 */
export async function recordLateness(ctx: Context): Promise<number> {
  const cases = await takeDueCases(ctx);
  if (cases.length === 0) return 0;
  const byId = new Map(cases.map((dueCase) => [dueCase.id, dueCase]));
  const clocks = await dueClocks(ctx, [...byId.keys()]);
  const lates = clocks.flatMap((clock) => {
    const dueCase = byId.get(clock.case_id);
    return dueCase === undefined ? [] : [{ dueCase, late: lateBy(dueCase, clock, ctx.now) }];
  });
  await saveFired(
    ctx,
    lates.map(({ late }) => late),
  );
  await saveLateCases(
    ctx,
    [...byId.keys()].map((id) =>
      summary(
        id,
        lates.filter(({ dueCase }) => dueCase.id === id),
      ),
    ),
  );
  const facts = lates.flatMap(({ dueCase, late }) =>
    late.facts.map((fact) => ({
      ...fact,
      at: ms(fact.at),
      subject: caseSubject(dueCase.id),
      caseId: dueCase.id,
    })),
  );
  // The clocks of a case tell one story: in the order in which things fell due.
  await record(
    ctx,
    facts.toSorted((a, b) => a.at - b.at),
  );
  const notices = lates.flatMap(({ dueCase, late }) =>
    late.notify.map(({ userId, kind }) => ({
      userId,
      kind,
      caseId: dueCase.id,
      caseNumber: dueCase.number,
      data: {
        subject: dueCase.subject,
        event: late.clock.event,
        clause: late.clock.clause,
        dueAt: late.clock.due_at,
      },
    })),
  );
  await notify(ctx, notices);
  await insertLateAccess(
    ctx,
    notices.map(({ caseId, userId }) => ({ caseId, userId })),
  );
  return lates.reduce((count, { late }) => count + late.keys.length, 0);
}

type Lates = { late: ReturnType<typeof lateBy> }[];
const summary = (id: number, lates: Lates) => ({
  id,
  breached: lates.some(({ late }) => late.breached),
  tier: lates.reduce<number | null>((tier, { late }) => Math.max(tier ?? 1, late.tier ?? 1), null),
});
