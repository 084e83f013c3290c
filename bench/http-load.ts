import { connect, type Socket } from 'node:net';

/** One request as it goes over the wire. */
export type Wire = {
  method: string;
  path: string;
  cookie: string;
  body?: string;
  headers?: Record<string, string>;
};
export type Load = {
  requests: number;
  seconds: number;
  failed: number;
  p50: number;
  p99: number;
  perSecond: number;
};

export function bytesOf(port: number, { method, path, cookie, body, headers = {} }: Wire): Buffer {
  const length =
    body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries({ host: `localhost:${port}`, cookie, ...length, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

export type Reply = { status: number; body: string };

/** Reads answers with a content length off one connection; `onReply` is called for each. */
export function readReplies(socket: Socket, onReply: (reply: Reply) => void): void {
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = held.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (held.length < end + 4 + length) return;
      const body = held.toString('utf8', end + 4, end + 4 + length);
      held = held.subarray(end + 4 + length);
      onReply({ status: Number(head.slice(9, 12)), body });
    }
  });
}

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export function summary(latencies: number[], seconds: number, failed: number): Load {
  const sorted = latencies.toSorted((a, b) => a - b);
  const requests = latencies.length;
  return {
    requests,
    seconds,
    failed,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    perSecond: requests / seconds,
  };
}

/** Keeps `connections` busy for some seconds, each with one request at a time, and says how long the answers took (ms). */
export async function load(
  port: number,
  next: () => Wire,
  run: { connections: number; seconds: number },
): Promise<Load> {
  const latencies: number[] = [];
  let failed = 0;
  const started = performance.now();
  const until = started + run.seconds * 1000;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let sentAt = 0;
      const send = () => {
        sentAt = performance.now();
        if (sentAt >= until) return void socket.end(resolve);
        socket.write(bytesOf(port, next()));
      };
      readReplies(socket, ({ status, body }) => {
        latencies.push(performance.now() - sentAt);
        if (status >= 300) {
          failed += 1;
          if (failed === 1) process.stderr.write(`unexpected ${status}: ${body.slice(0, 300)}\n`);
        }
        send();
      });
      socket.on('error', reject).on('connect', send);
    });
  await Promise.all(Array.from({ length: run.connections }, one));
  return summary(latencies, (performance.now() - started) / 1000, failed);
}
