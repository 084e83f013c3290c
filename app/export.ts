import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvHead, csvLines, exportRows } from '../domains/cases/export.queries.ts';
import { logAccess } from '../kernel/access-log.ts';
import { type Context, type Locale, systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { record } from '../kernel/events.ts';

/**
 * Writes every case as CSV, newest first, with the columns of the list and masked names; that it was done is on
 * record. The file appears when it is complete. Says how many cases it holds.
 */
export async function exportCases(
  database: Database,
  options: { file: string; locale: Locale; now: number },
): Promise<number> {
  const actor = { ...systemActor('命令行 command line'), locale: options.locale };
  const ctx: Context = { db: database.direct, actor, now: options.now, requestId: 'export' };
  await database.transaction(async (db) => {
    await record({ ...ctx, db }, [
      { type: 'cases.exported', subject: 'command:export', data: { file: options.file } },
    ]);
    await logAccess({ ...ctx, db }, [{ kind: 'export', subject: 'cases', purpose: 'masked_list' }]);
  });
  let count = 0;
  async function* csv() {
    yield csvHead(ctx);
    for await (const rows of exportRows(ctx, { order: 'received', limit: 1000 })) {
      count += rows.length;
      yield csvLines(ctx, rows);
    }
  }
  const draft = `${options.file}.part`;
  try {
    await pipeline(Readable.from(csv()), createWriteStream(draft, { mode: 0o600 }));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await rename(draft, options.file);
  return count;
}
