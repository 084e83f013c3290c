import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { HOUR, isoOrNull, ms } from '../../kernel/time.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { evaluateClocks } from '../deadlines/deadlines.rules.ts';
import { may } from '../identity/identity.policy.ts';
import { standardOf } from '../standards/standards.queries.ts';
import { completeness, missingToComplete, missingToStart, type WorkSheet } from './completion.rules.ts';
import { commandsFrom, isOpen, maySchedule } from './life.rules.ts';
import type { OrderRecord } from './orders.contract.ts';
import { againstVisit, remoteOutcome } from './remote.rules.ts';
import type { GetOrder } from './workorders.contract.ts';
import { isOnVisit, mayCommand, mayRecord } from './workorders.policy.ts';
import {
  addressOf,
  currentVisit,
  lineOfSheet,
  type OrderSheet,
  orderSheet,
  orderSheets,
} from './workorders.queries.ts';

type Page = OutputOf<typeof GetOrder>;

export const sheetOf = (sheet: OrderSheet): WorkSheet => ({
  template: sheet.template as WorkSheet['template'],
  serviceType: sheet.serviceType as WorkSheet['serviceType'],
  hazards: sheet.hazards as WorkSheet['hazards'],
  highHumidity: sheet.highHumidity,
  serviceClass: sheet.serviceClass,
  records: sheet.records as OrderRecord[],
  charge: sheet.charge,
});

/**
 * Which of the five named groups of a service record are there (S0 2.3); what was solved from afar has its time, person and
 * result in the record of the diagnosis.
 */
export function completenessOfOrder(sheet: OrderSheet) {
  const result = sheet.records.findLast((record) => record.kind === 'result');
  const isRemote = sheet.completedAt !== null && remoteOutcome(sheet) === 'solved_remotely';
  return completeness({
    customer: sheet.maskedName !== '' && sheet.maskedPhone !== null,
    content: sheet.subject !== '',
    time: isRemote || result !== undefined,
    staff: isRemote || sheet.visits.some((visit) => visit?.status === 'planned' || visit?.status === 'done'),
    result: isRemote || (result !== undefined && sheet.records.some((record) => record.kind === 'signature')),
  });
}

/** The clocks of the work inside a case, from the customer's agreement on, counted from the case's events (S1 2.2). */
async function clocksOf(ctx: Context, sheet: OrderSheet): Promise<Page['clocks']> {
  if (sheet.standardId === null || sheet.calendarId === null) return [];
  const standard = await standardOf(ctx, { standard: sheet.standardId, calendar: sheet.calendarId });
  const events = sheet.clockEvents.map(
    (event) => ({ ...event.data, type: event.type, at: ms(event.at) }) as ClockEvent,
  );
  const inputs = { events, pack: standard.pack, calendar: standard.calendar.compiled, at: ctx.now };
  const clocks = evaluateClocks({ ...inputs, subject: 'workorder' });
  const ofCase = evaluateClocks(inputs).filter((clock) => ['arrange', 'complete'].includes(clock.event));
  return [...clocks, ...ofCase].map((clock) => ({
    event: clock.event,
    clause: clock.clause,
    kind: clock.bindingKind,
    status: clock.status,
    dueAt: isoOrNull(clock.dueAt),
  }));
}

/** The whole address is for whoever makes the visit, until some hours after its end; for others the district stays (S0 5.2). */
function showsAddress(ctx: Context, sheet: OrderSheet): boolean {
  if (!isOnVisit(ctx.actor, currentVisit(sheet))) return false;
  if (isOpen(sheet.status)) return true;
  return sheet.completedAt !== null && ctx.now - ms(sheet.completedAt) < sheet.addressHours * HOUR;
}

/** A work order as the screens show it, with what is missing and what the actor may do next. */
async function pageOf(ctx: Context, sheet: OrderSheet): Promise<Page> {
  const work = sheetOf(sheet);
  return {
    ...lineOfSheet(sheet),
    template: work.template,
    serviceType: work.serviceType,
    subtype: sheet.subtype,
    serviceClass: sheet.serviceClass,
    certificates: sheet.certificates,
    skills: sheet.skills,
    hazards: sheet.hazards as Page['hazards'],
    highHumidity: sheet.highHumidity,
    unit: sheet.unit as Page['unit'],
    sop: sheet.sop,
    address: showsAddress(ctx, sheet) ? addressOf(ctx, sheet) : null,
    customerId: sheet.customerId,
    maskedPhone: sheet.maskedPhone,
    story: sheet.story,
    visits: sheet.visits as Page['visits'],
    records: sheet.records as Page['records'],
    history: sheet.history as Page['history'],
    charge: sheet.charge,
    againstVisit: againstVisit(sheet),
    alarms: sheet.alarms,
    missingToStart: missingToStart(work),
    missingToComplete: missingToComplete(work),
    completeness: completenessOfOrder(sheet),
    clocks: await clocksOf(ctx, sheet),
    may: {
      schedule: may(ctx.actor, 'workorders:dispatch') && maySchedule(sheet.status),
      commands: commandsFrom(sheet.status).filter(
        (command) =>
          mayCommand(ctx.actor, command, currentVisit(sheet)) &&
          (command !== 'solve_remotely' || remoteOutcome(work) === 'solved_remotely'),
      ),
      record: mayRecord(ctx.actor, currentVisit(sheet)),
    },
    version: sheet.version,
  };
}

export const orderPage = async (ctx: Context, number: string): Promise<Page> =>
  pageOf(ctx, await orderSheet(ctx, number));

/** The pages of orders by their numbers, in that order; those out of sight are left out. */
export async function orderPages(ctx: Context, numbers: string[]): Promise<Page[]> {
  const sheets = numbers.length === 0 ? [] : await orderSheets(ctx, numbers);
  const pages: Page[] = [];
  for (const sheet of sheets) pages.push(await pageOf(ctx, sheet));
  return pages;
}
