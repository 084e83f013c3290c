import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../kernel/db.ts';
import { bytesOf, type Wire } from './http-load.ts';

export type Live = {
  listeners: number;
  registrations: number;
  expected: number;
  arrived: number;
  p50: number;
  p99: number;
  max: number;
};

type Listener = { socket: Socket; arrived: Map<string, number> };

function listen(port: number, cookie: string): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const arrived = new Map<string, number>();
    const socket = connect({ port, host: '127.0.0.1' });
    let held = '';
    socket.setEncoding('utf8').on('error', reject);
    socket.on('connect', () => socket.write(bytesOf(port, { method: 'GET', path: '/api/live', cookie })));
    socket.on('data', (text) => {
      const now = Date.now();
      held += text;
      if (held.includes('retry:')) resolve({ socket, arrived });
      for (const [, number] of held.matchAll(/"type":"case\.registered","caseNumber":"([^"]+)"/g)) {
        if (number !== undefined && !arrived.has(number)) arrived.set(number, now);
      }
      held = held.slice(held.lastIndexOf('\n\n') + 1);
    });
  });
}

async function register(port: number, wire: Wire): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${wire.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: wire.cookie, ...wire.headers },
    ...(wire.body === undefined ? {} : { body: wire.body }),
  });
  const { number } = (await answer.json()) as { number: string };
  return number;
}

/** How long after it was written a registration reaches each of many listeners (ms), two registrations a second. */
export async function measureLive(
  database: Database,
  parts: { port: number; cookies: string[]; next: () => Wire; listeners: number; registrations: number },
): Promise<Live> {
  const listeners = await Promise.all(
    Array.from({ length: parts.listeners }, (_, place) =>
      listen(parts.port, parts.cookies[place % parts.cookies.length] ?? ''),
    ),
  );
  await sleep(500);
  const numbers: string[] = [];
  for (let made = 0; made < parts.registrations; made += 1) {
    numbers.push(await register(parts.port, parts.next()));
    await sleep(500);
  }
  await sleep(2000);
  for (const { socket } of listeners) socket.destroy();
  const written = await database.direct.query<{ number: string; at: string }>(
    `select c.number, e.recorded_at::text as at from cases c join events e on e.case_id = c.id and e.type = 'case.registered' where c.number = any($1)`,
    [numbers],
  );
  const late = written
    .flatMap(({ number, at }) =>
      listeners.flatMap(({ arrived }) =>
        arrived.has(number) ? [(arrived.get(number) ?? 0) - Date.parse(at)] : [],
      ),
    )
    .sort((a, b) => a - b);
  const at = (share: number) =>
    late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? Number.NaN;
  return {
    listeners: parts.listeners,
    registrations: numbers.length,
    expected: listeners.length * numbers.length,
    arrived: late.length,
    p50: at(0.5),
    p99: at(0.99),
    max: late.at(-1) ?? Number.NaN,
  };
}
