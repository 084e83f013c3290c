import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { Notice, NoticeText } from './notices.contract.ts';
import { noticeOf } from './notices.queries.ts';
import { insertNotice, saveDraft, savePublication } from './notices.store.ts';
import { purposesWith } from './purposes.contract.ts';

const subject = (id: number) => `privacy_notice:${id}`;
const ASKED = purposesWith('consent', 'separate');

/** A notice asks consent only for what needs it, and renews only what it asks for. */
function checked({ version: _seen, ...text }: NoticeText & { version?: number }): NoticeText {
  if (text.purposes.some((purpose) => !ASKED.includes(purpose)))
    throw invalid('notice.no_consent_needed', { field: 'purposes' });
  if (text.renewed.some((purpose) => !text.purposes.includes(purpose)))
    throw invalid('notice.renews_what_it_asks', { field: 'renewed' });
  return text;
}

/** Begins a new version of the privacy notice (S0 5.2; Personal Information Protection Law, article 17). */
export async function draftNotice(ctx: Context, body: NoticeText): Promise<Notice> {
  const id = await insertNotice(ctx, checked(body));
  await record(ctx, [{ type: 'privacy_notice.drafted', subject: subject(id) }]);
  return noticeOf(ctx, id);
}

/** Changes a draft; refuses a published version, which never changes. */
export async function changeNotice(
  ctx: Context,
  id: number,
  body: NoticeText & { version: number },
): Promise<Notice> {
  const before = await noticeOf(ctx, id);
  if (before.publishedAt !== null) throw conflict('notice.published');
  if (!(await saveDraft(ctx, { id, version: body.version }, checked(body)))) throw conflict('notice.changed');
  await record(ctx, [{ type: 'privacy_notice.changed', subject: subject(id) }]);
  return noticeOf(ctx, id);
}

/**
 * Publishes a draft: it gets its number and stands as it is. Refuses one without an effective day, with a day that is past,
 * or that would come before a version published already.
 */
export async function publishNotice(ctx: Context, id: number, version: number): Promise<Notice> {
  const before = await noticeOf(ctx, id);
  if (before.publishedAt !== null) throw conflict('notice.published');
  if (before.effectiveOn === null || before.effectiveOn < chinaDay(ctx.now))
    throw invalid('notice.day_past', { field: 'effectiveOn' });
  if (before.version !== version) throw conflict('notice.changed');
  if (!(await savePublication(ctx, id, version))) throw conflict('notice.day_taken');
  const after = await noticeOf(ctx, id);
  await record(ctx, [
    {
      type: 'privacy_notice.published',
      subject: subject(id),
      data: {
        number: after.number,
        effectiveOn: after.effectiveOn,
        purposes: after.purposes,
        renewed: after.renewed,
      },
    },
  ]);
  return after;
}
