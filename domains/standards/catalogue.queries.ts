import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import type {
  ListedServiceItem,
  ListPolicyDocuments,
  ListServiceItems,
  PolicyDocument,
  Sop,
} from './catalogue.contract.ts';
import { standardAt } from './standards.queries.ts';

type Row = Omit<ListedServiceItem, 'responseTime'>;

const ITEM = `
  code, class, service_type as "serviceType", jsonb_build_object('zh', name_zh, 'en', name_en) as name,
  product_types as "productTypes", use_scenes as "useScenes", customer_grades as "customerGrades", status,
  jsonb_build_object('effectiveFrom', effective_from, 'effectiveTo', effective_to, 'nextReview', next_review,
    'content', content, 'process', process, 'responsibility', responsibility, 'standard', jsonb_build_object(
      'responseLimit', response_limit, 'staffQualification', staff_qualification, 'conduct', conduct)) as terms,
  jsonb_build_object('certificates', certificates, 'skillCode', skill_code, 'skillLevel', skill_level, 'survey', survey) as work,
  eligibility, (select jsonb_build_object('version', s.version, 'title', s.title) from sops s where s.service_item = service_items.code
    and s.effective_from < $1::date + 1 order by s.effective_from desc limit 1) as sop,
  coalesce(next_review < $1::date, false) as "reviewOverdue"`;

async function withResponseTime(ctx: Context, rows: Row[]): Promise<ListedServiceItem[]> {
  const { limits } = (await standardAt(ctx, ctx.now)).pack;
  return rows.map((row) => {
    const limit = limits.find((one) => one.key === row.terms.standard.responseLimit);
    const responseTime = limit === undefined ? null : { ...limit.duration, clause: limit.clause };
    return { ...row, responseTime };
  });
}

const writes = (ctx: Context): boolean =>
  ['standards:draft', 'standards:publish', 'organisation:manage', 'catalogue:manage'].some((right) =>
    Object.hasOwn(ctx.actor.rights, right),
  );

/**
 * Items in order; a filter keeps what is offered for it, items for every product, scene or grade included (S0 2.1).
 * Drafts, and items before their first or after their last day, are for those who write the catalogue.
 */
export async function serviceItems(
  ctx: Context,
  wanted: z.output<(typeof ListServiceItems)['query']>,
): Promise<ListedServiceItem[]> {
  const rows = await ctx.db.query<Row>(
    `select ${ITEM} from service_items
     where active and ($2::text is null or class = $2)
       and ($3::text is null or product_types = '{}' or $3 = any(product_types))
       and ($4::text is null or use_scenes = '{}' or $4 = any(use_scenes))
       and ($5::text is null or customer_grades = '{}' or $5 = any(customer_grades))
       and ($6 or status = 'published' and effective_from <= $1::date and (effective_to is null or effective_to > $1::date))
     order by sort, code`,
    [
      chinaDay(ctx.now),
      wanted.class ?? null,
      wanted.productType ?? null,
      wanted.useScene ?? null,
      wanted.customerGrade ?? null,
      writes(ctx),
    ],
  );
  return withResponseTime(ctx, rows);
}

/** One item by code, whatever its status; refuses a code that names none. */
export async function serviceItem(ctx: Context, code: string): Promise<ListedServiceItem> {
  const rows = await ctx.db.query<Row>(`select ${ITEM} from service_items where code = $2`, [
    chinaDay(ctx.now),
    code,
  ]);
  const [found] = await withResponseTime(ctx, rows);
  if (found === undefined) throw notFound('service.not_found');
  return found;
}

type SopRow = Omit<Sop, 'state'> & { next: string | null };
const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Working instructions of an item, newest first. */
export async function sopsOf(ctx: Context, code: string): Promise<Sop[]> {
  const rows = await ctx.db.query<SopRow>(
    `select service_item as "serviceItem", version, title, body, change_note as "changeNote",
       ${utc('effective_from')} as "effectiveFrom", publisher_name as "publishedBy", ${utc('published_at')} as "publishedAt",
       ${utc('lead(effective_from) over (order by effective_from)')} as next
     from sops where service_item = $1 order by effective_from desc limit 200`,
    [code],
  );
  const now = iso(ctx.now);
  return rows.map(({ next, ...sop }) => {
    if (sop.effectiveFrom > now) return { ...sop, state: 'scheduled' as const };
    return { ...sop, state: next !== null && next <= now ? ('superseded' as const) : ('in_force' as const) };
  });
}

/** The working instruction that holds for a service item at an instant: what work begun then is bound to (S0 1.1). */
export async function sopInForce(
  ctx: Context,
  code: string,
  at: number,
): Promise<{ id: number; version: number; title: string; body: string } | undefined> {
  return ctx.db.one(
    `select id, version, title, body from sops where service_item = $1 and effective_from <= $2
     order by effective_from desc limit 1`,
    [code, iso(at)],
  );
}

const DOCUMENT = `
  id, kind, process, title, version, body, link,
  case when file_id is not null
    then jsonb_build_object('name', file_name, 'mediaType', media_type, 'sizeBytes', size_bytes) end as file,
  adder_name as "addedBy", to_jsonb(added_at)#>>'{}' as "addedAt"`;

/** Documents by process and kind, the newest version of each first (S0 7.4, S2). */
export async function policyDocuments(
  ctx: Context,
  wanted: z.output<(typeof ListPolicyDocuments)['query']>,
): Promise<PolicyDocument[]> {
  return ctx.db.query<PolicyDocument>(
    `select ${DOCUMENT} from policy_documents where ($1::text is null or process = $1)
     order by process, kind, version desc limit 500`,
    [wanted.process ?? null],
  );
}

/** Where the file of a document lies; undefined when it has none. */
export const policyFile = (
  ctx: Context,
  id: number,
): Promise<{ fileId: string; name: string; mediaType: string } | undefined> =>
  ctx.db.one(
    `select file_id as "fileId", file_name as name, media_type as "mediaType" from policy_documents
     where id = $1 and file_id is not null`,
    [id],
  );
