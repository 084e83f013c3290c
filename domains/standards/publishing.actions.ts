import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import { differenceOf } from './difference.rules.ts';
import { hashOf, openVersion, standardSubject } from './drafts.actions.ts';
import { lintContext } from './findings.queries.ts';
import { lintPack } from './linting.rules.ts';
import { assignTasks } from './policy-tasks.actions.ts';
import { refuseProblems } from './reviews.actions.ts';
import { Pack } from './standards.contract.ts';
import { forgetStandard } from './standards.queries.ts';
import type { PublishVersion } from './versions.contract.ts';
import { calendarKnown, lastPublished, type StoredVersion } from './versions.queries.ts';
import { scopeMissing } from './versions.rules.ts';
import { lockVersions, takeStarted, updatePublished } from './versions.store.ts';

/**
 * Refuses a pack that says nothing on one of the four topics, that no calendar can count, or in which the linter finds
 * what blocks: less than the law, forbidden words, an incomplete category (S3 3-K1-1, 3-K2-1, 2-七-1).
 */
async function refuseUnfit(ctx: Context, pack: Pack): Promise<void> {
  refuseProblems(pack);
  const topics = scopeMissing(pack);
  if (topics.length > 0) throw conflict('version.scope_incomplete', { topics });
  if (!(await calendarKnown(ctx, pack.calendar))) {
    throw conflict('version.calendar_unknown', { calendar: pack.calendar });
  }
  const blocking = lintPack(pack, await lintContext(ctx)).filter(({ severity }) => severity === 'blocks');
  if (blocking.length > 0) throw conflict('version.blocked', { findings: blocking });
}

/** From when it binds: the moment of publishing if the day is today, else midnight of the day in China. */
function startOf(ctx: Context, effectiveFrom: string, last: StoredVersion | undefined): number {
  const today = chinaDay(ctx.now);
  if (effectiveFrom < today) throw invalid('version.effective_in_past', { field: 'effectiveFrom' });
  const start = effectiveFrom === today ? ctx.now : Date.parse(`${effectiveFrom}T00:00:00+08:00`);
  const lastFrom = last?.effectiveFrom ?? null;
  if (lastFrom !== null && start <= Date.parse(lastFrom)) {
    throw invalid('version.effective_overlaps', {
      field: 'effectiveFrom',
      day: chinaDay(Date.parse(lastFrom)),
    });
  }
  return start;
}

/**
 * Publishes an approved version: from its day on it judges new cases, and each department concerned gets a task. Refuses
 * a day in the past or not after the last published one, a pack made from an older version, a missing scope topic, a
 * stage without limit (S3 2-七-2, 3-K2-1, 3-K4-1; S2 1.4.2).
 */
export async function publishVersion(
  ctx: Context,
  id: number,
  input: z.output<(typeof PublishVersion)['body']>,
) {
  const version = await openVersion(ctx, id, input.revision);
  if (version.status !== 'approved') throw conflict('version.wrong_state', { state: version.status });
  await lockVersions(ctx, version.code);
  const last = await lastPublished(ctx);
  if ((last?.id ?? null) !== version.basedOn) {
    throw conflict('version.base_outdated', { version: last?.version ?? '' });
  }
  const draft = Pack.parse(version.body);
  await refuseUnfit(ctx, draft);
  const effectiveFrom = startOf(ctx, input.effectiveFrom, last);
  if (input.tasksDueOn < chinaDay(ctx.now)) throw invalid('version.due_in_past', { field: 'tasksDueOn' });
  const pack: Pack = { ...draft, status: 'published', effectiveFrom: chinaDay(effectiveFrom) };
  const hash = hashOf(pack);
  await updatePublished(ctx, id, { pack, hash, effectiveFrom });
  await record(ctx, [
    {
      type: 'standard.published',
      subject: standardSubject(version.code),
      data: { version: version.version, effectiveFrom: pack.effectiveFrom, hash, approvedHash: version.hash },
    },
  ]);
  const changes = last === undefined ? [] : differenceOf(last.pack, pack);
  const tasks = await assignTasks(ctx, {
    version: { id, code: version.code, version: version.version },
    pack,
    changes,
    instruction: input.instruction,
    dueOn: input.tasksDueOn,
  });
  forgetStandard();
  const state = effectiveFrom > ctx.now ? ('scheduled' as const) : ('in_force' as const);
  return { id, state, revision: version.revision, effectiveFrom: iso(effectiveFrom), tasks };
}

/** Records, once for each, that a published version binds from now on and the one before it no longer does. */
export async function announceStarted(ctx: Context): Promise<void> {
  const started = await takeStarted(ctx);
  await record(
    ctx,
    started.map((version) => ({
      type: 'standard.took_effect',
      subject: standardSubject(version.code),
      data: { version: version.version, effectiveFrom: version.effectiveFrom },
    })),
  );
  if (started.length > 0) forgetStandard();
}
