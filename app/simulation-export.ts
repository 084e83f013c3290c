import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { organisationNow, positions } from '../domains/identity/identity.queries.ts';
import { exportChanges } from '../domains/simulations/changes.queries.ts';
import { type CodeNames, changesCsv, changesHead } from '../domains/simulations/changes-csv.rules.ts';
import { ListChanges } from '../domains/simulations/simulations.contract.ts';
import { simulationPage } from '../domains/simulations/simulations.queries.ts';
import { logAccess } from '../kernel/access-log.ts';
import type { Context } from '../kernel/context.ts';
import type { Server } from '../kernel/endpoint.ts';
import { record } from '../kernel/events.ts';
import { invalid } from '../kernel/refusal.ts';
import { enter, guarded } from './case-files.ts';

async function namesOf(ctx: Context): Promise<CodeNames> {
  const { units } = await organisationNow(ctx);
  const posts: { code: string; name: { zh: string; en: string } }[] = await positions(ctx);
  return new Map([
    ...units.map(({ id, name }) => [id, name] as const),
    ...posts.map(({ code, name }) => [code, name] as const),
  ]);
}

/** The changed cases of a simulation as CSV: those that the actor may see, as filtered on screen. */
export function mountSimulationExport(app: FastifyInstance, server: Server): void {
  app.get('/api/simulations/:id/export', guarded('standards:simulate'), async (request, reply) => {
    const ctx = await enter(server, request);
    const params = ListChanges.params.safeParse(request.params);
    const query = ListChanges.query.safeParse(request.query);
    if (!params.success || !query.success) throw invalid('request.invalid');
    const { id } = params.data;
    await simulationPage(ctx, id);
    const names = await namesOf(ctx);
    await server.database.as(ctx.actor).transaction(async (db) => {
      await record({ ...ctx, db }, [
        { type: 'simulation.exported', subject: `user:${ctx.actor.id}`, data: { id } },
      ]);
      await logAccess({ ...ctx, db }, [
        { kind: 'export', subject: `simulation:${id}`, purpose: 'masked_list' },
      ]);
    });
    async function* csv() {
      yield changesHead(ctx.actor.locale);
      for await (const rows of exportChanges(ctx, id, query.data as never))
        yield changesCsv(rows, ctx.actor.locale, names);
    }
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="anju-simulation-${id}.csv"`)
      .send(Readable.from(csv()));
  });
}
