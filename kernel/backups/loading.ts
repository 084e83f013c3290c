import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { PartOf } from './parts.ts';
import { columnList, companyTables, tableName } from './snapshot.ts';
import type { Sink } from './walking.ts';

const otherTable = (name: string) =>
  Object.assign(
    new Error(`The table ${name} of the backup is not one of this version · 备份中的表 ${name} 与本版本不符`),
    {
      code: 'backup_other_schema',
    },
  );

/** Takes the rows of a table into an empty one by COPY, identities as they were. */
export async function rowsInto(client: pg.PoolClient, part: PartOf<'table'>): Promise<Sink> {
  const there = (await companyTables(client)).find(
    ({ schema, name }) => schema === part.schema && name === part.name,
  );
  if (there === undefined || part.columns.some((column) => !there.columns.includes(column)))
    throw otherTable(part.name);
  const stream = client.query(copyFrom(`copy ${tableName(part)} (${columnList(part)}) from stdin`));
  const ended = finished(stream);
  ended.catch(() => undefined);
  return async (bytes) => {
    if (bytes === undefined) {
      stream.end();
      return ended;
    }
    if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), ended]);
  };
}

/** Puts the sequences where they were; those of a year's numbers are made when the year begins, so here. */
export async function setSequences(client: pg.PoolClient, { sequences }: PartOf<'sequences'>): Promise<void> {
  for (const { schema, name, value } of sequences) {
    const place = tableName({ schema, name });
    await client.query(`create sequence if not exists ${place}`);
    await client.query(`select setval($1::regclass, $2::bigint)`, [place, value]);
  }
}
