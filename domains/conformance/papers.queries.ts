import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { may } from '../identity/identity.policy.ts';
import type { Paper, PaperBody, PaperHead } from './papers.contract.ts';

export type StoredPaper = PaperHead & { body: string; preparedBy: string | null };

const SIGNED = (who: string) => `case when ${who}_at is null then null else
  jsonb_build_object('name', ${who}_by_name, 'at', ${who}_at) end`;
const HEAD = `id, from_day::text as "from", to_day::text as "to", standard_version as "standardVersion", cases, status,
  created_by_name as "createdBy", to_json(created_at)#>>'{}' as "createdAt", ${SIGNED('prepared')} as prepared,
  ${SIGNED('reviewed')} as reviewed, review_note as "reviewNote", hash, version`;

/** Working papers, the latest 100. */
export const papers = (ctx: Context): Promise<PaperHead[]> =>
  ctx.db.query<PaperHead>(`select ${HEAD} from working_papers order by id desc limit 100`);

/** A paper with its text, locked for whoever changes it. */
export const storedPaper = (ctx: Context, id: number, lock = false): Promise<StoredPaper | undefined> =>
  ctx.db.one<StoredPaper>(
    `select ${HEAD}, body, prepared_by as "preparedBy" from working_papers where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );

/** SHA-256 of what a signature stands under: period, version of the standard, and the text. */
export const hashOf = (paper: Pick<StoredPaper, 'from' | 'to' | 'standardVersion' | 'body'>): string =>
  createHash('sha256')
    .update([paper.from, paper.to, paper.standardVersion, paper.body].join('\n'))
    .digest('hex');

/** A stored paper as it is shown, with what the actor may do next. */
export function shownPaper(ctx: Context, stored: StoredPaper): Paper {
  const { body, preparedBy, ...head } = stored;
  const draft = stored.status === 'draft';
  return {
    ...head,
    body: JSON.parse(body) as PaperBody,
    intact: stored.hash === null || stored.hash === hashOf(stored),
    may: {
      remark: draft && may(ctx.actor, 'conformance:manage'),
      prepare: draft && may(ctx.actor, 'conformance:manage'),
      review:
        stored.status === 'prepared' && may(ctx.actor, 'conformance:review') && preparedBy !== ctx.actor.id,
    },
  };
}
