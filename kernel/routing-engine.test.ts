import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openRoutingEngine } from './routing-engine.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function engine(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const points = [
  { lng: 121.47, lat: 31.23 },
  { lng: 121.38, lat: 31.11 },
];

it('asks for one table of all points and answers minutes; no road is out of reach', async () => {
  const asked: string[] = [];
  const url = await engine((request, reply) => {
    asked.push(request.url ?? '');
    reply.end(
      JSON.stringify({
        code: 'Ok',
        durations: [
          [0, 600],
          [null, 0],
        ],
      }),
    );
  });
  expect(await openRoutingEngine(url)(points)).toEqual([
    [0, 10],
    [Number.MAX_SAFE_INTEGER, 0],
  ]);
  expect(asked).toEqual(['/table/v1/driving/121.47000,31.23000;121.38000,31.11000?annotations=duration']);
});

it.each<[string, RequestListener]>([
  ['an error', (_, reply) => reply.writeHead(500).end('{}')],
  ['no JSON', (_, reply) => reply.end('<html>')],
  ['half a table', (_, reply) => reply.end(JSON.stringify({ durations: [[0, 1]] }))],
  ['silence', () => undefined],
])('%s is no answer', async (_, listener) => {
  expect(await openRoutingEngine(await engine(listener), 200)(points)).toBeNull();
});

it('nobody there is no answer', async () => {
  expect(await openRoutingEngine('http://127.0.0.1:9', 500)(points)).toBeNull();
});
