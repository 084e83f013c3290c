import { z } from 'zod';
import { endpoint, rowId } from '../../kernel/contract.ts';

export const Notification = z.object({
  id: z.int(),
  kind: z.string(),
  caseNumber: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  at: z.string(),
  readAt: z.string().nullable(),
});
export type Notification = z.infer<typeof Notification>;

export const ListNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  summary: 'What I was told, newest first',
  query: z.object({ before: rowId.optional() }),
  output: z.object({ notifications: z.array(Notification), unread: z.int() }),
});
export const ReadNotifications = endpoint({
  method: 'PUT',
  path: '/api/notifications/read-mark',
  summary: 'Marks everything up to an id as read',
  body: z.strictObject({ upTo: rowId }),
  output: z.object({ unread: z.int() }),
});

/** What a colleague is told about a case. */
export type Notice = {
  userId: string;
  kind: string;
  caseId?: number | null;
  caseNumber?: string | null;
  data?: Record<string, unknown>;
};
