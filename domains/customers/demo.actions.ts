import type { Context } from '../../kernel/context.ts';
import { addCustomers } from './customers.actions.ts';
import { insertProducts, insertUnit } from './customers.store.ts';

const products: [string, string, string, string][] = [
  ['AJ-KF35', '安居 1.5 匹变频空调', 'Anju 1.5 HP air conditioner', 'air_conditioner'],
  ['AJ-KF72', '安居 3 匹柜式空调', 'Anju 3 HP cabinet air conditioner', 'air_conditioner'],
  ['AJ-BCD500', '安居 500 升对开门冰箱', 'Anju 500 l refrigerator', 'refrigerator'],
  ['AJ-XQG10', '安居 10 公斤滚筒洗衣机', 'Anju 10 kg washing machine', 'washing_machine'],
  ['AJ-JSQ16', '安居 16 升燃气热水器', 'Anju 16 l gas water heater', 'water_heater'],
  ['AJ-CXW20', '安居侧吸油烟机', 'Anju range hood', 'kitchen_appliance'],
  ['AJ-SL3', '安居智能门锁 3', 'Anju smart lock 3', 'smart_lock'],
  ['AJ-TV65', '安居 65 英寸电视', 'Anju 65-inch television', 'television'],
  ['AJ-WG280', '安居四门衣柜', 'Anju four-door wardrobe', 'cabinet'],
  ['AJ-SF3', '安居三人布艺沙发', 'Anju three-seat sofa', 'sofa'],
  ['AJ-CT18', '安居实木双人床', 'Anju solid wood bed', 'bed'],
  ['AJ-DZ1', '安居定制橱柜', 'Anju custom kitchen', 'custom_furniture'],
  ['AJ-DB12', '安居强化地板', 'Anju laminate floor', 'flooring'],
  ['AJ-YZ7', '安居人体工学椅', 'Anju ergonomic chair', 'desk_chair'],
];

// Numbers of the 100 0000 range are given to nobody's telephone.
const customers: [string, string, string, string, string][] = [
  ['演示客户甲', '19900000001', '31', '上海市', 'standard'],
  ['演示客户乙', '19900000002', '33', '杭州市', 'gold'],
  ['演示客户丙', '19900000003', '44', '广州市', 'standard'],
  ['演示客户丁', '19900000004', '11', '北京市', 'silver'],
  ['演示客户戊', '19900000005', '51', '成都市', 'standard'],
  ['演示客户己', '19900000006', '42', '武汉市', 'standard'],
  ['演示客户庚', '19900000007', '61', '西安市', 'key'],
  ['演示客户辛', '19900000008', '21', '沈阳市', 'standard'],
];

/** Products, customers and units of the demo company. */
export async function insertDemoGoods(ctx: Context): Promise<void> {
  await insertProducts(
    ctx,
    products.map(([model, name_zh, name_en, product_type]) => ({ model, name_zh, name_en, product_type })),
  );
  const ids = await addCustomers(
    ctx,
    customers.map(([name, phone, provinceCode, city, grade]) => ({
      type: 'consumer',
      name,
      phone,
      otherContact: null,
      provinceCode,
      city,
      grade,
      address: '演示路 1 号',
    })),
  );
  for (const [place, customerId] of ids.entries()) {
    for (const offset of [0, 5]) {
      const product = products[(place + offset) % products.length];
      if (product === undefined) continue;
      await insertUnit(ctx, {
        serial: `AJ26${String(place + 1).padStart(2, '0')}${String(offset).padStart(2, '0')}0001`,
        customerId,
        model: product[0],
        purchaseChannel: offset === 0 ? 'own_store' : 'e_commerce',
        purchasedOn: '2026-03-18',
        deliveredOn: '2026-03-22',
        seller: '安居演示专卖店',
      });
    }
  }
}
