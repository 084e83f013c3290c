import type { Context } from '../../kernel/context.ts';
import { labelled } from '../../kernel/text.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import { agreedSql } from '../consents/consents.queries.ts';
import type { Notice } from './messages.contract.ts';
import { askedFor } from './messages.rules.ts';
import type { StoredRecipient } from './recipient.rules.ts';

/** The insert of notifications as a part of a bigger statement; `source` selects user_id, kind, case_id, case_number, data, at. */
export const insertNoticesSql = (source: string): string =>
  `insert into notifications (user_id, kind, case_id, case_number, data, at) ${source}`;

export async function insertNotifications(ctx: Context, notices: Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await ctx.db.query(
    insertNoticesSql(`select user_id, kind, case_id, case_number, coalesce(data, '{}'), $2
     from jsonb_to_recordset($1::jsonb) as n(user_id uuid, kind text, case_id bigint, case_number text, data jsonb)`),
    [
      labelled(
        JSON.stringify(
          notices.map((notice) => ({
            user_id: notice.userId,
            kind: notice.kind,
            case_id: notice.caseId ?? null,
            case_number: notice.caseNumber ?? null,
            data: notice.data ?? {},
          })),
        ),
      ),
      iso(ctx.now),
    ],
  );
}

export async function saveReadMark(ctx: Context, upTo: number): Promise<void> {
  await ctx.db.query(
    `update notifications set read_at = $3 where user_id = $1 and id <= $2 and read_at is null`,
    [ctx.actor.id, upTo, iso(ctx.now)],
  );
}

export type MessageToCustomer = {
  caseId: number | null;
  customerId: number;
  channel: 'sms' | 'email' | 'portal' | 'phone' | 'letter';
  template: string;
  sealId: string;
  recipientSealed: string | null;
  body: string;
  status: 'queued' | 'held' | 'sent';
  sendAfter: number;
  causeEvent: string;
};

export async function insertMessage(ctx: Context, message: MessageToCustomer): Promise<void> {
  await ctx.db.query(
    `insert into outbound_messages
       (case_id, customer_id, channel, template, recipient_sealed, body, status, send_after, sent_at, cause_event, created_at, seal_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $7 = 'sent' then $8::timestamptz end, $9, $10, $11)`,
    [
      message.caseId,
      message.customerId,
      message.channel,
      message.template,
      message.recipientSealed,
      message.body,
      message.status,
      iso(message.sendAfter),
      message.causeEvent,
      iso(ctx.now),
      message.sealId,
    ],
  );
}

export type StoredMessage = { id: number; body: string } & StoredRecipient;

/** Stops messages whose person does not agree any more to what they are sent for; answers them. */
export async function stopWithdrawn(ctx: Context): Promise<{ customerId: number; template: string }[]> {
  return ctx.db.query(
    `update outbound_messages m set status = 'stopped'
     where m.status in ('queued', 'held') and m.send_after <= $1 and m.template = any($2)
       and not exists (select from customers c where c.id = m.customer_id and c.restricted_at is null
         and ${agreedSql('c', '($4::jsonb ->> m.template)', '$3')})
     returning m.customer_id as "customerId", m.template`,
    [iso(ctx.now), Object.keys(askedFor), chinaDay(ctx.now), JSON.stringify(askedFor)],
  );
}

/** Takes messages that may go out now, a batch; they are marked as sent in this transaction. */
export async function takeMessagesToSend(ctx: Context, limit: number): Promise<StoredMessage[]> {
  return ctx.db.query(
    `update outbound_messages set status = 'sent', sent_at = $1 where id in (
       select id from outbound_messages where status in ('queued', 'held') and send_after <= $1
       order by send_after limit $2 for update skip locked)
     returning id, seal_id, recipient_sealed, recipient_plain, body`,
    [iso(ctx.now), limit],
  );
}

/** The next messages whose recipient stands readable or sealed; locked. */
export async function takeRecipientsToSeal(
  ctx: Context,
  piece: { after: number; limit: number },
): Promise<({ id: number } & StoredRecipient)[]> {
  return ctx.db.query(
    `select id, seal_id, recipient_sealed, recipient_plain from outbound_messages
     where id > $1 and (recipient_sealed is not null or recipient_plain is not null) order by id limit $2 for update`,
    [piece.after, piece.limit],
  );
}

export async function saveSealedRecipients(
  ctx: Context,
  rows: { id: number; recipient_sealed: string }[],
): Promise<void> {
  await ctx.db.query(
    `update outbound_messages m set recipient_sealed = r.recipient_sealed, recipient_plain = null
     from jsonb_to_recordset($1::jsonb) as r(id bigint, recipient_sealed text) where m.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/** What was still to be sent to a customer is not sent any more. */
export async function stopMessages(ctx: Context, customerId: number): Promise<void> {
  await ctx.db.query(
    `update outbound_messages set status = 'stopped'
     where customer_id = $1 and status in ('queued', 'held')`,
    [customerId],
  );
}

/** Empties messages from before an instant, at most so many: when and why they were sent stays. */
export async function emptyMessages(ctx: Context, before: string, limit: number): Promise<number> {
  const rows = await ctx.db.query(
    `update outbound_messages set body = '已删除', recipient_sealed = null, recipient_plain = null
     where id in (select id from outbound_messages where created_at < $1 and body <> '已删除' and status not in ('queued', 'held')
       order by created_at limit $2) returning 1`,
    [before, limit],
  );
  return rows.length;
}

/** Removes notices that were read before an instant, at most so many. */
export async function deleteNotices(ctx: Context, before: string, limit: number): Promise<number> {
  const rows = await ctx.db.query(
    `delete from notifications where id in (select id from notifications where read_at < $1 limit $2) returning 1`,
    [before, limit],
  );
  return rows.length;
}
