import type pg from 'pg';
import { newCustomerRow } from '../domains/customers/customers.actions.ts';
import type { Vault } from '../kernel/context.ts';
import { DAY } from '../kernel/time.ts';
import type { GeneratedCustomer } from './generator-case.ts';
import { copyInto } from './generator-copy.ts';
import { personName, streetLine } from './generator-phrases.ts';
import type { Dice } from './generator-random.ts';

/** The generated time ends now and begins two years before. */
export const SPAN = 730 * DAY;

/** First free row ids. */
export type Ids = { case: number; plan: number; customer: number; unit: number; staff: number };
export type Product = { model: string; name: string; type: string };
export type World = { ids: Ids; products: Product[]; provinces: string[] };

export function customersOf(
  dice: Dice,
  world: World,
  count: number,
): { made: GeneratedCustomer; city: string; address: string }[] {
  return Array.from({ length: count }, (_, place) => {
    const product = dice.one(world.products);
    const unitId = world.ids.unit + place;
    const unit = {
      id: unitId,
      serial: `AJG${String(unitId).padStart(9, '0')}`,
      model: product.model,
      productName: product.name,
      productType: product.type,
      seller: '安居演示专卖店',
    };
    const phone = `1990${String(10_000_00 + world.ids.customer + place).padStart(7, '0')}`;
    const grade = dice.weighted([
      ['standard', 80],
      ['silver', 12],
      ['gold', 6],
      ['key', 2],
    ] as const);
    const made = {
      id: world.ids.customer + place,
      name: personName(dice),
      phone,
      grade,
      provinceCode: dice.one(world.provinces),
      unit,
    };
    return { made, city: '演示市', address: streetLine(dice) };
  });
}

export async function storeCustomers(
  { client, vault }: { client: pg.PoolClient; vault: Vault },
  people: ReturnType<typeof customersOf>,
  until: number,
): Promise<void> {
  await copyInto(client, {
    table: 'customers',
    rows: people.map(({ made, city, address }) => ({
      id: made.id,
      ...newCustomerRow(vault, {
        type: 'consumer',
        name: made.name,
        phone: made.phone,
        otherContact: null,
        provinceCode: made.provinceCode,
        city,
        address,
        grade: made.grade,
      }),
      created_at: new Date(until - SPAN).toISOString(),
    })),
  });
  await copyInto(client, {
    table: 'product_units',
    rows: people.map(({ made }) => ({
      id: made.unit.id,
      serial: made.unit.serial,
      customer_id: made.id,
      model: made.unit.model,
      purchase_channel: 'own_store',
      purchased_on: '2024-06-18',
      delivered_on: '2024-06-22',
      seller: made.unit.seller,
      province_code: made.provinceCode,
    })),
  });
}
