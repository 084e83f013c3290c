import type { Context } from '../../kernel/context.ts';
import { chinaDay } from '../../kernel/time.ts';
import { makePriceDraft, publishPriceList, savePriceDraft } from './price-lists.actions.ts';
import type { PriceItem } from './pricing.contract.ts';
import { priceList } from './pricing.queries.ts';

type Row = [kind: PriceItem['kind'], code: string, zh: string, en: string, yuan: number];
const rows: Row[] = [
  ['visit', 'visit', '上门费', 'Visit', 30],
  ['labour', 'appliance_repair', '家电维修工时费', 'Appliance repair', 120],
  ['labour', 'refrigeration_repair', '制冷系统维修工时费', 'Refrigeration repair', 260],
  ['labour', 'gas_repair', '燃气具维修工时费', 'Gas appliance repair', 150],
  ['labour', 'furniture_repair', '家具修复工时费', 'Furniture repair', 100],
  ['labour', 'smart_home_repair', '智能产品维修工时费', 'Smart product repair', 90],
  ['labour', 'air_conditioner_installation', '空调安装费', 'Air conditioner installation', 200],
  ['labour', 'maintenance', '保养清洗费', 'Care and cleaning', 128],
  ['travel', 'travel-30', '远程交通费（30 公里外）', 'Travel beyond 30 km', 50],
  ['part', 'BJ-MENSUO', '洗衣机门锁开关', 'Washing machine door switch', 68],
  ['part', 'BJ-PAISHUIBENG', '洗衣机排水泵', 'Washing machine drain pump', 120],
];

const itemOf = ([kind, code, zh, en, yuan]: Row, region: PriceItem['region'] = null): PriceItem => ({
  code,
  kind,
  workKind: kind === 'labour' ? code : null,
  region,
  productType: null,
  name: { zh, en },
  unit: kind === 'part' ? 'piece' : 'time',
  priceFen: yuan * 100,
});

/** The published price list of the demo company; one region has prices of its own. */
export async function insertDemoPrices(ctx: Context): Promise<void> {
  const { id } = await makePriceDraft(ctx, { name: '演示价目表' });
  const { version } = await priceList(ctx, id);
  const dearer = itemOf(['labour', 'appliance_repair', '家电维修工时费', 'Appliance repair', 140], 'south');
  const saved = await savePriceDraft(ctx, id, {
    version,
    name: '演示价目表',
    rows: [...rows.map((row) => itemOf(row)), dearer],
  });
  await publishPriceList(ctx, id, { version: saved.version, effectiveFrom: chinaDay(ctx.now) });
}
