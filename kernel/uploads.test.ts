import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from './refusal.ts';
import { CAMERA, film, gif, heic, PLACE, photo, photoOf, png, pngOf, webp } from './testing/pictures.ts';
import { accept } from './uploads.ts';

const TRACES = [
  PLACE,
  Buffer.from(CAMERA),
  Buffer.from('GPSLatitude'),
  Buffer.from('+31.2304'),
  Buffer.from('Shanghai'),
];
const tracesIn = (bytes: Buffer) => TRACES.filter((trace) => bytes.includes(trace)).length;
const taken = (bytes: Buffer, name = 'a.bin') => accept({ name, bytes });
const refusalOf = (bytes: Buffer, name = 'a.bin'): string => {
  try {
    return `taken as ${accept({ name, bytes }).mediaType}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const samples: [string, Buffer][] = [
  ['image/jpeg', photo()],
  ['image/png', png()],
  ['image/webp', webp()],
  ['image/gif', gif()],
  ['image/heic', heic()],
  ['video/mp4', film()],
];

describe('what a camera wrote about place and owner', () => {
  it.each(samples)('leaves %s, and the original keeps it', (type, bytes) => {
    const { mediaType, bare, bytes: original } = taken(Buffer.from(bytes));
    expect([mediaType, tracesIn(original) > 0, original.equals(bytes)]).toEqual([type, true, true]);
    // Of HEIC only the place goes: the rest cannot be moved without decoding.
    expect(TRACES.filter((trace) => bare.includes(trace))).toEqual(
      type === 'image/heic' ? [Buffer.from(CAMERA)] : [],
    );
  });

  it.each(samples)('is gone for good: a bare %s read again is the same', (_type, bytes) => {
    const { bare } = taken(bytes);
    expect(taken(bare).bare.equals(bare)).toBe(true);
  });

  it('which way is up stays, and nothing behind the end of a picture does', () => {
    const { bare } = taken(photo());
    expect(bare.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
    expect(bare.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect(taken(png()).bare.subarray(-8, -4).toString()).toBe('IEND');
    expect(taken(photoOf(8, 6)).bare).toEqual(photoOf(8, 6));
  });
});

describe('bombs', () => {
  it.each([
    ['JPEG', photoOf(65_000, 65_000)],
    ['JPEG of one long line', photoOf(65_000, 1)],
    ['PNG', pngOf(50_000, 50_000)],
    ['PNG of four thousand million columns', pngOf(0xffffffff, 1)],
    ['HEIC', heic(30_000, 30_000)],
  ])('a small %s that is huge on the screen is refused by its header', (_what, bytes) => {
    expect(bytes.length).toBeLessThan(2000);
    expect(refusalOf(bytes)).toBe('file.picture_too_large');
  });

  it('what a phone takes is not: 64 megapixels, and a panorama', () => {
    expect([refusalOf(photoOf(8000, 8000)), refusalOf(photoOf(20_000, 3000))]).toEqual([
      'taken as image/jpeg',
      'taken as image/jpeg',
    ]);
  });
});

describe('content decides, not the name', () => {
  it.each([
    ['a page', '<html><script>alert(1)</script></html>', 'a.jpg'],
    ['a page called so', '<!doctype html><script>alert(1)</script>', 'a.html'],
    ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.svg'],
    ['a drawing called a photo', '<svg onload="alert(1)"/>', 'a.png'],
    ['a program', 'MZ\u0090\u0000', 'a.pdf'],
    ['a script', '#!/bin/sh\nrm -rf /', 'a.sh'],
    ['an archive', 'PK\u0003\u0004', 'a.docx'],
    ['an archive called text', 'PK\u0003\u0004\u0000', 'a.txt'],
    ['a page in two-byte letters', '\u00ff\u00fe<\u0000h\u0000t\u0000m\u0000l\u0000', 'a.mp3'],
    ['nothing', '', 'a.jpg'],
  ])('%s is refused', (_what, text, name) => {
    expect(refusalOf(Buffer.from(text, 'latin1'), name)).toBe('file.type');
  });

  it.each([
    ['a photo of a word', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100, 7)])],
    ['a photo cut off', photo().subarray(0, 300)],
    ['a PNG without end', png().subarray(0, 60)],
    ['a WebP that promises more', webp().subarray(0, 40)],
    ['a film whose box reaches over its end', film().subarray(0, -10)],
    ['a picture without points', photoOf(0, 10)],
  ])('%s is broken', (_what, bytes) => {
    expect(refusalOf(bytes)).toBe('file.broken');
  });

  it.each([
    ['合同.pdf', '合同.pdf'],
    ['page.html', 'page.html.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\合同.PDF', '合同.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
    ['a\r\nset-cookie: x.pdf', 'aset-cookie x.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['...', 'file.pdf'],
    ['\ud83d', '\ufffd.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(120)}.pdf`],
    [`${'😀'.repeat(300)}.pdf`, `${'😀'.repeat(120)}.pdf`],
  ])('%j is kept as %j', (name, kept) => {
    expect(accept({ name, bytes: Buffer.from('%PDF-1.7') }).name).toBe(kept);
  });
});

it('whatever the bytes are, the answer is a file or a refusal, never a fault', () => {
  const start = fc.constantFrom(...samples.map(([, bytes]) => bytes));
  const changes = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
  fc.assert(
    fc.property(start, changes, fc.nat(700), (sample, edits, length) => {
      const bytes = Buffer.from(sample.subarray(0, Math.max(length, 12)));
      for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
      expect(refusalOf(bytes)).toMatch(/^(taken as |file\.(type|broken|picture_too_large))/);
    }),
    { numRuns: 2000 },
  );
});
