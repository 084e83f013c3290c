import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { openedContact, type StoredContact } from '../customers/contact.rules.ts';
import { visibleTo } from './visibility.queries.ts';

/** What a work order takes over from its case, so that nothing is typed twice. */
export type CaseForWork = {
  id: number;
  number: string;
  subject: string;
  kind: string;
  priority: number;
  productType: string | null;
  region: string | null;
  departmentId: string | null;
  customerId: number;
  customerGrade: string;
  unitId: number | null;
  ownerId: string;
  isOpen: boolean;
};

const FOR_WORK = `c.id, c.number, c.subject, c.kind, c.priority, c.product_type as "productType", c.region,
  c.lead_department_id as "departmentId", c.customer_id as "customerId", c.customer_grade as "customerGrade",
  c.unit_id as "unitId", c.owner_id as "ownerId", c.closed_at is null and c.merged_into_id is null as "isOpen"`;

/** A case that the actor may see, as a work order needs it; not found otherwise. */
export async function caseForWork(ctx: Context, number: string): Promise<CaseForWork> {
  const visible = visibleTo(ctx.actor);
  const row = await ctx.db.one<CaseForWork>(
    `select ${FOR_WORK} from cases c where c.number = $1 and ${visible.sql(2)}`,
    [number, visible.value],
  );
  if (row === undefined) throw notFound('case.not_found', { number });
  return row;
}

/** Where whoever is to be reached about a case is reached; null for a case out of sight. */
export async function reachedAbout(ctx: Context, caseId: number): Promise<string | null> {
  const row = await ctx.db.one<StoredContact>(
    `select seal_id, contact_sealed, contact_name_plain, contact_phone_plain from cases where id = $1`,
    [caseId],
  );
  return row === undefined ? null : openedContact(ctx.db.vault, row).phone;
}
