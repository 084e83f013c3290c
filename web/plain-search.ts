const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** One key of an address, when it says something. */
export const one = <K extends string>(key: K, value: unknown): { [P in K]?: string } => {
  const read = text(value);
  return (read === undefined ? {} : { [key]: read }) as { [P in K]?: string };
};

/** Filters stay readable and shareable: plain text in the address, no JSON. */
export function stringifySearch(search: Record<string, unknown>): string {
  const plain = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') plain.set(key, String(value));
  }
  return plain.size === 0 ? '' : `?${plain}`;
}
