import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { amendCalendars, versionsForNotice } from '../calendar/calendar.actions.ts';
import { compileCalendar } from '../calendar/calendar.rules.ts';
import { withYear } from '../calendar/overrides.rules.ts';
import { changedDays, instantsOf, reachOf, warningsOf } from '../calendar/warnings.rules.ts';
import {
  forgetStandard,
  publishedStandard,
  type Standard,
  standardAt,
} from '../standards/standards.queries.ts';
import { calendarsInUse, casesConcerned } from './recount-cases.queries.ts';
import type { LoadNotice, StartRecount, YearNotice } from './recounts.contract.ts';
import type { RunParams } from './recounts.rules.ts';
import { insertRun, saveEnded } from './recounts.store.ts';

type Notice = z.output<typeof YearNotice>;

/** Queues a run; it begins right after the commit, or after the run before it. */
async function startRun(
  ctx: Context,
  run: { kind: 'notice' | 'calendar' | 'standard' | 'verification'; params: RunParams; reason: string },
): Promise<number> {
  const runId = await insertRun(ctx, run);
  await record(ctx, [
    {
      type: 'recount.started',
      subject: `recount:${runId}`,
      reason: run.reason,
      data: { runId, piece: 0, kind: run.kind },
    },
  ]);
  return runId;
}

async function concernedVersions(ctx: Context, year: number) {
  const company = (await standardAt(ctx, ctx.now)).calendar;
  const inUse = await calendarsInUse(ctx);
  return { company, versions: await versionsForNotice(ctx, company.code, { year, inUse }) };
}

const spanOf = (tz: string, { year, official }: Notice) => {
  const { since, before } = instantsOf(tz, reachOf(year, official));
  return { year, since: iso(since), before: iso(before) };
};

/** What loading a notice would change: days, calendars, and how many open cases reach it (S0 1.4). Stores nothing. */
export async function previewNotice(ctx: Context, notice: Notice) {
  const { company, versions } = await concernedVersions(ctx, notice.year);
  const after = compileCalendar(withYear(company.calendar, notice.year, notice.official));
  const successors = Object.fromEntries(versions.map(({ version }) => [String(version.id), version.id]));
  return {
    days: changedDays(company.compiled, after, reachOf(notice.year, notice.official)),
    warnings: warningsOf(notice.official),
    replaces: company.calendar.official[String(notice.year)] !== undefined,
    calendars: versions
      .filter(({ newest }) => newest)
      .map(({ version }) => ({ code: version.code, version: version.version })),
    openCases: await casesConcerned(ctx, 'notice', {
      successors,
      ...spanOf(company.calendar.tz, notice),
    }),
  };
}

/**
 * Publishes the notice of a year in the company's calendar and in those that inherit from it, and recounts the open
 * cases that reach it (S0 1.4). Cases keep the hours they were bound to; only the official days change.
 */
export async function loadNotice(ctx: Context, input: InputOf<typeof LoadNotice>['body']) {
  const { reason, ...notice } = input;
  const { company, versions } = await concernedVersions(ctx, notice.year);
  const amended = await amendCalendars(ctx, versions, { ...notice, reason });
  await record(ctx, [
    {
      type: 'calendar.notice_loaded',
      subject: `calendar:${company.code}`,
      reason,
      data: { year: notice.year, notices: notice.official.notices },
    },
  ]);
  forgetStandard();
  const runId = await startRun(ctx, {
    kind: 'notice',
    reason,
    params: {
      successors: Object.fromEntries(amended.map(({ from, to }) => [String(from), to])),
      ...spanOf(company.calendar.tz, notice),
    },
  });
  return {
    runId,
    versions: amended.map(({ code, version }) => ({ code, version })),
    warnings: warningsOf(notice.official),
  };
}

const placesOf = (standard: Standard, key: 'region' | 'departmentId'): Record<string, number> =>
  Object.fromEntries(
    standard.local.flatMap((local) => {
      const place = local[key];
      return place === null ? [] : [[place, local.calendar.id]];
    }),
  );

/** Starts a run that somebody chose; taking a standard for open cases is for who may publish it. */
export async function startRecount(
  ctx: Context,
  input: InputOf<typeof StartRecount>['body'],
): Promise<{ runId: number }> {
  const { kind, reason } = input;
  if (input.kind === 'standard') {
    if (!Object.hasOwn(ctx.actor.rights, 'standards:publish'))
      throw forbidden('permission.missing', { permission: 'standards:publish' });
    const chosen = await publishedStandard(ctx, input.version);
    if (chosen === undefined) throw notFound('standard.not_found', { field: 'version' });
    const params = { standard: chosen, version: input.version };
    return { runId: await startRun(ctx, { kind, reason, params }) };
  }
  if (input.kind === 'verification') return { runId: await startRun(ctx, { kind, reason, params: {} }) };
  const standard = await standardAt(ctx, ctx.now);
  const params = {
    company: standard.calendar.id,
    regions: placesOf(standard, 'region'),
    departments: placesOf(standard, 'departmentId'),
    ...(input.region === undefined ? {} : { region: input.region }),
    ...(input.departmentId === undefined ? {} : { departmentId: input.departmentId }),
    version: standard.calendar.version,
  };
  return { runId: await startRun(ctx, { kind, reason, params }) };
}

/** Ends a run; what it recounted stays, each case is whole. The next run in line begins within a minute. */
export async function cancelRecount(ctx: Context, id: number, reason: string): Promise<{ id: number }> {
  if (!(await saveEnded(ctx, id, 'cancelled'))) throw conflict('recount.has_ended');
  await record(ctx, [{ type: 'recount.cancelled', subject: `recount:${id}`, reason, data: {} }]);
  return { id };
}
