import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { pageOf, register, request } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('products', () => {
  it('[S2-1.3.2-a] the tree begins with the four types', async () => {
    const { productTypes } = (await company.as('agent')('GET', '/api/organisation')).body;
    const tops = productTypes.filter((type: { parentCode: string | null }) => type.parentCode === null);
    expect(tops.map((type: { name: { zh: string } }) => type.name.zh)).toEqual([
      '智能家电',
      '消费电子',
      '家居建材',
      '办公设备',
    ]);
    const codes = new Set(tops.map((type: { code: string }) => type.code));
    const below = productTypes.filter((type: { parentCode: string | null }) => type.parentCode !== null);
    expect(below.every((type: { parentCode: string }) => codes.has(type.parentCode))).toBe(true);
    const { products } = (await company.as('agent')('GET', '/api/products')).body;
    expect(products.every((product: { productType: string }) => codes.has(product.productType))).toBe(true);
  });

  it('[S0-2.1-a] every service of the catalogue is of one of three classes, and no other is taken', async () => {
    const { items } = (await company.as('agent')('GET', '/api/service-items')).body;
    expect(new Set(items.map((item: { class: string }) => item.class))).toEqual(
      new Set(['basic', 'extended', 'customised']),
    );
    const { status, terms, responseTime, reviewOverdue, work, eligibility, sop, ...listed } = items[0];
    expect([status, terms.standard.responseLimit, responseTime.unit, reviewOverdue]).toEqual([
      'published',
      'request_respond',
      'working_days',
      false,
    ]);
    expect([work.skillLevel, eligibility, sop]).toEqual([1, {}, null]);
    const item = { ...listed, code: 'fitting_check', class: 'extended' };
    expect((await company.as('admin')('POST', '/api/service-items', item)).status).toBe(201);
    for (const wrong of [{ class: 'premium' }, { class: undefined }, { class: ['basic', 'extended'] }]) {
      const refused = await company.as('admin')('POST', '/api/service-items', {
        ...item,
        code: 'other_check',
        ...wrong,
      });
      expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'class']);
    }
    const taken = await company.as('admin')('POST', '/api/service-items', { ...item, class: 'basic' });
    expect([taken.status, taken.body.code]).toEqual([409, 'service.code_taken']);
    expect((await company.as('agent')('POST', '/api/service-items', item)).status).toBe(403);
    const write = company.database.direct.query(
      `update service_items set class = 'premium' where code = 'fitting_check'`,
    );
    await expect(write).rejects.toThrow(/service_items_class_check/);
  });

  it('[S0-2.1-d] the catalogue is filtered by product type, use scene and customer grade', async () => {
    const codes = async (query: string) =>
      (await company.as('agent')('GET', `/api/service-items?${query}`)).body.items.map(
        (item: { code: string }) => item.code,
      );
    const plain = await codes('productType=home&useScene=home&customerGrade=standard');
    expect(plain).toContain('whole_house_design');
    expect(plain).not.toContain('commissioning');
    expect(plain).not.toContain('named_engineer');
    const key = await codes('productType=office&useScene=hotel&customerGrade=key');
    expect(key).toEqual(expect.arrayContaining(['project_service', 'named_engineer', 'commissioning']));
    expect(key).not.toContain('whole_house_design');
    expect(await codes('class=customised&customerGrade=standard')).toEqual(['whole_house_design']);
  });

  it('[S0-2.1-d] and a case keeps all three values', async () => {
    const customer = { new: { name: '金卡客户', phone: '13900000333', grade: 'gold' } };
    const number = await register(
      company,
      request(company, { useScene: 'hotel', productModel: { value: 'AJ-TV65' }, customer }),
    );
    const page = await pageOf(company, number);
    expect([page.productType, page.useScene, page.customerFile.grade]).toEqual([
      'electronics',
      'hotel',
      'gold',
    ]);
    const [row] = await company.database.direct.query(`select customer_grade from cases where number = $1`, [
      number,
    ]);
    expect(row).toEqual({ customer_grade: 'gold' });
  });
});
