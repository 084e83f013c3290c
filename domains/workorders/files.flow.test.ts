import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { heic, PLACE, photo, photoOf, uploading } from '../../kernel/testing/pictures.ts';
import { ordersOf } from './testing/walk.ts';

let company: Company;
let number = '';
const { repair, orderOf, plan } = ordersOf(() => company);

beforeAll(async () => {
  company = await openCompany();
  number = await orderOf(await repair());
  expect((await plan(number, 'tech1', [1, 2])).status).toBe(201);
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const JPEG = photo();

const upload = (username: string, id: string, bytes = JPEG, of = number) => {
  const { body, headers } = uploading('a.jpg', bytes);
  return company.as(username)('POST', `/api/work-order-files?number=${of}&id=${id}`, body, headers);
};
const rows = async () =>
  (
    await company.database.direct.query<{ id: string }>(
      'select id from work_order_files order by uploaded_at',
    )
  ).map(({ id }) => id);

describe('photos of an order', () => {
  it('one that was cut off is sent again under its id and counts once', async () => {
    const id = randomUUID();
    const first = await upload('tech1', id);
    const again = await upload('tech1', id);
    expect([first.status, again.status, again.body]).toEqual([201, 201, { id }]);
    expect(await rows()).toEqual([id]);
    const facts = await company.database.direct.query(
      `select 1 from events where type = 'workorder.file_added' and data->>'fileId' = $1`,
      [id],
    );
    expect(facts).toHaveLength(1);
    const other = await upload('tech1', id, Buffer.concat([JPEG, Buffer.from('x')]));
    expect([other.status, other.body.code]).toEqual([409, 'file.id_taken']);
    expect((await company.as('tech1')('GET', `/api/work-order-files/${id}`)).headers['content-type']).toBe(
      'image/jpeg',
    );
  });

  it('is only a photo by its content, at most 8 MB, with a proper address', async () => {
    const before = await rows();
    const text = await upload('tech1', randomUUID(), Buffer.from('<html>not a photo</html>'));
    expect([text.status, text.body.code]).toEqual([422, 'file.not_a_photo']);
    const big = await upload('tech1', randomUUID(), Buffer.concat([JPEG, Buffer.alloc(8 * 1024 * 1024)]));
    expect([big.status, big.body.code]).toEqual([422, 'file.photo_too_large']);
    for (const [bytes, code] of [
      [heic(), 'file.not_a_photo'],
      [JPEG.subarray(0, 200), 'file.broken'],
      [photoOf(60_000, 60_000), 'file.picture_too_large'],
    ] as const) {
      const refused = await upload('tech1', randomUUID(), bytes);
      expect([refused.status, refused.body.code]).toEqual([422, code]);
    }
    expect((await upload('tech1', 'no-id')).status).toBe(422);
    expect(await rows()).toEqual(before);
  });

  it('is shown without its place; the original is for those with the right, and the look is on record', async () => {
    const id = randomUUID();
    expect((await upload('tech1', id)).status).toBe(201);
    const as = (username: string, query = '') =>
      company.as(username)('GET', `/api/work-order-files/${id}${query}`);
    const shown = await as('tech1');
    expect([shown.status, shown.bytes.includes(PLACE)]).toEqual([200, false]);
    const refused = await as('tech1', '?original=true');
    expect([refused.status, refused.body.code]).toEqual([403, 'file.original_protected']);
    expect((await as('auditor')).bytes.equals(shown.bytes)).toBe(true);
    const whole = await as('auditor', '?original=true');
    expect([whole.status, whole.bytes.equals(JPEG)]).toEqual([200, true]);
    const looks = await company.database.direct.query<{ user_name: string; fields: string[] }>(
      `select user_name, fields from access_log where kind = 'file' and subject = $1 order by id`,
      [`file:${id}`],
    );
    expect(looks.map(({ fields }) => fields)).toEqual([['photo'], ['photo'], ['photo', 'place']]);
  });

  it('is for those who see the order: to others it is not there', async () => {
    const id = randomUUID();
    const foreign = await upload('tech2', id);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'order.not_found']);
    expect((await upload('tech1', id)).status).toBe(201);
    const read = (username: string, one: string = id) =>
      company.as(username)('GET', `/api/work-order-files/${one}`);
    expect((await read('dispatcher')).status).toBe(200);
    const hidden = await read('tech2');
    expect(hidden.status).toBe(404);
    expect((await read('tech2', randomUUID())).status).toBe(404);
    expect((await read('tech2', 'no-id')).status).toBe(404);
  });
});

it('the day on the phone carries the guarantees of the unit', async () => {
  const [unit] = await company.database.direct.query<{ serial: string; customer: number }>(
    `select u.serial, u.customer_id as customer from product_units u join customers c on c.id = u.customer_id
     join provinces p on p.code = c.province_code where p.region = 'east' and u.purchased_on is not null order by u.id limit 1`,
  );
  const caseNumber = await repair({
    productModel: { value: 'AJ-WG280' },
    unitSerial: unit?.serial,
    customer: { id: unit?.customer },
  });
  const recycling = await orderOf(caseNumber, 'recycling');
  expect((await plan(recycling, 'tech1', [3, 4])).status).toBe(201);
  const { orders } = (await company.as('tech1')('GET', '/api/my-visits')).body;
  const [without, withUnit] = [number, recycling].map((wanted) =>
    orders.find((order: { number: string }) => order.number === wanted),
  );
  expect([without.unit, without.guarantees]).toEqual([null, []]);
  expect(withUnit.unit.serial).toBe(unit?.serial);
  const page = await company.as('supervisor')('GET', `/api/units/${withUnit.unit.id}/warranty`);
  expect(withUnit.guarantees.length).toBeGreaterThan(0);
  expect(withUnit.guarantees.map(({ endsOn }: { endsOn: string }) => endsOn)).toEqual(
    page.body.decision.guarantees.map(({ period }: { period: { endsOn: string } }) => period.endsOn),
  );
});
