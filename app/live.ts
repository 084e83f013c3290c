import type { FastifyInstance, FastifyReply } from 'fastify';
import { visibleAmong } from '../domains/cases/live.queries.ts';
import type { Actor } from '../kernel/context.ts';
import { admit, type Server } from '../kernel/endpoint.ts';
import type { FeedEvent } from '../kernel/events.ts';
import type { Feed } from '../kernel/feed.ts';
import { Refusal } from '../kernel/refusal.ts';
import { guarded } from './case-files.ts';

type Parts = { server: Server; feed: Feed };
const BEAT_MS = 20_000;
/** Somebody whose session ended or whose rights changed is noticed this soon. */
const LOOK_MS = 5_000;

/** Sends an actor the facts about cases in sight; others are never mentioned. */
async function sendVisible(
  server: Server,
  actor: Actor,
  reply: FastifyReply,
  events: FeedEvent[],
): Promise<void> {
  const ids = [...new Set(events.map((event) => event.case_id).filter((id): id is number => id !== null))];
  if (ids.length === 0) return;
  const numbers = await visibleAmong(
    { db: server.database.as(actor).direct, actor, now: server.clock(), requestId: 'live' },
    ids,
  );
  for (const event of events) {
    const number = event.case_id === null ? undefined : numbers.get(event.case_id);
    if (number === undefined) continue;
    const data = { id: event.id, type: event.type, caseNumber: number, version: event.data.version ?? null };
    reply.raw.write(`id: ${event.xid}.${event.id}\nevent: case\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

/** `GET /api/live`: server-sent events; a client that comes back says where it was and gets what it missed. */
export function mountLive(app: FastifyInstance, { server, feed }: Parts): void {
  app.get('/api/live', guarded('organisation:view'), async (request, reply) => {
    const actor = await server.findActor(request);
    request.actor = actor;
    if (actor === null) throw new Refusal('session.needed', 'forbidden');
    admit(actor, 'organisation:view');
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    reply.raw.write('retry: 1500\n\n');
    const place = /^(\d{1,19})\.(\d{1,19})$/.exec(String(request.headers['last-event-id'] ?? ''));
    let listener = actor;
    const send = (events: FeedEvent[]) =>
      sendVisible(server, listener, reply, events).catch((error: unknown) => server.logError(error, request));
    const stop = feed.listen(send);
    const beat = setInterval(() => reply.raw.write(': here\n\n'), BEAT_MS);
    const look = setInterval(async () => {
      const found = await server.findActor(request).catch(() => listener);
      if (found === null || found.hold !== undefined) reply.raw.end();
      else listener = found;
    }, LOOK_MS);
    request.raw.on('close', () => {
      clearInterval(look);
      clearInterval(beat);
      stop();
    });
    if (place !== null) {
      const missed = await feed.since(place[1] ?? '0', Number(place[2]));
      if (missed === null) reply.raw.write('event: reload\ndata: {}\n\n');
      else await send(missed);
    }
  });
}
