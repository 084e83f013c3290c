import type { Actor } from '../../kernel/context.ts';

/** SQL that is true for the cases `c` an actor may see, with the value it needs (S2 2.1.2, S0 5.2). */
export type Visibility = { sql(place: number): string; value: string | null };

/**
 * own: cases the user is involved in; team: cases of the user's department; region: cases of the region;
 * all: every case. Being involved personally (assigned, asked to decide, mentioned) always shows the case.
 */
export function visibleTo(actor: Actor): Visibility {
  const involved = (place: number) =>
    `exists (select 1 from case_access a where a.case_id = c.id and a.principal = $${place})`;
  switch (actor.scope) {
    case 'all':
      return { sql: (place) => `$${place}::text is null`, value: null };
    case 'region':
      return {
        sql: (place) =>
          `(c.region = split_part($${place}, ' ', 1) or exists (select 1 from case_access a where a.case_id = c.id and a.principal = split_part($${place}, ' ', 2)))`,
        value: `${actor.region ?? '-'} u:${actor.id}`,
      };
    case 'team':
      return {
        sql: (place) =>
          `exists (select 1 from case_access a where a.case_id = c.id and a.principal = any(string_to_array($${place}, ' ')))`,
        value: `d:${actor.departmentId ?? '-'} u:${actor.id}`,
      };
    case 'own':
      return { sql: involved, value: `u:${actor.id}` };
  }
}

/** The one key by which a list of cases is read: an access principal, a region, or everything. */
export type ListKey = { kind: 'principal' | 'region' | 'all'; value: string | null };

export function listKeyOf(actor: Actor): ListKey {
  if (actor.scope === 'all') return { kind: 'all', value: null };
  if (actor.scope === 'region') return { kind: 'region', value: actor.region };
  if (actor.scope === 'team' && actor.departmentId !== null)
    return { kind: 'principal', value: `d:${actor.departmentId}` };
  return { kind: 'principal', value: `u:${actor.id}` };
}
