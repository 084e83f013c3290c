import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { unitWarranty } from '../warranty/warranty.actions.ts';
import { codesForModels } from './fault-codes.queries.ts';
import type { MyDay } from './my-day.contract.ts';
import { keepLook } from './order-looks.actions.ts';
import { orderPages } from './order-page.queries.ts';
import { quotingFor } from './order-quotes.actions.ts';
import { orderSheets, visitsOn } from './workorders.queries.ts';

type Day = OutputOf<typeof MyDay>;
type Guarantees = Day['orders'][number]['guarantees'];

/** 三包 of a unit today; nothing for one that the ledger hides from the technician. */
async function guaranteesOf(ctx: Context, unitId: number | undefined): Promise<Guarantees> {
  if (unitId === undefined) return [];
  try {
    const { decision } = await unitWarranty(ctx, { params: { id: unitId }, query: {}, body: {} });
    return decision.guarantees.map(({ basis, name, part, period, running, verified }) => ({
      basis,
      name,
      part,
      endsOn: period.endsOn,
      running,
      verified,
    }));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The signed-in technician's visits of a day with all that the phone needs offline; today when none is named. */
export async function myDay(ctx: Context, wanted: string | undefined): Promise<Day> {
  const day = wanted ?? chinaDay(ctx.now);
  const numbers = await visitsOn(ctx, day);
  const pages = await orderPages(ctx, numbers);
  await keepLook(ctx, `day:${day}`, pages);
  const sheets = new Map((await orderSheets(ctx, numbers)).map((sheet) => [sheet.number, sheet]));
  const orders: Day['orders'] = [];
  for (const page of pages) {
    const sheet = sheets.get(page.number);
    if (sheet === undefined) continue;
    const guarantees = await guaranteesOf(ctx, page.unit?.id);
    orders.push({ ...page, guarantees, ...(await quotingFor(ctx, sheet)) });
  }
  const models = orders.flatMap(({ unit }) => (unit === null ? [] : [unit.model]));
  return { day, orders, faultCodes: await codesForModels(ctx, [...new Set(models)]) };
}
