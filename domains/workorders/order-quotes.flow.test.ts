import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';
import { atDoor, chargesOf, lines, signed, strokes } from './testing/charges.ts';
import { outcomes } from './testing/walk.ts';

let company: Company;
const { arrived, charges, offer, facts, send, answer, pageOf, as, iso } = chargesOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

/** A customer of the region with a unit bought on that day, as a case names them. */
async function withUnit(serial: string, purchasedOn: string): Promise<object> {
  const [owner] = await company.database.direct.query<{ id: number }>(
    `select c.id from customers c join provinces p on p.code = c.province_code where p.region = 'east' order by c.id limit 1`,
  );
  const unit = { serial, model: 'AJ-XQG10', purchasedOn, deliveredOn: purchasedOn };
  const added = await as('agent', 'POST', `/api/customers/${owner?.id}/units`, unit);
  if (added.status !== 201) throw new Error(JSON.stringify(added.body));
  return { unitSerial: serial, customer: { id: owner?.id } };
}

describe('a quote', () => {
  it('takes lines from the price list only, never above the marked price', async () => {
    const number = await arrived();
    const page = await charges(number);
    expect(page.prices.map(({ code }: { code: string }) => code)).toContain('appliance_repair');
    expect(page.prices.map(({ code }: { code: string }) => code)).not.toContain('gas_repair');
    expect((await offer(number, { lines: lines('gas_repair') })).body.code).toBe('quote.not_on_list');
    const over = await offer(number, { lines: [{ code: 'visit', quantity: 1, unitFen: 3001 }] });
    expect([over.status, over.body.code, over.body.errors[0].field]).toEqual([
      422,
      'quote.over_price',
      'lines.0.unitFen',
    ]);
    expect((await facts(number)).filter((type) => type.startsWith('quote'))).toEqual([]);
  });

  it('below the marked price needs a reason and the authority of the position', async () => {
    const number = await arrived();
    const less = { lines: [{ code: 'appliance_repair', quantity: 2, unitFen: 1000 }] };
    expect((await offer(number, less)).body.code).toBe('quote.reduction_reason');
    const withReason = { ...less, reductionReason: '老客户' };
    // 220 yuan less: over the agent's 200, within the supervisor's 5,000; a technician has none.
    expect((await offer(number, withReason, 'agent')).body.code).toBe('quote.reduction_beyond');
    expect((await offer(number, withReason, 'tech1')).body.code).toBe('quote.reduction_beyond');
    const made = await offer(number, withReason);
    expect(made.body).toMatchObject({ totalFen: 2000, accepted: false });
  });

  it('waits for the answer before work starts; an expired one is not taken', async () => {
    const number = await arrived();
    const made = await offer(number, { lines: lines('visit', 'appliance_repair') });
    const [start] = await send('tech1', number, [{ type: 'start' }]);
    expect([start.code, start.missing]).toEqual([
      'order.not_safe',
      [{ code: 'quote_not_accepted', clause: 'HAP price', about: null }],
    ]);
    company.clock.advance(8 * DAY);
    expect((await answer(number, made.body.id, true)).body.code).toBe('quote.expired');
    const again = await offer(number, { lines: lines('visit') });
    expect((await answer(number, made.body.id, true)).body.code).toBe('quote.answered');
    expect((await answer(number, again.body.id, true)).status).toBe(201);
    expect(outcomes(await send('tech1', number, [{ type: 'start' }]))).toEqual(['done']);
    expect((await charges(number)).quotes.map(({ status }: { status: string }) => status)).toEqual([
      'accepted',
      'replaced',
    ]);
  });

  it('paid work without any quote does not start', async () => {
    const number = await arrived({}, { serviceClass: 'extended' });
    expect((await pageOf(number)).charge).toBe('needed');
    expect(outcomes(await send('tech1', number, [{ type: 'start' }]))).toEqual(['refused order.not_safe']);
    const quote = { asked: { lines: lines('visit', 'appliance_repair') }, totalFen: 15_000 };
    const refusal = await send('tech1', number, [atDoor({ ...quote, accepted: false }), { type: 'start' }]);
    expect(outcomes(refusal)).toEqual(['done', 'refused order.not_safe']);
    const yes = await send('tech1', number, [atDoor({ ...quote, ...signed }), { type: 'start' }]);
    expect(outcomes(yes)).toEqual(['done', 'done']);
  });

  it('is free under a guarantee, with its articles, and needs no answer; a shown exclusion ends that', async () => {
    const number = await arrived(await withUnit('TSFREE0001', '2026-01-05'));
    expect((await charges(number)).cover).toMatchObject({ free: true, basis: 'law' });
    const made = await offer(number, { lines: lines('visit', 'appliance_repair', 'BJ-MENSUO') });
    expect(made.body).toMatchObject({ totalFen: 0, accepted: true });
    const [quote] = (await charges(number)).quotes;
    expect(quote.cover.articles.length).toBeGreaterThan(0);
    expect(
      quote.lines.map(({ covered, unitFen }: { covered: boolean; unitFen: number }) => [covered, unitFen]),
    ).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
    ]);
    const excluded = await offer(number, {
      lines: lines('appliance_repair'),
      fault: { exclusion: { ground: 'misuse', note: '异物卡滞，见照片' } },
    });
    expect(excluded.body).toMatchObject({ totalFen: 12_000, accepted: false });
  });

  it('is charged when the guarantee has ended', async () => {
    const number = await arrived(await withUnit('TSPAID0001', '2019-01-05'));
    expect((await charges(number)).cover).toMatchObject({ free: false, articles: [] });
    expect((await offer(number, { lines: lines('appliance_repair') })).body.totalFen).toBe(12_000);
  });

  it('of another region’s technician is not found', async () => {
    const number = await arrived();
    expect((await as('tech2', 'GET', `/api/work-orders/${number}/charges`)).status).toBe(404);
    const foreign = await send('tech2', number, [
      atDoor({ asked: { lines: lines('visit') }, totalFen: 3000 }),
    ]);
    expect(outcomes(foreign)).toEqual(['refused order.not_found']);
  });
});

describe('signed at the door', () => {
  it('keeps the signature with the answer, once, and refuses another total or none', async () => {
    const number = await arrived();
    const asked = { lines: lines('visit', 'appliance_repair') };
    const wrong = await send('tech1', number, [
      atDoor({ asked, totalFen: 14_999, ...signed }),
      { type: 'start' },
    ]);
    expect(outcomes(wrong)).toEqual(['refused quote.total_changed', 'waits quote.total_changed']);
    expect((await charges(number)).quotes).toEqual([]);
    const unsigned = await send('tech1', number, [atDoor({ asked, totalFen: 15_000, accepted: true })]);
    expect(outcomes(unsigned)).toEqual(['refused quote.signature_needed']);
    const command = { ...atDoor({ asked, totalFen: 15_000, ...signed }), id: crypto.randomUUID() };
    expect(outcomes(await send('tech1', number, [command]))).toEqual(['done']);
    expect(outcomes(await send('tech1', number, [command]))).toEqual(['done']);
    const page = await pageOf(number);
    expect(page.charge).toBe('agreed');
    expect(
      page.records
        .filter(({ kind }: { kind: string }) => kind === 'quote_acceptance')
        .map(({ body }: { body: { totalFen: number } }) => body.totalFen),
    ).toEqual([15_000]);
    expect((await charges(number)).quotes).toHaveLength(1);
    const forged = await as('tech1', 'POST', '/api/work-order-commands', {
      deviceNow: iso(0),
      commands: [
        {
          id: crypto.randomUUID(),
          at: iso(0),
          number,
          type: 'record',
          record: { kind: 'quote_acceptance', body: { quoteId: 1, totalFen: 1, signedBy: 'x', strokes } },
        },
      ],
    });
    expect(forged.status).toBe(422);
  });

  it('the phone has prices, cover and the offer of the office, and signs that', async () => {
    const number = await arrived();
    const made = await offer(number, { lines: lines('visit') });
    const { orders } = (await as('tech1', 'GET', '/api/my-visits')).body;
    const mine = orders.find((one: { number: string }) => one.number === number);
    expect(mine.prices.length).toBeGreaterThan(3);
    expect([mine.charge, mine.quote.id, mine.cover]).toEqual(['waiting', made.body.id, null]);
    const sign = atDoor({ id: made.body.id, totalFen: 3000, ...signed });
    expect(outcomes(await send('tech1', number, [sign, { type: 'start' }]))).toEqual(['done', 'done']);
  });
});
