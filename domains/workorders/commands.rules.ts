import { type Gap, missingToComplete, missingToStart, type WorkSheet } from './completion.rules.ts';
import { type CommandType, stateAfter } from './life.rules.ts';
import { type OrderStatus, type RecordKind, recordBodies } from './orders.contract.ts';
import { remoteOutcome } from './remote.rules.ts';

const SKEW_LIMIT_MS = 5 * 60_000;

/** The instant a phone means: its own time set right by how far its clock is off, never later than now. */
export function deviceTime(
  device: { at: number; now: number },
  serverNow: number,
): { at: number; skewMs: number; skewed: boolean } {
  const skewMs = device.now - serverNow;
  return {
    at: Math.min(device.at - skewMs, serverNow),
    skewMs,
    skewed: Math.abs(skewMs) > SKEW_LIMIT_MS,
  };
}

export type Verdict = { ok: true; to: OrderStatus } | { ok: false; code: string; missing: Gap[] };

const no = (code: string, missing: Gap[] = []): Verdict => ({ ok: false, code, missing });

type Asked = { command: CommandType; reason: string | undefined };
type Ordered = { status: OrderStatus; sheet: WorkSheet; completenessPercent: number };

/** May the command be carried out, and which state follows? The same rule decides on the phone and on the server. */
export function verdictOn(
  { status, sheet, completenessPercent }: Ordered,
  { command, reason }: Asked,
): Verdict {
  const to = stateAfter(status, command);
  if (to === null) return no(status === 'cancelled' ? 'order.cancelled' : 'order.state');
  if (['decline', 'hold', 'cancel'].includes(command) && (reason ?? '').trim() === '')
    return no('order.reason_needed');
  if (command === 'start') {
    const missing = missingToStart(sheet);
    if (missing.length > 0) return no('order.not_safe', missing);
  }
  if (command === 'complete') {
    const missing = missingToComplete(sheet);
    if (missing.length > 0) return no('order.record_missing', missing);
  }
  const early = tooEarly(command, sheet, completenessPercent);
  return early === null ? { ok: true, to } : no(early);
}

/** What is not there yet for ending an order from afar, confirming or settling it. */
function tooEarly(command: CommandType, sheet: WorkSheet, percent: number): string | null {
  if (command === 'solve_remotely')
    return remoteOutcome(sheet) === 'solved_remotely' ? null : 'order.not_solved_remotely';
  return (command === 'confirm' || command === 'settle') && percent < 100 ? 'order.incomplete' : null;
}

/** The body of a record by its kind; the places that are wrong otherwise. */
export function readRecord(kind: RecordKind, body: unknown): { body: object } | { wrong: string[] } {
  const parsed = recordBodies[kind].safeParse(body);
  return parsed.success
    ? { body: parsed.data }
    : { wrong: parsed.error.issues.map((issue) => issue.path.join('.')) };
}
