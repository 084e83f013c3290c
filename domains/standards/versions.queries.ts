import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso, isoOrNull } from '../../kernel/time.ts';
import { differenceOf } from './difference.rules.ts';
import { consumerRights } from './review-checklist.rules.ts';
import { Pack } from './standards.contract.ts';
import { packProblems } from './standards.rules.ts';
import type { EntryChange, Signature, Version, VersionLine } from './versions.contract.ts';
import { mayWith, seesDrafts } from './versions.policy.ts';
import { type Life, stateOf } from './versions.rules.ts';

type Row = Omit<VersionLine, 'state' | 'effectiveFrom'> & {
  status: Life['status'];
  starts: number | null;
  next: number | null;
};

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const LINE = `
  v.id, v.version, v.body->'title' as title, v.status, v.revision, v.change_note as "changeNote",
  ${epoch('v.effective_from')} as starts, ${epoch('p.next_from')} as next,
  to_jsonb(v.created_at)#>>'{}' as "createdAt", to_jsonb(v.updated_at)#>>'{}' as "updatedAt",
  to_jsonb(v.published_at)#>>'{}' as "publishedAt",
  case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as "madeBy",
  case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as "publishedBy",
  case when b.id is not null then jsonb_build_object('id', b.id, 'version', b.version) end as "basedOn",
  jsonb_build_object('clauses', jsonb_array_length(v.body->'clauses'), 'limits', jsonb_array_length(v.body->'limits'),
    'tasks', t.tasks, 'acknowledged', t.acknowledged, 'done', t.done) as counts`;

const FROM = `
  from standard_versions v
  left join (select id, lead(effective_from) over (order by effective_from, id) as next_from
             from standard_versions where status = 'published') p on p.id = v.id
  left join users m on m.id = v.made_by
  left join users u on u.id = v.published_by
  left join standard_versions b on b.id = v.based_on
  cross join lateral (select count(*)::int as tasks, count(acknowledged_at)::int as acknowledged, count(done_at)::int as done
    from implementation_tasks where version_id = v.id) t`;

function lineOf(row: Row, at: number): VersionLine {
  const { status, starts, next, ...rest } = row;
  const state = stateOf({ status, effectiveFrom: starts, nextFrom: next }, at);
  return { ...rest, state, effectiveFrom: isoOrNull(starts) };
}

/** Versions, newest first; drafts only for those who work on them, given-up ones for nobody. */
export async function listVersions(ctx: Context): Promise<VersionLine[]> {
  const rows = await ctx.db.query<Row>(
    `select ${LINE} ${FROM} where v.status = 'published' or ($1 and v.status <> 'discarded') order by v.id desc limit 200`,
    [seesDrafts(ctx.actor)],
  );
  return rows.map((row) => lineOf(row, ctx.now));
}

type Whole = Row & { body: unknown; hash: string; editors: string[]; signatures: Signature[] };

async function wholeVersion(ctx: Context, id: number): Promise<Whole> {
  const row = await ctx.db.one<Whole>(
    `select ${LINE}, v.body, v.hash, v.editors,
       (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'result', s.result, 'revision', s.revision,
          'text', s.text, 'answers', s.answers, 'signer', jsonb_build_object('id', s.signed_by, 'name', s.signer_name),
          'position', jsonb_build_object('zh', coalesce(o.name_zh, s.signer_position), 'en', coalesce(o.name_en, s.signer_position)),
          'at', s.signed_at, 'holds', s.revision = v.revision) order by s.id), '[]')
        from standard_signatures s left join positions o on o.code = s.signer_position where s.version_id = v.id) as signatures
     ${FROM} where v.id = $1 and (v.status = 'published' or $2)`,
    [id, seesDrafts(ctx.actor)],
  );
  if (row === undefined) throw notFound('version.not_found');
  return row;
}

/** One version with everything that was signed on it and what the caller may do next (S3 3-K1-1, 3-K6-3). */
export async function getVersion(ctx: Context, id: number): Promise<Version> {
  const { body, hash, editors, signatures, ...row } = await wholeVersion(ctx, id);
  const pack = Pack.parse(body);
  const problems = packProblems(pack);
  return {
    ...lineOf(row, ctx.now),
    pack,
    hash,
    problems,
    signatures,
    checklist: consumerRights,
    may: mayWith(ctx.actor, { status: row.status, editors, problems: problems.length }),
  };
}

export type StoredVersion = {
  id: number;
  version: string;
  basedOn: number | null;
  effectiveFrom: string | null;
  changeNote: string | null;
  pack: Pack;
};
type StoredRow = Omit<StoredVersion, 'pack' | 'effectiveFrom'> & { body: unknown; starts: number | null };

const STORED = `select id, version, based_on as "basedOn", change_note as "changeNote", ${epoch('effective_from')} as starts, body
  from standard_versions`;
const stored = ({ body, starts, ...row }: StoredRow): StoredVersion => ({
  ...row,
  effectiveFrom: isoOrNull(starts),
  pack: Pack.parse(body),
});

/** A version that the caller may see; refuses any other. */
export async function storedVersion(ctx: Context, id: number): Promise<StoredVersion> {
  const row = await ctx.db.one<StoredRow>(`${STORED} where id = $1 and (status = 'published' or $2)`, [
    id,
    seesDrafts(ctx.actor),
  ]);
  if (row === undefined) throw notFound('version.not_found');
  return stored(row);
}

/** The published version that takes effect last: the base of the next draft; undefined before the first. */
export async function lastPublished(ctx: Context): Promise<StoredVersion | undefined> {
  const row = await ctx.db.one<StoredRow>(
    `${STORED} where status = 'published' order by effective_from desc, id desc limit 1`,
  );
  return row === undefined ? undefined : stored(row);
}

/** What a version changes against another; without a second id, against the one that it was made from. */
export async function difference(ctx: Context, id: number, otherId: number | undefined) {
  const next = await storedVersion(ctx, id);
  const base = otherId ?? next.basedOn ?? undefined;
  const old = base === undefined ? undefined : await storedVersion(ctx, base);
  const named = (one: StoredVersion) => ({
    id: one.id,
    version: one.version,
    effectiveFrom: one.effectiveFrom,
  });
  return {
    old: old === undefined ? null : named(old),
    new: named(next),
    changes: old === undefined ? [] : differenceOf(old.pack, next.pack),
  };
}

/** How a clause and everything that carries it out changed from version to version, newest first (S1 8.2). */
export async function clauseHistory(ctx: Context, clause: string) {
  const rows = await ctx.db.query<StoredRow>(
    `${STORED} where status = 'published' order by effective_from, id`,
  );
  const versions = rows.map(stored);
  const current = versions
    .filter((one) => one.effectiveFrom !== null && one.effectiveFrom <= iso(ctx.now))
    .at(-1)
    ?.pack.clauses.find((one) => one.id === clause);
  const revisions = versions.map((one, place) => {
    const before = versions[place - 1];
    const changes: EntryChange[] = before === undefined ? [] : differenceOf(before.pack, one.pack);
    return {
      version: one.version,
      effectiveFrom: one.effectiveFrom ?? '',
      changeNote: one.changeNote,
      isFirst: before === undefined && one.pack.clauses.some((known) => known.id === clause),
      changes: changes.filter((change) => change.clause === clause),
    };
  });
  const found = revisions.filter((one) => one.isFirst || one.changes.length > 0);
  if (found.length === 0) throw notFound('clause.not_found');
  return {
    clause,
    interpretedBy: current?.interpretedBy ?? null,
    nextReview: current?.nextReview ?? null,
    revisions: found.map(({ isFirst: _, ...revision }) => revision).reverse(),
  };
}

/** Is there a calendar of this code to count by? */
export async function calendarKnown(ctx: Context, code: string): Promise<boolean> {
  return (await ctx.db.one(`select 1 from calendar_versions where code = $1 limit 1`, [code])) !== undefined;
}

/** The latest checklist and opinion on one revision; a result signed later replaces the earlier one. */
export async function signedResults(
  ctx: Context,
  id: number,
  revision: number,
): Promise<{ checklist?: string; opinion?: string }> {
  const rows = await ctx.db.query<{ kind: 'checklist' | 'opinion'; result: string }>(
    `select distinct on (kind) kind, result from standard_signatures
     where version_id = $1 and revision = $2 and kind <> 'approval' order by kind, id desc`,
    [id, revision],
  );
  return Object.fromEntries(rows.map((row) => [row.kind, row.result]));
}
