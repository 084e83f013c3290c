export type PeopleSearch = { region?: string; fit?: 'yes' | 'no' };

export function readPeopleSearch({ region, fit }: Record<string, unknown>): PeopleSearch {
  return {
    ...(typeof region === 'string' && region !== '' ? { region: region.slice(0, 20) } : {}),
    ...(fit === 'yes' || fit === 'no' ? { fit } : {}),
  };
}
