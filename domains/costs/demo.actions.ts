import type { Context } from '../../kernel/context.ts';
import { setCostRates } from './cost-settings.actions.ts';

/** What an hour of each level, a visit and a kilometre cost in the demo company, in fen. */
const DEMO_RATES = {
  hour_1: 40_00,
  hour_2: 50_00,
  hour_3: 60_00,
  hour_4: 75_00,
  hour_5: 90_00,
  visit: 20_00,
  km: 1_00,
};

/** The cost rates of the demo company. */
export async function insertDemoRates(ctx: Context): Promise<void> {
  await setCostRates(ctx, { rates: DEMO_RATES, reason: '演示公司的成本标准' });
}
