import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import { keepMarks } from '../../kernel/marks.ts';
import { invalid } from '../../kernel/refusal.ts';
import { searchTokens } from '../../kernel/text.ts';
import { ms } from '../../kernel/time.ts';
import { colleagues } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { Moved } from './cases.contract.ts';
import { type CaseChange, insertAccess, insertRecord, saveText } from './cases.store.ts';
import type { Discuss } from './handling.contract.ts';
import type { EditCase } from './intake.contract.ts';
import { carryOut, mayHandle, open } from './moves.actions.ts';

/** Writes an internal note; mentioned colleagues are told and may open the case from then on (S3 2-七-3). */
export async function discuss(ctx: Context, number: string, input: BodyOf<typeof Discuss>): Promise<Moved> {
  const { row } = await open(ctx, number, { closed: true });
  const mentions = input.mentions ?? [];
  const mentioned = await colleagues(ctx, mentions);
  if (mentioned.length !== new Set(mentions).size) throw invalid('person.not_found', { field: 'mentions' });
  const id = await insertRecord(ctx, {
    caseId: row.id,
    kind: 'note',
    round: row.round,
    body: { text: input.body, mentions: mentioned.map(({ id: userId, name }) => ({ id: userId, name })) },
  });
  await record(ctx, [
    {
      type: 'note.written',
      subject: caseSubject(row.id),
      caseId: row.id,
      data: { recordId: id, mentions: mentioned.map((person) => person.name) },
    },
  ]);
  await notify(
    ctx,
    mentioned.map((person) => ({
      userId: person.id,
      kind: 'note.mention',
      caseId: row.id,
      caseNumber: row.number,
      data: { subject: row.subject, by: ctx.actor.name },
    })),
  );
  await insertAccess(
    ctx,
    row.id,
    row.received_at,
    mentioned.map((person) => `u:${person.id}`),
  );
  return {
    number,
    version: row.version,
    stage: row.stage as Moved['stage'],
    step: row.step as Moved['step'],
  };
}

const COLUMN = {
  subject: 'subject',
  importance: 'importance',
  businessLink: 'business_link',
  productModel: 'product_model',
  purchaseChannel: 'purchase_channel',
  sellingParty: 'selling_party',
  servicingParty: 'servicing_party',
  namedUserId: 'named_user_id',
} as const;

/** Corrects facts of an open case; old and new value and the reason stay on the timeline (S0 1.1). */
export async function editCase(ctx: Context, number: string, input: BodyOf<typeof EditCase>): Promise<Moved> {
  const opened = await open(ctx, number, input);
  const { row, taken } = opened;
  mayHandle(ctx, row);
  const set: CaseChange = {};
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  for (const [field, column] of Object.entries(COLUMN)) {
    const before = row[column as keyof typeof row];
    const typed = input[field as keyof typeof COLUMN];
    const value = field === 'subject' && typeof typed === 'string' ? keepMarks(typed, row.subject) : typed;
    if (value === undefined || value === before) continue;
    set[column] = value;
    changes[field] = { from: before, to: value };
  }
  const { course, demand } = taken.text;
  const text = {
    course: keepMarks(input.course ?? course, course),
    demand: keepMarks(input.demand ?? demand, demand),
  };
  for (const field of ['course', 'demand'] as const) {
    if (text[field] !== taken.text[field]) changes[field] = { from: taken.text[field], to: text[field] };
  }
  const subject = String(set.subject ?? row.subject);
  await saveText(ctx, row.id, {
    ...text,
    tokens: searchTokens(`${subject}\n${text.course}\n${text.demand}`),
  });
  return carryOut(ctx, opened, {
    set,
    facts: [{ type: 'case.edited', reason: input.reason, data: { changes, at: ms(row.received_at) } }],
  });
}
