import type { Context } from '../../kernel/context.ts';
import { chinaDay, ms } from '../../kernel/time.ts';
import { openedContact } from '../customers/contact.rules.ts';
import { tellCustomer } from '../messages/messages.actions.ts';
import { quietHoursOf, type Standard } from '../standards/standards.queries.ts';
import type { CaseRecord, TakenCase } from './case-record.contract.ts';
import { termName } from './term-names.contract.ts';

type Told = { row: CaseRecord; taken: TakenCase; standard: Standard };

/** What the customer is told. `atOnce`: also in the quiet hours, because the customer has just written. */
export type CustomerMessage = {
  template: string;
  values: Record<string, unknown>;
  causeEvent: string;
  atOnce?: boolean;
};

/** Tells the customer the new stage and until when its next step is to be done (S0 1.1). */
export async function tellStage(
  ctx: Context,
  opened: Told,
  next: { stage: string; dueAt: string | null },
): Promise<void> {
  if (next.stage === opened.row.stage || next.stage === 'closed') return;
  const isAhead = next.dueAt !== null && ms(next.dueAt) > ctx.now;
  const stage = termName('stage', next.stage, 'zh-CN');
  await sendToCustomer(ctx, opened, {
    template: isAhead ? 'progress_by' : 'progress',
    values: { stage, until: isAhead ? chinaDay(ms(next.dueAt ?? '')) : '' },
    causeEvent: 'case.moved',
  });
}

/** Queues a message about the case to the customer; held over the quiet hours unless urgent or consented. */
export async function sendToCustomer(
  ctx: Context,
  { row, taken, standard }: Told,
  message: CustomerMessage,
): Promise<void> {
  await tellCustomer(ctx, {
    caseId: row.id,
    customerId: row.customer_id,
    recipient: openedContact(ctx.db.vault, row).phone,
    template: message.template,
    values: { number: row.number, ...message.values },
    causeEvent: message.causeEvent,
    quiet: quietHoursOf(standard),
    anyTime: message.atOnce === true || row.urgency === 'urgent' || taken.contact_any_time,
  });
}
