import { randomUUID } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { labelled } from '../../kernel/text.ts';
import { mayUse } from '../consents/consents.queries.ts';
import { administrators } from '../identity/users.queries.ts';
import { withCodes } from './identity-codes.rules.ts';
import type { Notice } from './messages.contract.ts';
import { myNotifications } from './messages.queries.ts';
import { afterQuiet, customerText, purposeOfMessage, type QuietHours } from './messages.rules.ts';
import {
  deleteNotices,
  emptyMessages,
  insertMessage,
  insertNoticesSql,
  insertNotifications,
  saveReadMark,
  saveSealedRecipients,
  stopMessages,
  stopWithdrawn,
  takeMessagesToSend,
  takeRecipientsToSeal,
} from './messages.store.ts';
import { openedRecipient, sealedRecipient } from './recipient.rules.ts';

/** Tells colleagues, each at most once, in the caller's transaction. */
export async function notify(ctx: Context, notices: Notice[]): Promise<void> {
  const seen = new Set<string>();
  const distinct = notices.filter((notice) => {
    const key = `${notice.userId} ${notice.kind} ${notice.caseId ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
  await insertNotifications(ctx, distinct);
}

/** Tells superior and administrators that an account is about to be disabled because nobody uses it. */
export async function tellOfDisuse(ctx: Context, about: Record<string, unknown>): Promise<void> {
  const { username, disabledOn, superiorId } = about;
  const told = [...(await administrators(ctx)), ...(typeof superiorId === 'string' ? [superiorId] : [])];
  await notify(
    ctx,
    told.map((userId) => ({ userId, kind: 'user.disuse_announced', data: { username, disabledOn } })),
  );
}

export async function readUpTo(ctx: Context, upTo: number) {
  await saveReadMark(ctx, upTo);
  return { unread: (await myNotifications(ctx, undefined)).unread };
}

const withheld = (customerId: number, template: string): Fact => ({
  type: 'message.withheld',
  subject: `customer:${customerId}`,
  data: { template, purpose: purposeOfMessage(template) },
});

export type CustomerNotice = {
  caseId: number | null;
  customerId: number;
  recipient: string | null;
  template: string;
  values: Record<string, unknown>;
  causeEvent: string;
  quiet: QuietHours;
  /** Emergencies and customers who consented are not held back. */
  anyTime: boolean;
};

/**
 * Queues a message to the customer; one that falls into the quiet hours is held until they end (S0 3.3). What is no part of
 * the service goes to nobody who has not agreed to it (S0 5.2); that it was withheld is on record.
 */
export async function tellCustomer(ctx: Context, notice: CustomerNotice): Promise<void> {
  const purpose = purposeOfMessage(notice.template);
  if (purpose !== 'service' && !(await mayUse(ctx, notice.customerId, purpose))) {
    await record(ctx, [withheld(notice.customerId, notice.template)]);
    return;
  }
  const sealId = randomUUID();
  const sendAfter = notice.anyTime ? ctx.now : afterQuiet(ctx.now, notice.quiet);
  await insertMessage(ctx, {
    caseId: notice.caseId,
    customerId: notice.customerId,
    channel: notice.recipient?.includes('@') ? 'email' : 'sms',
    template: notice.template,
    sealId,
    recipientSealed:
      notice.recipient === null ? null : sealedRecipient(ctx.db.vault, sealId, notice.recipient),
    body: labelled(customerText(notice.template, notice.values)),
    status: sendAfter > ctx.now ? 'held' : 'queued',
    sendAfter,
    causeEvent: notice.causeEvent,
  });
}

/** Hands one message to whatever carries it: a gateway, or the outbox folder that a gateway reads. */
export type Deliver = (message: { id: number; recipient: string | null; body: string }) => Promise<void>;

/**
 * Hands every message that may go now to the carrier; what it refuses is tried again with the next round. One that the person
 * has withdrawn from since it was written does not go.
 */
export async function sendWaiting(ctx: Context, deliver: Deliver): Promise<void> {
  const stopped = await stopWithdrawn(ctx);
  await record(
    ctx,
    stopped.map(({ customerId, template }) => withheld(customerId, template)),
  );
  for (const { id, body, ...stored } of await takeMessagesToSend(ctx, 500)) {
    await deliver({
      id,
      recipient: openedRecipient(ctx.db.vault, stored),
      body: withCodes(ctx.db.vault, body),
    });
  }
}

/** Notices that go out with a registration, in its one statement. */
export const noticesStatement = insertNoticesSql;

/** Seals the next recipients under the keys in use now; says where it came to, null at the end. */
export async function sealRecipients(ctx: Context, piece: { after: number; limit: number }) {
  const rows = await takeRecipientsToSeal(ctx, piece);
  await saveSealedRecipients(
    ctx,
    rows.map((row) => ({
      id: row.id,
      recipient_sealed: sealedRecipient(ctx.db.vault, row.seal_id, openedRecipient(ctx.db.vault, row) ?? ''),
    })),
  );
  return { sealed: rows.length, last: rows.length < piece.limit ? null : (rows.at(-1)?.id ?? null) };
}

/** Nothing more is sent to a customer who is erased. */
export const stopTelling = stopMessages;

/** Empties old messages to customers, at most `limit`; says how many. */
export const clearMessages = emptyMessages;
/** Removes old notices that were read, at most `limit`; says how many. */
export const dropNotices = deleteNotices;
