import type { Context } from '../../kernel/context.ts';
import { keepOffer, keepPart, setMinimum } from './parts.actions.ts';
import { movePart } from './stock.actions.ts';

type DemoPart = [
  code: string,
  zh: string,
  en: string,
  priceFen: number,
  costFen: number,
  stock: number,
  minimum: number,
];

const parts: DemoPart[] = [
  ['AC-CAP-35', '压缩机启动电容 35μF', 'Compressor capacitor 35 μF', 6_800, 2_900, 24, 10],
  ['AC-FAN-01', '室内风机电机', 'Indoor fan motor', 32_000, 16_500, 4, 6],
  ['AC-PCB-72', '柜机主控板', 'Cabinet control board', 58_000, 31_000, 3, 2],
  ['WM-LOCK-10', '滚筒门锁开关', 'Door lock switch', 9_800, 3_600, 15, 8],
  ['WM-PUMP-02', '排水泵', 'Drain pump', 12_800, 5_400, 9, 5],
  ['SL-DRV-03', '智能锁机芯', 'Smart lock drive', 26_000, 13_800, 5, 3],
  ['FU-HNG-01', '阻尼铰链（对）', 'Soft-close hinge (pair)', 3_600, 1_200, 60, 20],
];

/** Parts of the demo company with stock in the east, two offers, and minimums of which one is below. */
export async function insertDemoParts(ctx: Context): Promise<void> {
  for (const [code, zh, en, priceFen, costFen, stock, minimum] of parts) {
    await keepPart(ctx, code, {
      name: { zh, en },
      priceFen,
      costFen,
      critical: minimum > 5,
      oldPartReturns: code.includes('PCB'),
      alternatives: [],
    });
    await movePart(ctx, {
      kind: 'receive',
      part: code,
      to: 'wh_east',
      quantity: stock,
      serials: [],
      reason: '演示期初',
    });
    await setMinimum(ctx, code, 'wh_east', minimum);
    await keepOffer(ctx, { part: code, supplier: '演示供应商甲', priceFen: costFen, leadDays: 7 });
    await keepOffer(ctx, {
      part: code,
      supplier: '演示供应商乙',
      priceFen: Math.round(costFen * 0.94),
      leadDays: 15,
    });
  }
}
