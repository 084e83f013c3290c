import { DAY, SECOND } from '../../kernel/time.ts';

type Offsets = { from: number; to: number; starts: number[]; offsets: number[] };

/** A time zone as tables of numbers. Instants are epoch milliseconds, wall times are the same count read as if UTC. */
export type Zone = {
  tz: string;
  /** Milliseconds to add to an instant to read the wall clock. */
  offsetAt: (at: number) => number;
  /** Instant of a wall time: one that does not exist moves forward by the gap, one that exists twice is the first. */
  instantOf: (wall: number) => number;
};

const SAMPLE = 7 * DAY;

function offsetReader(tz: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const [month, day, year, hour, minute, second] = format.format(at).match(/\d+/g)?.map(Number) ?? [];
    const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
    return wall - Math.floor(at / SECOND) * SECOND;
  };
}

type Gap = { from: number; to: number; before: number; after: number };

function findChanges(read: (at: number) => number, gap: Gap, found: Offsets): void {
  if (gap.before === gap.after) return;
  if (gap.to - gap.from <= SECOND) {
    found.starts.push(gap.to);
    found.offsets.push(gap.after);
    return;
  }
  const middle = gap.from + Math.floor((gap.to - gap.from) / (2 * SECOND)) * SECOND;
  const between = read(middle);
  findChanges(read, { ...gap, to: middle, after: between }, found);
  findChanges(read, { ...gap, from: middle, before: between }, found);
}

function offsetsOfYear(read: (at: number) => number, year: number): Offsets {
  const from = Date.UTC(year, 0, 1);
  const to = Date.UTC(year + 1, 0, 1);
  const first = read(from);
  const found: Offsets = { from, to, starts: [from], offsets: [first] };
  let before = first;
  for (let at = from; at < to; at += SAMPLE) {
    const end = Math.min(at + SAMPLE, to - SECOND);
    const after = read(end);
    findChanges(read, { from: at, to: end, before, after }, found);
    before = after;
  }
  return found;
}

function makeZone(tz: string): Zone {
  const read = offsetReader(tz);
  const years = new Map<number, Offsets>();
  let last: Offsets = { from: 0, to: 0, starts: [], offsets: [] };

  const find = (at: number): Offsets => {
    const year = new Date(at).getUTCFullYear();
    const known = years.get(year);
    if (known !== undefined) return known;
    const made = offsetsOfYear(read, year);
    years.set(year, made);
    return made;
  };
  const offsetAt = (at: number): number => {
    if (at < last.from || at >= last.to) last = find(at);
    const { starts, offsets } = last;
    let place = starts.length - 1;
    while (place > 0 && at < (starts[place] ?? 0)) place -= 1;
    return offsets[place] ?? 0;
  };
  const instantOf = (wall: number): number => {
    const early = offsetAt(wall - DAY);
    const late = offsetAt(wall + DAY);
    if (early === late) return wall - early;
    const isFirst = offsetAt(wall - early) === early;
    const isSecond = offsetAt(wall - late) === late;
    return isSecond && !isFirst ? wall - late : wall - early;
  };
  return { tz, offsetAt, instantOf };
}

const zones = new Map<string, Zone>();

/** The table of a zone by its IANA name, made once. */
export function zoneOf(tz: string): Zone {
  const known = zones.get(tz);
  if (known !== undefined) return known;
  const made = makeZone(tz);
  zones.set(tz, made);
  return made;
}
