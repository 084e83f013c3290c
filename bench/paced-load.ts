import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesOf, type Load, readReplies, summary, type Wire } from './http-load.ts';

type Waiting = { at: number; done: (latency: number, status: number) => void };

/**
 * Sends requests at a steady rate, whether or not the answers keep up, until told to stop. A latency counts from the
 * instant at which the request was to be sent, so that a server that stands still is not excused.
 */
export async function pacedLoad(
  port: number,
  next: () => Wire,
  run: { perSecond: number; connections: number; until: () => boolean },
): Promise<Load> {
  const latencies: number[] = [];
  let failed = 0;
  const idle: Socket[] = [];
  const waiting: Waiting[] = [];
  const onIt = new Map<Socket, Waiting>();
  const pump = (): void => {
    // In turn, so that no connection rests until the server closes it.
    for (let socket = idle.shift(); socket !== undefined; socket = idle.shift()) {
      const one = waiting.shift();
      if (one === undefined) return void idle.unshift(socket);
      onIt.set(socket, one);
      socket.write(bytesOf(port, next()));
    }
  };
  const sockets = await Promise.all(
    Array.from(
      { length: run.connections },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ port, host: '127.0.0.1', noDelay: true });
          readReplies(socket, ({ status }) => {
            const one = onIt.get(socket);
            onIt.delete(socket);
            one?.done(performance.now() - one.at, status);
            idle.push(socket);
            pump();
          });
          socket.on('error', reject).on('connect', () => resolve(socket));
          socket.on('close', () => {
            const one = onIt.get(socket);
            onIt.delete(socket);
            if (one !== undefined) one.done(performance.now() - one.at, 599);
          });
        }),
    ),
  );
  idle.push(...sockets);
  const began = performance.now();
  const answers: Promise<void>[] = [];
  for (let sent = 0; !run.until(); sent += 1) {
    const at = began + (sent * 1000) / run.perSecond;
    const wait = at - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(
      new Promise((resolve) => {
        const done = (latency: number, status: number) => {
          latencies.push(latency);
          if (status >= 300) failed += 1;
          resolve();
        };
        waiting.push({ at, done });
        pump();
      }),
    );
  }
  await Promise.all(answers);
  for (const socket of sockets) socket.destroy();
  return summary(latencies, (performance.now() - began) / 1000, failed);
}
