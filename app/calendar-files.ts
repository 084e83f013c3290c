import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { exportIcs } from '../domains/standards/calendars.actions.ts';
import type { Server } from '../kernel/endpoint.ts';
import { notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';

const Wanted = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  year: z.coerce.number().int().min(2000).max(2199).optional(),
});

/** A calendar as an iCalendar file: `GET /api/calendars/cn/ics?year=2026`. */
export function mountCalendarFiles(app: FastifyInstance, server: Server): void {
  app.get('/api/calendars/:code/ics', guarded('standards:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const wanted = Wanted.safeParse({ ...(request.params as object), ...(request.query as object) });
    if (!wanted.success) throw notFound('calendar.not_found');
    const { name, text } = await exportIcs(ctx, wanted.data.code, wanted.data.year ?? null);
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'private, no-store')
      .send(text);
  });
}
