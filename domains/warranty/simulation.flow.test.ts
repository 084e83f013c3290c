import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const simulate = (body: object, username = 'agent') =>
  company.as(username)('POST', '/api/warranty/simulations', {
    fault: { reportedOn: '2026-03-02', fault: '无法开机' },
    ...body,
  });
const counts = () =>
  company.database.direct.one(
    `select (select count(*)::int from events) as events, (select count(*)::int from unit_ledger) as rows,
       (select count(*)::int from idempotency_keys) as keys`,
  );
const openOf = (answer: { body: { decision: { choices: { choice: string; open: boolean }[] } } }) =>
  answer.body.decision.choices.filter(({ open }) => open).map(({ choice }) => choice);

describe('simulating', () => {
  it('[S0-1.3-c] typed dates alone give the whole answer, and nothing is stored', async () => {
    const before = await counts();
    const answer = await simulate({
      productClass: 'television',
      provinceCode: '33',
      sale: { invoicedOn: '2026-01-05', priceFen: 3999_00 },
      repairs: [
        { sentOn: '2026-01-10', doneOn: '2026-01-12', result: 'fixed', fault: '无法开机' },
        { sentOn: '2026-02-02', doneOn: '2026-02-05', result: 'fixed', fault: '无法开机' },
      ],
    });
    expect([answer.status, openOf(answer)]).toEqual([200, ['return', 'exchange', 'repair']]);
    const [refund] = answer.body.decision.choices;
    expect(refund.refund).toMatchObject({ kind: 'full', amountFen: 3999_00 });
    expect(answer.body.decision.guarantees[0].period).toMatchObject({ addedDays: 5, endsOn: '2027-01-11' });
    expect(await counts()).toEqual(before);
  });

  it('a serial on file brings its days; typed ones win; the region is the owner’s', async () => {
    const filed = await simulate({ serial: 'aj2602000001' });
    expect([filed.status, filed.body.unit.maskedOwner, filed.body.decision.region.province]).toEqual([
      200,
      '演**',
      '33',
    ]);
    const typed = await simulate({ serial: 'AJ2602000001', sale: { invoicedOn: '2026-02-28' } });
    expect(typed.body.decision.guarantees[0].period).toMatchObject({
      startsOn: '2026-02-28',
      startFact: 'invoice',
    });
  });

  it.each<[string, object, number, string]>([
    ['a serial that is not on file', { serial: 'NOBODY-1' }, 404, 'unit.not_found'],
    ['a class that is none', { productClass: 'spaceship' }, 422, 'warranty.class_unknown'],
    ['a day that is none', { sale: { invoicedOn: '2026-02-30' } }, 422, 'request.invalid'],
    ['a fault without words', { fault: { reportedOn: '2026-03-02', fault: '' } }, 422, 'request.invalid'],
    [
      'a ground that is none',
      { fault: { reportedOn: '2026-03-02', fault: 'x', exclusions: [{ ground: 'age', proven: true }] } },
      422,
      'request.invalid',
    ],
  ])('refuses %s', async (_what, body, ...[status, code]) => {
    const answer = await simulate(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('a serial that belongs to another customer is a refusal that says so', async () => {
    const [other] = (await company.as('agent')('GET', '/api/customers?find=19900000001')).body.customers;
    const answer = await simulate({ serial: 'AJ2602000001', customerId: other.id });
    expect([answer.status, answer.body.code, answer.body.values.owner]).toEqual([
      409,
      'unit.not_of_customer',
      '演**',
    ]);
    const [owner] = (await company.as('agent')('GET', '/api/customers?find=19900000002')).body.customers;
    expect((await simulate({ serial: 'AJ2602000001', customerId: owner.id })).status).toBe(200);
  });

  it('a unit of another region is not found', async () => {
    expect((await simulate({ serial: 'AJ2602000001' }, 'south')).status).toBe(404);
  });

  it('[S0-2.2-a] the catalogue names every article, class and region, with its flag', async () => {
    const { body } = await company.as('agent')('GET', '/api/warranty/catalogue');
    expect(body.classes.find(({ code }: { code: string }) => code === 'refrigerator').verified).toBe(false);
    expect(body.classes.find(({ code }: { code: string }) => code === 'television').verified).toBe(true);
    expect(body.articles.rules_9).toMatchObject({ number: '9', verified: true });
    expect(body.articles.rules_17.verified).toBe(false);
    expect(body.regions.map(({ province }: { province: string }) => province)).toEqual([
      '33',
      '37',
      '31',
      '11',
    ]);
    expect((await company.as('admin')('GET', '/api/warranty/catalogue')).status).toBe(403);
  });
});
