import { MyDay } from '../domains/workorders/my-day.contract.ts';
import { call } from '../ui/client.ts';
import { now } from '../ui/clock.ts';
import { keepDay, readDay, readOutbox, type Vault } from './cache/database.ts';
import { keptOrders } from './outbox/replay.ts';
import { sendBatch } from './outbox/sending.ts';

/** Two tabs send one after the other. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks === undefined ? work() : navigator.locks.request('anju-field-sync', work);

async function sendAll(vault: Vault, changed: () => Promise<void>): Promise<void> {
  for (;;) {
    const held = { day: await readDay(vault, Date.now()), entries: await readOutbox(vault) };
    if ((await sendBatch(vault, held)) === undefined) return;
    await changed();
  }
}

async function fetchDay(vault: Vault): Promise<void> {
  const { day, orders, faultCodes } = await call(MyDay, {});
  const [before, entries] = [await readDay(vault, Date.now()), await readOutbox(vault)];
  const all = keptOrders(orders, before?.orders ?? [], entries);
  await keepDay(vault, { day, takenAt: Date.now(), orders: all, faultCodes });
}

/**
 * Sends the outbox in order, then takes the day from the server. Answers how far the phone's clock is off, in
 * milliseconds.
 */
export function syncOnce(vault: Vault, changed: () => Promise<void>): Promise<number> {
  return alone(async () => {
    await sendAll(vault, changed);
    await fetchDay(vault);
    await changed();
    return Date.now() - now();
  });
}
