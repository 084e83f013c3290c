/** A value inside an entry by its path: `duration.value`. */
export function valueAt(entry: unknown, path: string): unknown {
  let inner = entry;
  for (const step of path === '' ? [] : path.split('.')) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = Reflect.get(inner, step);
  }
  return inner;
}

/** The same entry with another value at a path; `undefined` takes the field away. */
export function withValue(entry: unknown, path: string, value: unknown): unknown {
  if (path === '') return value;
  const [step = '', ...rest] = path.split('.');
  const known = typeof entry === 'object' && entry !== null ? entry : {};
  const inner = rest.length === 0 ? value : withValue(Reflect.get(known, step), rest.join('.'), value);
  if (Array.isArray(known)) return known.map((old, place) => (String(place) === step ? inner : old));
  if (inner !== undefined) return { ...known, [step]: inner };
  const { [step]: _, ...left } = known as Record<string, unknown>;
  return left;
}
