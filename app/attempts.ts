/** Counts what comes from one address; tells who comes too often. Kept in memory, a minute at a time. */
export function openAttempts(mostInAMinute: number, clock: () => number) {
  let minute = 0;
  let counts = new Map<string, number>();
  return {
    isTooMany(address: string): boolean {
      const now = Math.floor(clock() / 60_000);
      if (now !== minute) {
        minute = now;
        counts = new Map();
      }
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      return count > mostInAMinute;
    },
  };
}
