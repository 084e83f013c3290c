import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid } from '../../kernel/refusal.ts';
import { listPeople } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import { openVersion, standardSubject } from './drafts.actions.ts';
import { allKept, unanswered } from './review-checklist.rules.ts';
import { Pack } from './standards.contract.ts';
import { packProblems } from './standards.rules.ts';
import type { DecideVersion, SignChecklist, SignOpinion } from './versions.contract.ts';
import { signsOpinions, wroteIn } from './versions.policy.ts';
import { signedResults } from './versions.queries.ts';
import { insertSignature, type LockedVersion, type NewSignature, updateStatus } from './versions.store.ts';

type Signing = Pick<NewSignature, 'kind' | 'result' | 'text' | 'answers'>;

/** Refuses a signature on a version of the wrong state, or by somebody who wrote in it (S2 2.1.1, S3 3-K1-1). */
function refuseSigning(ctx: Context, version: LockedVersion, status: LockedVersion['status']): void {
  if (version.status !== status) throw conflict('version.wrong_state', { state: version.status });
  if (wroteIn(ctx.actor, version.editors)) throw forbidden('version.own_work');
}

/** Refuses what does not fit together: it is mended before anybody signs. */
export function refuseProblems(pack: Pack): void {
  const problems = packProblems(pack);
  if (problems.length === 0) return;
  const errors = problems.map(({ path, message, values }) => ({ field: path, code: message, values }));
  throw conflict('version.has_problems', { errors });
}

async function sign(ctx: Context, version: LockedVersion, signing: Signing): Promise<void> {
  const { id: versionId, revision, hash } = version;
  await insertSignature(ctx, { versionId, revision, hash, ...signing });
  await record(ctx, [
    {
      type: `standard.${signing.kind}_signed`,
      subject: standardSubject(version.code),
      reason: signing.text ?? undefined,
      data: { version: version.version, revision, result: signing.result, hash },
    },
  ]);
}

/** Tells those with a right, who did not write in the version, that it waits for them; answers how many. */
async function tell(ctx: Context, version: LockedVersion, right: string, kind: string): Promise<number> {
  const people = (await listPeople(ctx, { permission: right })).filter(
    (person) => person.id !== ctx.actor.id && !version.editors.includes(person.id),
  );
  const { title } = Pack.parse(version.body);
  const data = { subject: `${title.zh} ${version.version}`, versionId: version.id, version: version.version };
  await notify(
    ctx,
    people.map((person) => ({ userId: person.id, kind, data })),
  );
  return people.length;
}

/** Tells the reviewers that a draft is ready; refuses one whose parts do not fit together. */
export async function askReview(ctx: Context, id: number, revision: number) {
  const version = await openVersion(ctx, id, revision);
  if (version.status !== 'draft') throw conflict('version.wrong_state', { state: version.status });
  refuseProblems(Pack.parse(version.body));
  const told = await tell(ctx, version, 'standards:review', 'standard.to_review');
  await record(ctx, [
    {
      type: 'standard.review_asked',
      subject: standardSubject(version.code),
      data: { version: version.version, revision, told },
    },
  ]);
  return { id, state: 'draft' as const, revision, told };
}

/** Reviewed once this very text has a checklist without a right that is not kept, and the consent of legal counsel. */
async function settleReview(ctx: Context, version: LockedVersion) {
  const { checklist, opinion } = await signedResults(ctx, version.id, version.revision);
  const done = checklist === 'kept' && opinion === 'consent';
  if (done) {
    await updateStatus(ctx, version.id, 'reviewed');
    await record(ctx, [
      {
        type: 'standard.reviewed',
        subject: standardSubject(version.code),
        data: { version: version.version, revision: version.revision, hash: version.hash },
      },
    ]);
    await tell(ctx, version, 'standards:approve', 'standard.to_approve');
  }
  return {
    id: version.id,
    state: done ? ('reviewed' as const) : ('draft' as const),
    revision: version.revision,
  };
}

/**
 * Signs the consumer-rights checklist. Refuses one with an item left out, and one by somebody who wrote in the version;
 * a right that is not kept is stored and blocks the version until its text changes (S3 3-K1-1).
 */
export async function signChecklist(
  ctx: Context,
  id: number,
  input: z.output<(typeof SignChecklist)['body']>,
) {
  const version = await openVersion(ctx, id, input.revision);
  refuseSigning(ctx, version, 'draft');
  refuseProblems(Pack.parse(version.body));
  const missing = unanswered(input.answers);
  if (missing.length > 0) throw invalid('version.checklist_incomplete', { field: 'answers', items: missing });
  const result = allKept(input.answers) ? 'kept' : 'not_kept';
  await sign(ctx, version, { kind: 'checklist', result, text: null, answers: input.answers });
  return settleReview(ctx, version);
}

/** Legal counsel signs consent or objection, stored with the version; anybody else is refused (S3 3-K6-3). */
export async function signOpinion(ctx: Context, id: number, input: z.output<(typeof SignOpinion)['body']>) {
  if (!signsOpinions(ctx.actor)) throw forbidden('version.counsel_only');
  const version = await openVersion(ctx, id, input.revision);
  refuseSigning(ctx, version, 'draft');
  refuseProblems(Pack.parse(version.body));
  await sign(ctx, version, { kind: 'opinion', result: input.result, text: input.text, answers: null });
  return settleReview(ctx, version);
}

/** The committee approves, or sends back to draft, with its reason; never somebody who wrote in it (S2 2.1.1). */
export async function decideVersion(
  ctx: Context,
  id: number,
  input: z.output<(typeof DecideVersion)['body']>,
) {
  const version = await openVersion(ctx, id, input.revision);
  refuseSigning(ctx, version, 'reviewed');
  const state = input.result === 'approved' ? ('approved' as const) : ('draft' as const);
  await sign(ctx, version, { kind: 'approval', result: input.result, text: input.reason, answers: null });
  await updateStatus(ctx, id, state);
  await tell(
    ctx,
    { ...version, editors: [] },
    'standards:draft',
    state === 'approved' ? 'standard.approved' : 'standard.refused',
  );
  return { id, state, revision: version.revision };
}
