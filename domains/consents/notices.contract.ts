import { z } from 'zod';
import { day, endpoint, line, prose, rowId, seenVersion } from '../../kernel/contract.ts';
import { purposes } from './purposes.contract.ts';

const NoticeSection = z.strictObject({
  title: z.strictObject({ zh: line(60), en: line(120) }),
  text: z.strictObject({ zh: prose(4000), en: prose(8000) }),
});
export type NoticeSection = z.infer<typeof NoticeSection>;

const NoticeText = z.strictObject({
  effectiveOn: day.nullable(),
  sections: z.array(NoticeSection).min(1).max(20),
  /** What consent may be given for under this version. */
  purposes: z.array(z.enum(purposes)).max(purposes.length),
  /** Purposes that change so much that earlier consents to them end. */
  renewed: z.array(z.enum(purposes)).max(purposes.length),
});
export type NoticeText = z.infer<typeof NoticeText>;

const noticeStates = ['draft', 'coming', 'in_force', 'past'] as const;

export const Notice = NoticeText.extend({
  id: z.int(),
  number: z.int().nullable(),
  state: z.enum(noticeStates),
  changedBy: z.string().nullable(),
  changedAt: z.string(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** Consents and refusals recorded under it. */
  answers: z.int(),
  version: z.int(),
});
export type Notice = z.infer<typeof Notice>;

export const ListNotices = endpoint({
  method: 'GET',
  path: '/api/privacy-notices',
  summary: 'Versions of the privacy notice, drafts first, then by effective day',
  output: z.object({ notices: z.array(Notice), may: z.object({ manage: z.boolean() }) }),
});

export const DraftNotice = endpoint({
  method: 'POST',
  path: '/api/privacy-notices',
  summary: 'Drafts a new version of the privacy notice',
  body: NoticeText,
  output: Notice,
  creates: true,
});

const params = z.object({ id: rowId });

export const ChangeNotice = endpoint({
  method: 'PUT',
  path: '/api/privacy-notices/:id',
  summary: 'Changes a draft; a published version never changes',
  params,
  body: NoticeText.extend({ version: seenVersion }),
  output: Notice,
});

export const PublishNotice = endpoint({
  method: 'PUT',
  path: '/api/privacy-notices/:id/publication',
  summary: 'Publishes a draft with its number; in force from its effective day, which is not past',
  params,
  body: z.strictObject({ version: seenVersion }),
  output: Notice,
});
