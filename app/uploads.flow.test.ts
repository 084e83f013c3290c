import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaint, register } from '../domains/cases/testing/walk.ts';
import { type Company, openCompany } from '../kernel/testing/company.ts';
import { CAMERA, film, PLACE, photo, photoOf, uploading } from '../kernel/testing/pictures.ts';

let company: Company;
let number: string;
beforeAll(async () => {
  company = await openCompany();
  number = await register(company, complaint(company));
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const send = (name: string, bytes: Buffer) => {
  const { body, headers } = uploading(name, bytes);
  return company.as('agent')('POST', `/api/cases/${number}/files`, body, headers);
};
const counts = () =>
  company.database.direct.query(
    `select (select count(*)::int from case_files) as files, (select count(*)::int from events) as events`,
  );

describe('files of a case', () => {
  it('a photo is kept without place and camera, shown as a picture, and nothing in it may run', async () => {
    const added = await send('现场照片.jpg', photo());
    expect(added.status).toBe(201);
    const read = await company.as('agent')('GET', `/api/cases/${number}/files/${added.body.id}`);
    expect([read.status, read.bytes.includes(PLACE), read.bytes.includes(CAMERA)]).toEqual([
      200,
      false,
      false,
    ]);
    expect(read.bytes.length).toBe(added.body.sizeBytes);
    expect(read.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('现场照片.jpg')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it.each([
    ['a film', '现场.mp4', film(), 'video/mp4'],
    ['a paper', '合同.pdf', Buffer.from('%PDF-1.7\n<script>alert(1)</script>'), 'application/pdf'],
    ['text', '说明.txt', Buffer.from('<script>alert(1)</script>'), 'text/plain; charset=utf-8'],
  ])('%s is only saved, never shown', async (_what, name, bytes, type) => {
    const added = await send(name, bytes);
    const read = await company.as('agent')('GET', `/api/cases/${number}/files/${added.body.id}`);
    expect([read.headers['content-type'], String(read.headers['content-disposition']).split(';')[0]]).toEqual(
      [type, 'attachment'],
    );
  });

  it('a name that would end a header or hide its ending does neither', async () => {
    const added = await send("x'); filename=y\u202Efdp.html", Buffer.from('%PDF-1.7'));
    expect(added.body.name).toBe("x'); filename=yfdp.html.pdf");
    const read = await company.as('agent')('GET', `/api/cases/${number}/files/${added.body.id}`);
    expect(read.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''x%27%29%3B%20filename%3Dyfdp.html.pdf",
    );
  });

  it.each([
    ['a page', 'a.jpg', Buffer.from('<html><script>alert(1)</script></html>'), 'file.type'],
    ['a drawing', 'a.svg', Buffer.from('<svg onload="alert(1)"/>'), 'file.type'],
    ['a bomb', 'a.jpg', photoOf(60_000, 60_000), 'file.picture_too_large'],
    ['a broken picture', 'a.jpg', photo().subarray(0, 200), 'file.broken'],
    ['21 megabytes', 'a.txt', Buffer.alloc(21 * 1024 * 1024, 'x'), 'file.too_large'],
  ])('%s is refused and leaves nothing', async (_what, name, bytes, code) => {
    const before = await counts();
    const answer = await send(name, bytes);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await counts()).toEqual(before);
  });

  it('an upload of many parts is refused', async () => {
    const before = await counts();
    const part = '--x-anju-boundary\r\ncontent-disposition: form-data; name="word"\r\n\r\nx\r\n';
    const { body, headers } = uploading('a.jpg', photo());
    const answer = await company.as('agent')(
      'POST',
      `/api/cases/${number}/files`,
      Buffer.concat([Buffer.from(part.repeat(50)), body]),
      headers,
    );
    expect(answer.status).toBe(422);
    expect(await counts()).toEqual(before);
  });
});
