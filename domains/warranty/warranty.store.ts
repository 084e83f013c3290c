import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { WarrantyCatalogue } from './catalogue.contract.ts';

/** False when this version is stored already. */
export async function insertCatalogue(ctx: Context, catalogue: WarrantyCatalogue): Promise<boolean> {
  const row = await ctx.db.one(
    `insert into warranty_catalogues (code, version, effective_from, body) values ($1, $2, $3, $4)
     on conflict (code, version) do nothing returning id`,
    [catalogue.code, catalogue.version, catalogue.effectiveFrom, JSON.stringify(catalogue)],
  );
  return row !== undefined;
}

const LEDGER_LOCK = 7262;

/** Ledger writes of one unit, one after the other, until the transaction ends. */
export async function lockLedger(ctx: Context, unitIds: readonly number[]): Promise<void> {
  for (const id of unitIds.toSorted((a, b) => a - b)) {
    await ctx.db.query(`select pg_advisory_xact_lock($1, $2)`, [LEDGER_LOCK, id]);
  }
}

type EntryToStore = {
  unitId: number;
  kind: 'sale' | 'repair' | 'exchange' | 'contract';
  body: object;
  otherUnitId?: number | null;
  correctsId?: number;
  withdrawn?: boolean;
  reason?: string | undefined;
};

export async function insertEntry(ctx: Context, entry: EntryToStore): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into unit_ledger (unit_id, kind, body, other_unit_id, withdrawn, corrects_id, reason, at, by_id, by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      entry.unitId,
      entry.kind,
      JSON.stringify(entry.body),
      entry.otherUnitId ?? null,
      entry.withdrawn ?? false,
      entry.correctsId ?? null,
      entry.reason ?? null,
      iso(ctx.now),
      ctx.actor.id,
      ctx.actor.name,
    ],
  );
  return row?.id ?? 0;
}

type PromiseToStore = { model: string; body: object; correctsId?: number; reason?: string };

export async function insertPromise(ctx: Context, promise: PromiseToStore): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into brand_promises (model, body, corrects_id, reason, at, by_id, by_name)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      promise.model,
      JSON.stringify(promise.body),
      promise.correctsId ?? null,
      promise.reason ?? null,
      iso(ctx.now),
      ctx.actor.id,
      ctx.actor.name,
    ],
  );
  return row?.id ?? 0;
}
