import { SendCommands } from '../../domains/workorders/workorders.contract.ts';
import { ApiRefusal, call, NetworkFailure } from '../../ui/client.ts';
import {
  fileIdOf,
  type KeptDay,
  markPhotoSent,
  readPhoto,
  settleOutbox,
  type Vault,
} from '../cache/database.ts';
import { afterAnswer, afterAnswers, type Entry, sendable } from './replay.ts';

const MOST = 50;

export type Held = { entries: Entry[]; day: KeptDay | null };

async function upload(number: string, id: string, photo: Blob): Promise<void> {
  const body = new FormData();
  body.append('file', photo, `${id}.jpg`);
  let response: Response;
  try {
    response = await fetch(`/api/work-order-files?number=${number}&id=${id}`, { method: 'POST', body });
  } catch (cause) {
    throw new NetworkFailure(cause);
  }
  if (response.ok) return;
  throw new ApiRefusal(response.status, await response.json().catch(() => ({})));
}

/** The photo goes before the record that names it; an upload that was cut off is sent again under the same id. */
async function sendPhoto(vault: Vault, { command }: Entry): Promise<void> {
  const id = fileIdOf({ command });
  if (id === undefined) return;
  const kept = await readPhoto(vault, id);
  if (kept === undefined || kept.sent) return;
  await upload(command.number, id, kept.photo);
  await markPhotoSent(id);
}

/** Refused for good by our own server: a captive portal or a proxy gives no code of ours. */
const isFinal = (error: unknown): error is ApiRefusal =>
  error instanceof ApiRefusal &&
  !error.code.startsWith('http.') &&
  error.code !== 'permission.missing' &&
  [403, 404, 409, 422].includes(error.status);

const marked = (entry: Entry, { code, detail }: ApiRefusal): Entry => ({
  ...entry,
  refused: { code, text: detail === '' ? null : { zh: detail, en: detail }, missing: [] },
});

/** Puts the answers of the server on the disk: outbox, photos and day together. */
async function settled(vault: Vault, before: Held, left: Entry[], day: KeptDay | null): Promise<Held> {
  const kept = new Set(left.map(({ seq }) => seq));
  const known = new Set(before.entries);
  await settleOutbox(vault, {
    gone: before.entries.filter(({ seq }) => !kept.has(seq)),
    marked: left.filter((entry) => !known.has(entry)),
    day,
  });
  return { entries: left, day };
}

async function refusedAll(vault: Vault, held: Held, refused: Entry): Promise<Held> {
  const left = held.entries.map((entry) => (entry.seq === refused.seq ? refused : entry));
  return settled(vault, held, left, null).then(() => ({ entries: left, day: held.day }));
}

/** The photos of a batch; the entry whose photo the server refuses for good. */
async function sendPhotos(vault: Vault, batch: readonly Entry[]): Promise<Entry | undefined> {
  for (const entry of batch) {
    try {
      await sendPhoto(vault, entry);
    } catch (error) {
      if (!isFinal(error)) throw error;
      return marked(entry, error);
    }
  }
  return undefined;
}

/**
 * Sends one batch and keeps what came back; undefined when nothing is left that may be sent. A batch that is refused as
 * a whole is sent one by one, so that one bad command does not hold the others.
 */
export async function sendBatch(vault: Vault, held: Held, most = MOST): Promise<Held | undefined> {
  const batch = sendable(held.entries).slice(0, most);
  const [first] = batch;
  if (first === undefined) return undefined;
  const refused = await sendPhotos(vault, batch);
  if (refused !== undefined) return refusedAll(vault, held, refused);
  try {
    const { answers } = await call(SendCommands, {
      body: { deviceNow: new Date().toISOString(), commands: batch.map(({ command }) => command) },
    });
    const left = afterAnswers(held.entries, answers);
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    const orders = batch.reduce((all, entry) => {
      const answer = byId.get(entry.command.id);
      return answer === undefined ? all : all.map((order) => afterAnswer(order, entry, answer));
    }, held.day?.orders ?? []);
    return settled(vault, held, left, held.day === null ? null : { ...held.day, orders });
  } catch (error) {
    if (!isFinal(error)) throw error;
    return batch.length > 1 ? sendBatch(vault, held, 1) : refusedAll(vault, held, marked(first, error));
  }
}
