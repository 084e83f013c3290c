/** Takes a stream of bytes in the lengths that are asked for. */
export type ByteReader = {
  /** The next so many bytes; undefined when the stream ends before. */
  take(length: number): Promise<Buffer | undefined>;
  isAtEnd(): Promise<boolean>;
};

export function byteReader(source: AsyncIterable<Buffer>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  let ended = false;
  async function hold(length: number): Promise<boolean> {
    while (size < length && !ended) {
      const next = await pieces.next();
      if (next.done === true) ended = true;
      else {
        held.push(next.value);
        size += next.value.length;
      }
    }
    return size >= length;
  }
  return {
    async take(length) {
      if (!(await hold(length))) return undefined;
      const whole = held.length === 1 ? (held[0] ?? Buffer.alloc(0)) : Buffer.concat(held);
      held = [whole.subarray(length)];
      size = whole.length - length;
      return whole.subarray(0, length);
    },
    isAtEnd: async () => !(await hold(1)),
  };
}
