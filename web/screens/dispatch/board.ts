import type { GetBoard } from '../../../domains/dispatch/dispatch.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { chinaMinuteOfDay } from '../../../kernel/time.ts';

export type BoardTechnician = OutputOf<typeof GetBoard>['technicians'][number];
export type BoardSearch = { region?: string; day?: string };
/** An order that is about to be put on somebody's day. */
export type Placing = { number: string; technicianId: string; start: string };
/** The hours that the board shows, in minutes of the day. */
export type Hours = { from: number; to: number };

const QUARTER = 15;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function readBoardSearch({ region, day }: Record<string, unknown>): BoardSearch {
  return {
    ...(typeof region === 'string' && region !== '' ? { region: region.slice(0, 20) } : {}),
    ...(typeof day === 'string' && DAY.test(day) ? { day } : {}),
  };
}

export const minuteOfWall = (wall: string): number =>
  Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
export const wallOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const minuteAt = (instant: string): number => chinaMinuteOfDay(Date.parse(instant));

/** Eight to eight, wider where shifts or visits are. */
export function hoursShown(technicians: BoardTechnician[]): Hours {
  const begins = technicians.flatMap(({ hours, visits }) => [
    ...hours.map(({ starts }) => minuteOfWall(starts)),
    ...visits.map(({ from }) => minuteAt(from)),
  ]);
  const ends = technicians.flatMap(({ hours, visits }) => [
    ...hours.map((shift) => minuteOfWall(shift.ends)),
    ...visits.map(({ to }) => minuteAt(to)),
  ]);
  const whole = (minute: number, round: (value: number) => number) => round(minute / 60) * 60;
  return {
    from: whole(Math.min(8 * 60, ...begins), Math.floor),
    to: whole(Math.max(20 * 60, ...ends), Math.ceil),
  };
}

/** Where a span stands on the board, in percent. */
export function placeOf(hours: Hours, from: number, to: number): { left: string; width: string } {
  const whole = hours.to - hours.from;
  return { left: `${((from - hours.from) / whole) * 100}%`, width: `${((to - from) / whole) * 100}%` };
}

/** The quarter hour under a point of the board. */
export function wallAtShare(hours: Hours, share: number): string {
  const minute = hours.from + share * (hours.to - hours.from);
  return wallOfMinute(Math.max(0, Math.floor(minute / QUARTER) * QUARTER));
}

/** When somebody is free first: after the last visit, or at the begin of the shift. */
export function firstFree({ hours, visits }: BoardTechnician): string {
  const last = visits.at(-1);
  if (last !== undefined) return wallOfMinute(Math.ceil(minuteAt(last.to) / QUARTER) * QUARTER);
  return hours[0]?.starts ?? '09:00';
}
