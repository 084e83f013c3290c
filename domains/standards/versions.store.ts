import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Bilingual } from './clauses.contract.ts';
import type { Pack } from './standards.contract.ts';
import type { ChecklistAnswer } from './versions.contract.ts';

export type LockedVersion = {
  id: number;
  code: string;
  version: string;
  status: 'draft' | 'reviewed' | 'approved' | 'published' | 'discarded';
  revision: number;
  editors: string[];
  basedOn: number | null;
  body: unknown;
  hash: string;
};

/** The version, locked against other writers until the transaction ends. */
export const lockVersion = (ctx: Context, id: number): Promise<LockedVersion | undefined> =>
  ctx.db.one<LockedVersion>(
    `select id, code, version, status, revision, editors, based_on as "basedOn", body, hash
     from standard_versions where id = $1 for update`,
    [id],
  );

export type NewDraft = {
  code: string;
  version: number;
  pack: Pack;
  hash: string;
  basedOn: number | null;
  changeNote: string;
};

export async function insertDraft(ctx: Context, draft: NewDraft): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into standard_versions (code, version, status, body, hash, based_on, made_by, editors, change_note, created_at, updated_at)
     values ($1, $2, 'draft', $3, $4, $5, $6, array[$6::uuid], $7, $8, $8) returning id`,
    [
      draft.code,
      String(draft.version),
      JSON.stringify(draft.pack),
      draft.hash,
      draft.basedOn,
      ctx.actor.id,
      draft.changeNote,
      iso(ctx.now),
    ],
  );
  if (row === undefined) throw new Error('the draft was not stored');
  return row.id;
}

/** One at a time numbers or publishes versions of a code, until its transaction ends. */
export async function lockVersions(ctx: Context, code: string): Promise<void> {
  await ctx.db.query(`select pg_advisory_xact_lock(hashtext('standard version ' || $1))`, [code]);
}

/** The number after the highest that any version of the code has or had. */
export async function nextVersionNumber(ctx: Context, code: string): Promise<number> {
  await lockVersions(ctx, code);
  const row = await ctx.db.one<{ next: number }>(
    `select coalesce(max(version::int), 0) + 1 as next from standard_versions where code = $1 and version ~ '^[0-9]{1,6}$'`,
    [code],
  );
  return row?.next ?? 1;
}

/** Stores an edited body: one revision more, back to draft, the writer among the editors. */
export async function updateBody(
  ctx: Context,
  id: number,
  body: { pack: Pack; hash: string },
): Promise<number> {
  const row = await ctx.db.one<{ revision: number }>(
    `update standard_versions set body = $2, hash = $3, status = 'draft', revision = revision + 1, updated_at = $4,
       editors = case when $5::uuid = any(editors) then editors else editors || $5::uuid end
     where id = $1 returning revision`,
    [id, JSON.stringify(body.pack), body.hash, iso(ctx.now), ctx.actor.id],
  );
  return row?.revision ?? 0;
}

export async function updateStatus(ctx: Context, id: number, status: LockedVersion['status']): Promise<void> {
  await ctx.db.query(`update standard_versions set status = $2, updated_at = $3 where id = $1`, [
    id,
    status,
    iso(ctx.now),
  ]);
}

export async function updatePublished(
  ctx: Context,
  id: number,
  published: { pack: Pack; hash: string; effectiveFrom: number },
): Promise<void> {
  await ctx.db.query(
    `update standard_versions set status = 'published', body = $2, hash = $3, effective_from = $4, published_at = $5,
       published_by = $6, updated_at = $5 where id = $1`,
    [
      id,
      JSON.stringify(published.pack),
      published.hash,
      iso(published.effectiveFrom),
      iso(ctx.now),
      ctx.actor.id,
    ],
  );
}

export type NewSignature = {
  versionId: number;
  revision: number;
  kind: 'checklist' | 'opinion' | 'approval';
  result: string;
  text: string | null;
  answers: ChecklistAnswer[] | null;
  hash: string;
};

export async function insertSignature(ctx: Context, signed: NewSignature): Promise<void> {
  await ctx.db.query(
    `insert into standard_signatures (version_id, revision, kind, result, text, answers, hash, signed_by, signer_name, signer_position, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      signed.versionId,
      signed.revision,
      signed.kind,
      signed.result,
      signed.text,
      signed.answers === null ? null : JSON.stringify(signed.answers),
      signed.hash,
      ctx.actor.id,
      ctx.actor.name,
      ctx.actor.position,
      iso(ctx.now),
    ],
  );
}

export type Started = { id: number; code: string; version: string; title: Bilingual; effectiveFrom: string };

/** Published versions that took effect and were not spoken of yet; each is answered once. */
export async function takeStarted(ctx: Context): Promise<Started[]> {
  return ctx.db.query<Started>(
    `update standard_versions set announced_at = $1
     where status = 'published' and announced_at is null and published_by is not null and effective_from <= $1
     returning id, code, version, body->'title' as title, effective_from::text as "effectiveFrom"`,
    [iso(ctx.now)],
  );
}
