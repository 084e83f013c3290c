import type { Context } from '../../kernel/context.ts';
import { myNotifications } from './messages.queries.ts';
import { afterQuiet, customerText, type QuietHours } from './messages.rules.ts';
import { insertMessage, insertNotifications, type Notice, saveReadMark } from './messages.store.ts';

/** Tells colleagues, each at most once, in the caller's transaction. */
export async function notify(ctx: Context, notices: Notice[]): Promise<void> {
  const seen = new Set<string>();
  const distinct = notices.filter((notice) => {
    const key = `${notice.userId} ${notice.kind} ${notice.caseId ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
  await insertNotifications(ctx, distinct);
}

export async function readUpTo(ctx: Context, upTo: number) {
  await saveReadMark(ctx, upTo);
  return { unread: (await myNotifications(ctx, undefined)).unread };
}

export type CustomerNotice = {
  caseId: number;
  customerId: number;
  recipient: string | null;
  template: string;
  values: Record<string, unknown>;
  causeEvent: string;
  quiet: QuietHours;
  /** Emergencies and customers who consented are not held back. */
  anyTime: boolean;
};

/** Queues a message to the customer; one that falls into the quiet hours is held until they end (S0 3.3). */
export async function tellCustomer(ctx: Context, notice: CustomerNotice): Promise<void> {
  const sendAfter = notice.anyTime ? ctx.now : afterQuiet(ctx.now, notice.quiet);
  await insertMessage(ctx, {
    caseId: notice.caseId,
    customerId: notice.customerId,
    channel: notice.recipient?.includes('@') ? 'email' : 'sms',
    template: notice.template,
    recipient: notice.recipient,
    body: customerText(notice.template, notice.values),
    status: sendAfter > ctx.now ? 'held' : 'queued',
    sendAfter,
    causeEvent: notice.causeEvent,
  });
}
