import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { may } from '../identity/identity.policy.ts';
import type { Pack } from '../standards/standards.contract.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type {
  Framework,
  FrameworkPage,
  FrameworkSummary,
  RowStatus,
  ShownRow,
} from './frameworks.contract.ts';
import { answersFor, percentCompliant, uncoveredClauses } from './frameworks.rules.ts';

export type StoredFramework = {
  version: number;
  body: Framework;
  hash: string;
  publishedBy: string;
  publishedAt: string;
};
type StoredAssessment = {
  row: string;
  status: RowStatus;
  clauses: string[] | null;
  remark: string | null;
  responsible: { id: string; name: string } | null;
  assessedBy: string;
  assessedAt: string;
  version: number;
};

/** The latest version of each framework, or of one. */
export const frameworksNow = (ctx: Context, code: string | null = null): Promise<StoredFramework[]> =>
  ctx.db.query<StoredFramework>(
    `select distinct on (code) version, body, hash, published_by_name as "publishedBy",
       to_json(published_at)#>>'{}' as "publishedAt"
     from framework_versions where $1::text is null or code = $1 order by code, version desc`,
    [code],
  );

/** The text of what the company last received with the product, to see whether the file is newer. */
export async function shippedHash(ctx: Context, code: string): Promise<string | null> {
  const row = await ctx.db.one<{ hash: string }>(
    `select hash from framework_versions where code = $1 and origin = 'shipped' order by version desc limit 1`,
    [code],
  );
  return row?.hash ?? null;
}

const assessmentsOf = (ctx: Context, code: string | null) =>
  ctx.db.query<StoredAssessment & { code: string }>(
    `select a.framework_code as code, a.row_key as row, a.status, a.clauses, a.remark, a.version,
       case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as responsible,
       a.assessed_by_name as "assessedBy", to_json(a.assessed_at)#>>'{}' as "assessedAt"
     from framework_assessments a left join users u on u.id = a.responsible_id
     where $1::text is null or a.framework_code = $1`,
    [code],
  );

function shownRows(body: Framework, assessments: StoredAssessment[], pack: Pack): ShownRow[] {
  const known = new Map(assessments.map((assessment) => [assessment.row, assessment]));
  return body.rows.map((row) => {
    const found = known.get(row.key);
    const clauses = found?.clauses ?? row.clauses;
    return {
      ...row,
      clauses,
      status: found?.status ?? 'not_assessed',
      remark: found?.remark ?? null,
      responsible: found?.responsible ?? null,
      assessedBy: found?.assessedBy ?? null,
      assessedAt: found?.assessedAt ?? null,
      version: found?.version ?? 0,
      answeredBy: pack.clauses
        .filter((clause) => clauses.some((mapped) => answersFor(mapped, clause.id)))
        .map((clause) => ({ clause: clause.id, text: clause.text })),
    };
  });
}

const summaryOf = ({ version, body }: StoredFramework, rows: ShownRow[]): FrameworkSummary => ({
  code: body.code,
  kind: body.kind,
  number: body.number,
  title: body.title,
  verified: body.verified,
  version,
  rows: rows.length,
  compliant: rows.filter((row) => row.status === 'compliant').length,
  percent: percentCompliant(rows),
  unanswered: rows.filter((row) => row.answeredBy.length === 0).length,
});

/** National standards that the company's documents cite with a checked number: support, never quoted to customers. */
const supportingOf = (pack: Pack) =>
  pack.documents.flatMap((document) =>
    document.origin !== 'company'
      ? []
      : document.citations
          .filter((citation) => citation.status === 'verified')
          .map(({ number, title, clause }) => ({ number, title, clause, verified: true })),
  );

/** What the standard is compared with, and the supporting standards (S2 1.2). */
export async function frameworkList(ctx: Context) {
  const { pack } = await standardAt(ctx, ctx.now);
  const stored = await frameworksNow(ctx);
  const assessments = await assessmentsOf(ctx, null);
  return {
    frameworks: stored.map((framework) =>
      summaryOf(
        framework,
        shownRows(
          framework.body,
          assessments.filter((assessment) => assessment.code === framework.body.code),
          pack,
        ),
      ),
    ),
    supporting: supportingOf(pack),
  };
}

/** A framework with its rows, what is not compliant, and which company clauses answer nothing of it. */
export async function frameworkPage(ctx: Context, code: string): Promise<FrameworkPage> {
  const [stored] = await frameworksNow(ctx, code);
  if (stored === undefined) throw notFound('framework.not_found');
  const { pack } = await standardAt(ctx, ctx.now);
  const rows = shownRows(stored.body, await assessmentsOf(ctx, code), pack);
  const own = new Set(
    pack.documents.filter((document) => document.origin === 'company').map((document) => document.code),
  );
  const clauses = pack.clauses.filter((clause) => own.has(clause.document) && clause.status !== 'superseded');
  return {
    ...summaryOf(stored, rows),
    note: stored.body.note,
    effectiveFrom: stored.body.effectiveFrom,
    awaitsClauses: stored.body.awaitsClauses,
    publishedBy: stored.publishedBy,
    publishedAt: stored.publishedAt,
    rowList: rows,
    gaps: rows.filter((row) => row.status !== 'compliant').map((row) => row.key),
    uncovered: uncoveredClauses(clauses, rows).map((clause) => ({ clause: clause.id, text: clause.text })),
    may: { assess: may(ctx.actor, 'conformance:manage') },
  };
}
