import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, openedChunks, sealedChunks } from './chunks.ts';

const key = Buffer.alloc(32, 5);
const MEGABYTE = 1 << 20;

async function* of(...pieces: Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}
async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}
const seal = (bytes: Buffer, head: object = { id: 'a' }) => all(sealedChunks(of(bytes), { key, head }));
const open = async (bytes: Buffer, withKey = key) => all(openedChunks(await headOf(of(bytes)), withKey));
const refused = { code: 'backup_damaged' };

/** The chunks of a sealed stream, each with its length before it, and what stands before them. */
function taken(sealed: Buffer): { start: Buffer; chunks: Buffer[] } {
  const headEnd = 14 + 4 + sealed.readUInt32BE(14);
  const chunks: Buffer[] = [];
  for (let at = headEnd; at < sealed.length; ) {
    const size = 4 + sealed.readUInt32BE(at);
    chunks.push(sealed.subarray(at, at + size));
    at += size;
  }
  return { start: sealed.subarray(0, headEnd), chunks };
}

describe('a sealed stream', () => {
  it.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE])('gives back %i bytes', async (size) => {
    const bytes = randomBytes(size);
    expect((await open(await seal(bytes))).equals(bytes)).toBe(true);
  });

  it('is refused whichever byte of it was changed, and wherever it was cut', async () => {
    const sealed = await seal(Buffer.from('rows of a company'));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(at) ^ by, at);
        await expect(open(changed)).rejects.toMatchObject(refused);
        await expect(open(sealed.subarray(0, at))).rejects.toMatchObject(refused);
      }),
    );
  });

  it('is refused when pieces were left out, exchanged, repeated, or taken from another file of the same key', async () => {
    const { start, chunks } = taken(await seal(randomBytes(3 * MEGABYTE + 5)));
    const [one, two, three, four] = chunks as [Buffer, Buffer, Buffer, Buffer];
    expect(chunks).toHaveLength(4);
    const other = taken(await seal(randomBytes(3 * MEGABYTE + 5), { id: 'b' }));
    const wrong = [
      [two, one, three, four],
      [one, two, four],
      [one, two, three],
      [one, two, two, three, four],
      [one, two, three, four, four],
      [one, other.chunks[1] ?? one, three, four],
    ];
    for (const order of wrong)
      await expect(open(Buffer.concat([start, ...order]))).rejects.toMatchObject(refused);
    await expect(open(Buffer.concat([other.start, ...chunks]))).rejects.toMatchObject(refused);
    expect((await open(Buffer.concat([start, ...chunks]))).length).toBe(3 * MEGABYTE + 5);
  });

  it('opens under its own key only', async () => {
    await expect(open(await seal(Buffer.from('x')), Buffer.alloc(32, 6))).rejects.toMatchObject(refused);
  });
});
