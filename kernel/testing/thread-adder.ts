/** Adds up what it is sent; a million keeps it busy for a while. */
export function openAdder(start: number): (amount: number) => number {
  let sum = start;
  return (amount) => {
    if (amount < 0) throw new Error('less than nothing');
    const until = amount === 1_000_000 ? performance.now() + 100 : 0;
    while (performance.now() < until);
    sum += amount;
    return sum;
  };
}
