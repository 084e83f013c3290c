import type { Actor } from '../../kernel/context.ts';
import type { VersionMay } from './versions.contract.ts';

type Who = Pick<Actor, 'id' | 'position' | 'rights'>;
type Version = { status: string; editors: string[]; problems: number };

const has = (actor: Who, right: string) => Object.hasOwn(actor.rights, `standards:${right}`);

/** Nobody reviews, approves or refuses what he wrote (S2 2.1.1, S3 3-K1-1). */
export const wroteIn = (actor: Who, editors: string[]): boolean =>
  actor.id !== null && editors.includes(actor.id);

/** Work in progress is seen by those who write, review, approve, publish or simulate it. */
export const seesDrafts = (actor: Who): boolean =>
  ['draft', 'review', 'approve', 'publish', 'simulate'].some((right) => has(actor, right));

/** A legal opinion is the legal counsel's own (S3 3-K6-3). */
export const signsOpinions = (actor: Who): boolean =>
  has(actor, 'review') && actor.position === 'legal_counsel';

/** What the actor may do with a version now; a refusal names the reason when it is tried all the same. */
export function mayWith(actor: Who, version: Version): VersionMay {
  const open = ['draft', 'reviewed', 'approved'].includes(version.status);
  const reviewable = version.status === 'draft' && version.problems === 0 && !wroteIn(actor, version.editors);
  return {
    edit: open && has(actor, 'draft'),
    discard: open && has(actor, 'draft'),
    askReview: version.status === 'draft' && version.problems === 0 && has(actor, 'draft'),
    checklist: reviewable && has(actor, 'review'),
    opinion: reviewable && signsOpinions(actor),
    approve: version.status === 'reviewed' && has(actor, 'approve') && !wroteIn(actor, version.editors),
    publish: version.status === 'approved' && has(actor, 'publish'),
  };
}
