import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { ServiceItem, ServiceTerms } from './catalogue.contract.ts';

/** Stores an item; false when its code is taken. */
export async function insertServiceItem(ctx: Context, item: ServiceItem): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into service_items (code, class, service_type, name_zh, name_en, product_types, use_scenes, customer_grades)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do nothing returning code`,
    [
      item.code,
      item.class,
      item.serviceType,
      item.name.zh,
      item.name.en,
      item.productTypes,
      item.useScenes,
      item.customerGrades,
    ],
  );
  return rows.length > 0;
}

/** Stores what an item promises; it is a draft until published again. */
export async function updateServiceTerms(ctx: Context, code: string, terms: ServiceTerms): Promise<void> {
  await ctx.db.query(
    `update service_items set status = 'draft', effective_from = $2, effective_to = $3, next_review = $4, content = $5,
       process = $6, responsibility = $7, response_limit = $8, staff_qualification = $9, conduct = $10 where code = $1`,
    [
      code,
      terms.effectiveFrom,
      terms.effectiveTo,
      terms.nextReview,
      terms.content,
      terms.process,
      terms.responsibility,
      terms.standard.responseLimit,
      terms.standard.staffQualification,
      terms.standard.conduct,
    ],
  );
}

export async function markServiceItemPublished(ctx: Context, code: string): Promise<void> {
  await ctx.db.query(`update service_items set status = 'published' where code = $1`, [code]);
}

type NewSop = { title: string; body: string; changeNote: string; effectiveFrom: number };

/** Stores the next version of an item's working instruction; undefined when it would not begin after the last one. */
export async function insertSop(ctx: Context, code: string, sop: NewSop): Promise<number | undefined> {
  await ctx.db.query(`select 1 from service_items where code = $1 for update`, [code]);
  const row = await ctx.db.one<{ version: number }>(
    `insert into sops (service_item, version, title, body, change_note, effective_from, published_by, publisher_name, published_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5::timestamptz, $6, $7, $8 from sops where service_item = $1
     having coalesce(max(effective_from), '-infinity') < $5::timestamptz
     returning version`,
    [
      code,
      sop.title,
      sop.body,
      sop.changeNote,
      iso(sop.effectiveFrom),
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
    ],
  );
  return row?.version;
}

type NewDocument = {
  kind: string;
  process: string;
  title: string;
  body: string | null;
  link: string | null;
  file: { id: string; name: string; mediaType: string; sizeBytes: number } | null;
};

/** Stores a document as the next version of its kind for its process. */
export async function insertPolicyDocument(ctx: Context, document: NewDocument): Promise<number> {
  await ctx.db.query(`select pg_advisory_xact_lock(hashtext('policy document ' || $1 || $2))`, [
    document.kind,
    document.process,
  ]);
  const row = await ctx.db.one<{ id: number }>(
    `insert into policy_documents (kind, process, title, version, body, link, file_id, file_name, media_type, size_bytes,
       added_by, adder_name, added_at)
     select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12
     from policy_documents where kind = $1 and process = $2 returning id`,
    [
      document.kind,
      document.process,
      document.title,
      document.body,
      document.link,
      document.file?.id ?? null,
      document.file?.name ?? null,
      document.file?.mediaType ?? null,
      document.file?.sizeBytes ?? null,
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
    ],
  );
  if (row === undefined) throw new Error('the document was not stored');
  return row.id;
}
