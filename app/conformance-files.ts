import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { frameworkPage } from '../domains/conformance/frameworks.queries.ts';
import { paperOf } from '../domains/conformance/papers.actions.ts';
import { rowId } from '../kernel/contract.ts';
import type { Server } from '../kernel/endpoint.ts';
import { record } from '../kernel/events.ts';
import { notFound } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';
import { uncoveredCsv } from './uncovered-csv.ts';

const PaperPath = z.object({ id: rowId });
const FrameworkPath = z.object({ code: z.string().regex(/^[a-z][a-z0-9_]{1,59}$/) });

/** What is not JSON: working papers as Word documents, what a crosswalk leaves uncovered as CSV. */
export function mountConformanceFiles(app: FastifyInstance, server: Server): void {
  app.get('/api/conformance/papers/:id/document', guarded('conformance:view'), async (request, reply) => {
    const ctx = await enter(server, request);
    const path = PaperPath.safeParse(request.params);
    if (!path.success) throw notFound('paper.not_found');
    const paper = await paperOf(ctx, path.data.id);
    await server.database
      .as(ctx.actor)
      .transaction((db) =>
        record({ ...ctx, db }, [
          { type: 'paper.exported', subject: `working_paper:${paper.id}`, data: { hash: paper.hash } },
        ]),
      );
    // Loaded when the first paper is asked for: it is half a megabyte of code.
    const { paperDocument } = await import('./working-paper-document.ts');
    return reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename="conformance-${paper.from}-${paper.id}.docx"`)
      .header('cache-control', 'private, no-store')
      .send(await paperDocument(paper, ctx.actor.locale));
  });

  app.get(
    '/api/conformance/frameworks/:code/uncovered',
    guarded('conformance:view'),
    async (request, reply) => {
      const ctx = await enter(server, request);
      const path = FrameworkPath.safeParse(request.params);
      if (!path.success) throw notFound('framework.not_found');
      const page = await frameworkPage(ctx, path.data.code);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="uncovered-${page.code}.csv"`)
        .header('cache-control', 'private, no-store')
        .send(uncoveredCsv(page, ctx.actor.locale));
    },
  );
}
