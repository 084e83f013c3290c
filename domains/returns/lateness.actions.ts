import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { notify } from '../messages/messages.actions.ts';
import { type LateMark, lateBy, type Mark } from './dates.rules.ts';
import { peopleToTell, type StoredReturn, storedDates } from './returns.queries.ts';
import { saveReported, takeDueReturns } from './returns.store.ts';

const CLAUSES: Record<LateMark, string> = {
  refund_late: 'CPL 25',
  refund_delayed: 'PEN 9',
  delayed: 'PEN 8',
};

const factOf = (order: StoredReturn, { mark, at, dueOn }: Mark) => ({
  type: `return.${mark}`,
  subject: `return:${order.id}`,
  caseId: order.case_id,
  at,
  data: { order: order.number, measure: order.kind, dueOn, clause: CLAUSES[mark] },
});

/**
 * Records every refund that is late, and every order past the line that counts as refusal, exactly once and at its own
 * instant: the order is locked, what was recorded stands on it, and all is one commit (消法 25; 处罚办法 8, 9). Owner,
 * handler, task person and their superiors are told. Says how many were recorded.
 */
export async function recordLateReturns(ctx: Context): Promise<number> {
  const orders = await takeDueReturns(ctx);
  if (orders.length === 0) return 0;
  const lates = orders.map((order) => ({ order, ...lateBy(storedDates(order), order.reported, ctx.now) }));
  await saveReported(
    ctx,
    lates.map(({ order, marks, wakeAt }) => ({ id: order.id, marks: marks.map(({ mark }) => mark), wakeAt })),
  );
  const facts = lates.flatMap(({ order, marks }) => marks.map((mark) => factOf(order, mark)));
  await record(
    ctx,
    facts.toSorted((a, b) => a.at - b.at),
  );
  const people = await peopleToTell(
    ctx,
    orders.map(({ id }) => id),
  );
  await notify(
    ctx,
    lates.flatMap(({ order, marks }) => noticesOf(order, marks, people)),
  );
  return facts.length;
}

type People = Awaited<ReturnType<typeof peopleToTell>>;

const noticesOf = (order: StoredReturn, marks: Mark[], people: People) =>
  people
    .filter(({ orderId }) => orderId === order.id)
    .flatMap(({ userId, caseId, caseNumber, subject }) =>
      marks.map(({ mark, dueOn }) => ({
        userId,
        kind: `return.${mark}`,
        caseId,
        caseNumber,
        data: { subject, order: order.number, dueOn },
      })),
    );
