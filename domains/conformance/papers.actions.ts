import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { matrix } from './matrix.queries.ts';
import type { Paper, PaperBody, RemarkPaper, ReviewPaper } from './papers.contract.ts';
import { hashOf, type StoredPaper, shownPaper, storedPaper } from './papers.queries.ts';
import { insertPaper, saveBody, savePreparation, saveReturn, saveReview } from './papers.store.ts';

const NOT_NOW = {
  draft: 'paper.is_draft',
  prepared: 'paper.is_prepared',
  signed: 'paper.is_signed',
} as const;

const subjectOf = (id: number) => `working_paper:${id}`;

/** A paper with its rows and signatures; not found for an unknown number. */
export async function paperOf(ctx: Context, id: number): Promise<Paper> {
  const stored = await storedPaper(ctx, id);
  if (stored === undefined) throw notFound('paper.not_found');
  return shownPaper(ctx, stored);
}

async function openPaper(
  ctx: Context,
  id: number,
  seen: { version: number; status: StoredPaper['status'] },
): Promise<StoredPaper> {
  const stored = await storedPaper(ctx, id, true);
  if (stored === undefined) throw notFound('paper.not_found');
  if (stored.version !== seen.version) throw conflict('paper.changed', { version: stored.version });
  if (stored.status !== seen.status) throw conflict(NOT_NOW[stored.status]);
  return stored;
}

const scopeOf = ({ actor }: Context): string =>
  ({ all: 'all', region: actor.region, team: actor.departmentId, own: actor.name })[actor.scope] ?? 'own';

/** Takes the figures of a period, as they are now, into a new working paper. */
export async function takePaper(ctx: Context, days: { from: string; to: string }): Promise<Paper> {
  const { standard, documents, rows, cases } = await matrix(ctx, days);
  const { pack } = await standardAt(ctx, ctx.now);
  const body: PaperBody = {
    standard,
    documents,
    scope: scopeOf(ctx),
    rows: rows.map((row) => ({ ...row, remark: null })),
  };
  const id = await insertPaper(ctx, {
    ...days,
    standardCode: pack.code,
    standardVersion: standard.version,
    cases,
    body: JSON.stringify(body),
  });
  await record(ctx, [{ type: 'paper.taken', subject: subjectOf(id), data: { ...days, cases } }]);
  return paperOf(ctx, id);
}

/** Writes the remark on a clause; refused once the preparer signed, and for a clause that the paper does not have. */
export async function remarkPaper(
  ctx: Context,
  id: number,
  input: BodyOf<typeof RemarkPaper>,
): Promise<Paper> {
  const stored = await openPaper(ctx, id, { version: input.version, status: 'draft' });
  const body = JSON.parse(stored.body) as PaperBody;
  if (!body.rows.some((row) => row.clause === input.clause))
    throw invalid('clause.unknown', { field: 'clause' });
  const rows = body.rows.map((row) => (row.clause === input.clause ? { ...row, remark: input.remark } : row));
  await saveBody(ctx, id, JSON.stringify({ ...body, rows }));
  return paperOf(ctx, id);
}

/** Signs as preparer: the hash of the text is kept, and the text stands. */
export async function preparePaper(ctx: Context, id: number, version: number): Promise<Paper> {
  const stored = await openPaper(ctx, id, { version, status: 'draft' });
  const hash = hashOf(stored);
  await savePreparation(ctx, id, hash);
  await record(ctx, [{ type: 'paper.prepared', subject: subjectOf(id), data: { hash } }]);
  return paperOf(ctx, id);
}

/** Signs as reviewer, or gives the paper back with a reason. Refuses the preparer: two people sign. */
export async function reviewPaper(
  ctx: Context,
  id: number,
  input: BodyOf<typeof ReviewPaper>,
): Promise<Paper> {
  const stored = await openPaper(ctx, id, { version: input.version, status: 'prepared' });
  if (stored.preparedBy === ctx.actor.id) throw forbidden('paper.own_review');
  if (stored.hash !== hashOf(stored)) throw conflict('paper.not_intact');
  if (input.accepted) await saveReview(ctx, id, input.note);
  else await saveReturn(ctx, id, input.note);
  await record(ctx, [
    {
      type: input.accepted ? 'paper.signed' : 'paper.returned',
      subject: subjectOf(id),
      reason: input.note ?? undefined,
      data: { hash: stored.hash, preparedBy: stored.prepared?.name ?? null },
    },
  ]);
  return paperOf(ctx, id);
}
