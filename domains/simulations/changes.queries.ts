import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { invalid } from '../../kernel/refusal.ts';
import { visibleTo } from '../cases/visibility.queries.ts';
import type { ChangeRow, ChangesQuery } from './simulations.contract.ts';

type Wanted = z.output<typeof ChangesQuery>;
export type ChangesPage = { changes: ChangeRow[]; next: string | null };

const CASE_KEY = /^\["?(\d{1,16})"?,"([a-z_]{1,40})"\]$/;
const SHIFT_KEY = /^\[(-?\d{1,16}),"?(\d{1,16})"?,"([a-z_]{1,40})"\]$/;

/** The key of the last row of the page before, as values for the comparison; refuses what is none. */
function keyOf(after: string, pattern: RegExp): string[] {
  const found = pattern.exec(Buffer.from(after, 'base64url').toString());
  if (found === null) throw invalid('cursor.invalid', { field: 'after' });
  return found.slice(1);
}

const sorts = {
  case: { columns: 'x.case_id, x.aspect', types: ['bigint', 'text'], down: true, key: CASE_KEY },
  shift: {
    columns: 'x.shift_seconds, x.case_id, x.aspect',
    types: ['bigint', 'bigint', 'text'],
    down: false,
    key: SHIFT_KEY,
  },
  shift_down: {
    columns: 'x.shift_seconds, x.case_id, x.aspect',
    types: ['bigint', 'bigint', 'text'],
    down: true,
    key: SHIFT_KEY,
  },
};

/** One page of what changes in the cases that the actor may see; cases out of sight are left out. */
export async function changesPage(ctx: Context, id: number, wanted: Wanted): Promise<ChangesPage> {
  const { columns, types, down, key } = sorts[wanted.sort];
  const visible = visibleTo(ctx.actor);
  const values: unknown[] = [id, visible.value, wanted.limit];
  const parts = ['x.simulation_id = $1', visible.sql(2)];
  const place = (value: unknown): string => `$${values.push(value)}`;
  if (wanted.change !== undefined) parts.push(`x.change = ${place(wanted.change)}`);
  if (wanted.aspect !== undefined) parts.push(`x.aspect = ${place(wanted.aspect)}`);
  if (wanted.after !== undefined) {
    const behind = keyOf(wanted.after, key).map((value, at) => `${place(value)}::${types[at]}`);
    parts.push(`(${columns}) ${down ? '<' : '>'} (${behind.join(', ')})`);
  }
  const order = columns.replaceAll(',', down ? ' desc,' : ',') + (down ? ' desc' : '');
  const rows = await ctx.db.query<{ row: ChangeRow; key: unknown }>(
    `select jsonb_build_object('number', c.number, 'subject', c.subject, 'kind', c.kind, 'region', c.region,
       'departmentId', c.lead_department_id, 'receivedAt', c.received_at, 'aspect', x.aspect, 'change', x.change,
       'shiftSeconds', x.shift_seconds, 'before', x.before, 'after', x.after) as row, json_build_array(${columns}) as key
     from simulation_changes x join cases c on c.id = x.case_id
     where ${parts.join(' and ')} order by ${order} limit $3`,
    values,
  );
  const last = rows.length === wanted.limit ? rows.at(-1) : undefined;
  return {
    changes: rows.map(({ row }) => row),
    next: last === undefined ? null : Buffer.from(JSON.stringify(last.key)).toString('base64url'),
  };
}

/** All of them as the actor filtered them, page by page. */
export async function* exportChanges(ctx: Context, id: number, wanted: Wanted): AsyncGenerator<ChangeRow[]> {
  let after = wanted.after;
  do {
    const page = await changesPage(ctx, id, { ...wanted, limit: 1000, after });
    yield page.changes;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
