import type { Context } from '../../kernel/context.ts';
import type { BillLine, Cover, QuoteLine } from './quotes.contract.ts';

export type QuoteToStore = {
  orderNumber: string;
  listId: number;
  cover: Cover | null;
  lines: readonly QuoteLine[];
  totalFen: number;
  reductionFen: number;
  reductionReason: string | null;
  validUntil: string;
  at: string;
  commandId: string | null;
};

/** Stores an offer; one that was still open is replaced by it. */
export async function insertQuote(ctx: Context, quote: QuoteToStore): Promise<number> {
  await ctx.db.query(`update quotes set status = 'replaced' where order_number = $1 and status = 'offered'`, [
    quote.orderNumber,
  ]);
  const row = await ctx.db.one<{ id: number }>(
    `insert into quotes (order_number, list_id, status, cover, total_fen, reduction_fen, reduction_reason, valid_until,
       made_by, made_by_name, made_at, command_id)
     values ($1, $2, 'offered', $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      quote.orderNumber,
      quote.listId,
      quote.cover === null ? null : JSON.stringify(quote.cover),
      quote.totalFen,
      quote.reductionFen,
      quote.reductionReason,
      quote.validUntil,
      ctx.actor.id,
      ctx.actor.name,
      quote.at,
      quote.commandId,
    ],
  );
  const id = row?.id ?? 0;
  await ctx.db.query(
    `insert into quote_lines (quote_id, place, code, kind, name_zh, name_en, unit, quantity, marked_fen, unit_fen, covered, apart)
     select $1, r.place, r.code, r.kind, r.name->>'zh', r.name->>'en', r.unit, r.quantity, r."markedFen", r."unitFen", r.covered, r.apart
     from jsonb_to_recordset($2::jsonb) as r(place smallint, code text, kind text, name jsonb, unit text, quantity integer,
       "markedFen" bigint, "unitFen" bigint, covered boolean, apart text)`,
    [id, JSON.stringify(quote.lines.map((line, place) => ({ ...line, place })))],
  );
  return id;
}

export type AnswerToStore = {
  accepted: boolean;
  by: 'signature' | 'phone' | 'message' | 'free';
  note: string | null;
  at: string;
};

/** The customer's answer to an offer; an accepted one takes the place of what was accepted before. */
export async function saveAnswer(
  ctx: Context,
  orderNumber: string,
  id: number,
  answer: AnswerToStore,
): Promise<void> {
  if (answer.accepted)
    await ctx.db.query(
      `update quotes set status = 'replaced' where order_number = $1 and status = 'accepted'`,
      [orderNumber],
    );
  await ctx.db.query(
    `update quotes set status = $2, answered_by = $3, answer_note = $4, answered_at = $5, answer_taken_by = $6 where id = $1`,
    [id, answer.accepted ? 'accepted' : 'refused', answer.by, answer.note, answer.at, ctx.actor.name],
  );
}

export type PaymentToStore = {
  orderNumber: string;
  method: string;
  amountFen: number;
  proof: string;
  fileId: string | null;
  commandId: string | null;
  reversesId: number | null;
  reason: string | null;
  at: string;
};

/** Stores a payment; undefined when the one it takes back was taken back before. */
export async function insertPayment(ctx: Context, payment: PaymentToStore): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into payments (order_number, method, amount_fen, proof, file_id, command_id, reverses_id, reason, at, by_id,
       by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (reverses_id) where reverses_id is not null do nothing returning id`,
    [
      payment.orderNumber,
      payment.method,
      payment.amountFen,
      payment.proof,
      payment.fileId,
      payment.commandId,
      payment.reversesId,
      payment.reason,
      payment.at,
      ctx.actor.id,
      ctx.actor.name,
    ],
  );
  return row?.id;
}

/** Keeps the bill as it was settled. */
export async function insertSettlement(
  ctx: Context,
  settled: {
    orderNumber: string;
    quoteId: number | null;
    lines: readonly BillLine[];
    totalFen: number;
    at: string;
  },
): Promise<void> {
  await ctx.db.query(
    `insert into settlements (order_number, quote_id, lines, total_fen, settled_at, settled_by) values ($1, $2, $3, $4, $5, $6)`,
    [
      settled.orderNumber,
      settled.quoteId,
      JSON.stringify(settled.lines),
      settled.totalFen,
      settled.at,
      ctx.actor.name,
    ],
  );
}
