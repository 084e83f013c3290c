type Group<Name, Place> = { name: Name; places: readonly Place[] };
export type Section<Name, Place> = { name: Name | 'rest' | null; places: Place[] };

/** So few places are read at a glance: headings would only lengthen the list. */
const GLANCE = 8;

/**
 * The menu of one person: the groups of what may be seen, in their order. A heading over a single place says nothing, so
 * single places stand together at the end under `rest`; a lone one, or a menu of few places, has no heading (`null`).
 */
export function menuOf<Name, Place>(
  groups: readonly Group<Name, Place>[],
  maySee: (place: Place) => boolean,
): Section<Name, Place>[] {
  const own = groups
    .map(({ name, places }) => ({ name, places: places.filter(maySee) }))
    .filter(({ places }) => places.length > 0);
  const all = own.flatMap(({ places }) => places);
  if (all.length === 0) return [];
  if (all.length <= GLANCE) return [{ name: null, places: all }];
  const headed = own.filter(({ places }) => places.length > 1);
  const rest = own.filter(({ places }) => places.length === 1).flatMap(({ places }) => places);
  if (rest.length === 0) return headed;
  return [...headed, { name: rest.length === 1 ? null : 'rest', places: rest }];
}
