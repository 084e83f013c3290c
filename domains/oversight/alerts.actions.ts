import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict } from '../../kernel/refusal.ts';
import { MINUTE } from '../../kernel/time.ts';
import { isOpen } from '../calendar/calendar.rules.ts';
import { notify } from '../messages/messages.actions.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { type AccessRule, exceeded, type Figures, type Limit } from './alerts.rules.ts';
import type { AcknowledgeAlert, Alert, SetLimit } from './oversight.contract.ts';
import { alertOf, limits, officers } from './oversight.queries.ts';
import { insertAlert, saveAcknowledgement, saveLimit } from './oversight.store.ts';
import { doingsOf, looksOf, type Who } from './search.queries.ts';

/** A look shortly before or after opening hours is no night access. */
const MARGIN = 60 * MINUTE;

async function nightLooks(ctx: Context, userId: string | null, minutes: number): Promise<number> {
  const at = await looksOf(ctx, userId, minutes);
  if (at.length === 0) return 0;
  const { compiled } = (await standardAt(ctx, ctx.now)).calendar;
  const isDay = (instant: number) =>
    [instant - MARGIN, instant, instant + MARGIN].some((one) => isOpen(compiled, one));
  return at.filter((instant) => !isDay(instant)).length;
}

async function figuresOf(ctx: Context, who: Who, all: Limit[]): Promise<Figures> {
  const minutesOf = (rule: AccessRule) => all.find((limit) => limit.rule === rule)?.minutes ?? 1;
  const counted = await doingsOf(ctx, who, {
    viewing: minutesOf('mass_viewing'),
    exports: minutesOf('mass_export'),
    largest: minutesOf('large_export'),
    refusals: minutesOf('repeated_refusals'),
  });
  return {
    mass_viewing: counted.customers,
    mass_export: counted.exports,
    large_export: counted.largest,
    night_access: await nightLooks(ctx, who.userId, minutesOf('night_access')),
    repeated_refusals: counted.refusals,
  };
}

/**
 * Looks at what one user did lately, right after an entry of the log, and keeps an alert for each limit that is passed,
 * once within its minutes; the officers are told (S3 1-K5-3).
 */
export async function watch(ctx: Context, who: Who & { userName: string }): Promise<void> {
  const all = await limits(ctx);
  for (const found of exceeded(all, await figuresOf(ctx, who, all))) {
    const id = await insertAlert(ctx, who, found);
    if (id === undefined) continue;
    const data = { id, rule: found.rule, found: found.found, most: found.most, minutes: found.minutes };
    await record(ctx, [
      { type: 'access.alerted', subject: `access_alert:${id}`, data: { ...data, userId: who.userId } },
    ]);
    const told = await officers(ctx);
    await notify(
      ctx,
      told.map((userId) => ({ userId, kind: 'access.alert', data: { ...data, userName: who.userName } })),
    );
  }
}

/** Says what was found out about an alert; refuses a second time. */
export async function acknowledge(
  ctx: Context,
  id: number,
  { note }: BodyOf<typeof AcknowledgeAlert>,
): Promise<Alert> {
  await alertOf(ctx, id);
  if (!(await saveAcknowledgement(ctx, id, note))) throw conflict('access_alert.acknowledged');
  await record(ctx, [
    { type: 'access.alert_acknowledged', subject: `access_alert:${id}`, reason: note, data: { id } },
  ]);
  return alertOf(ctx, id);
}

/** Changes a limit of abnormal access; the old one stays on record. */
export async function setLimit(
  ctx: Context,
  rule: AccessRule,
  change: BodyOf<typeof SetLimit>,
): Promise<Limit> {
  const before = (await limits(ctx)).find((limit) => limit.rule === rule);
  await saveLimit(ctx, { rule, ...change });
  await record(ctx, [
    { type: 'access.limit_changed', subject: 'access_log', data: { rule, before, after: change } },
  ]);
  return { rule, ...change };
}
