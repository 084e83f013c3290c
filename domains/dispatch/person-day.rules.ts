import type { Place } from './problem.contract.ts';
import type { Span } from './region-day.rules.ts';
import type { Way } from './travel.rules.ts';

/** A visit that stands in somebody's day, alone or along with others. */
export type Block = Span & { id: string; number: string; place: Place };

export type PersonDay = {
  start: Place;
  end: Place;
  shift: Span | null;
  breaks: (Span & { minutes: number })[];
  /** Blocks that leave time for the ways to and from them, so that the planner may plan around them. */
  open: Block[];
};

type Item = Span & { block: Block | null };

const gapsOf = (hours: Span[]): Item[] =>
  hours.slice(1).map(({ from }, nth) => ({ from: hours[nth]?.to ?? from, to: from, block: null }));

type Draft = { start: Place; end: Place; shift: Span; items: Item[] };

/** Who is to be somewhere at once when the shift begins is there then; the day that can be planned begins behind it. */
function cutFront(draft: Draft, way: Way): void {
  for (let [first] = draft.items; first?.block; [first] = draft.items) {
    if (draft.shift.from + way(draft.start, first.block.place) <= first.from) return;
    draft.start = first.block.place;
    draft.shift = { ...draft.shift, from: Math.max(draft.shift.from, first.to) };
    draft.items.shift();
  }
}

/** What ends too late to be back in the shift ends the day that can be planned, where it takes place. */
function cutBack(draft: Draft, way: Way): void {
  for (let last = draft.items.at(-1); last?.block; last = draft.items.at(-1)) {
    if (last.to + way(last.block.place, draft.end) <= draft.shift.to) return;
    draft.end = last.block.place;
    draft.shift = { ...draft.shift, to: Math.min(draft.shift.to, last.from) };
    draft.items.pop();
  }
}

const HERE = -1;

/** The nth item that cannot be where it is after those before it, `items.length` for a return too late, or HERE. */
function firstMisfit({ start, end, shift, items }: Draft, stuck: Set<Item>, way: Way): number {
  let free = shift.from;
  let place = start;
  let open = HERE;
  for (const [nth, item] of items.entries()) {
    if (item.block !== null && !stuck.has(item)) {
      if (free + way(place, item.block.place) > item.from) return nth;
      place = item.block.place;
      open = nth;
    } else if (open !== HERE && (items[open]?.to ?? 0) > item.from) return open;
    free = Math.max(free, item.to);
  }
  return free + way(place, end) > shift.to ? items.length : HERE;
}

/** Could the person get to the end of the day with nothing but the pauses in it? */
function endsInTime({ start, end, shift, items }: Draft, stuck: Set<Item>, way: Way): boolean {
  const pauses = items.filter((item) => item.block === null || stuck.has(item));
  const free = Math.max(shift.from, ...pauses.map(({ to }) => to));
  return pauses.length === 0 || free + way(start, end) <= shift.to;
}

/**
 * Blocks that no way fits to or from; they take their time wherever the person then is. A day whose pauses leave no time
 * for the way to its end ends where it begins.
 */
function stuckOf(draft: Draft, way: Way): Set<Item> {
  const stuck = new Set<Item>();
  const isOpen = (item: Item) => item.block !== null && !stuck.has(item);
  for (let at = firstMisfit(draft, stuck, way); at !== HERE; at = firstMisfit(draft, stuck, way)) {
    const item = draft.items[at] ?? draft.items.findLast(isOpen);
    if (item === undefined) {
      draft.end = draft.start;
      break;
    }
    stuck.add(item);
  }
  if (draft.end === draft.start || endsInTime(draft, stuck, way)) return stuck;
  draft.end = draft.start;
  return stuckOf(draft, way);
}

/** Time that is taken, one behind the other, as pauses at their time; those that touch are one. */
function pausesOf(items: Item[]): PersonDay['breaks'] {
  const pauses: PersonDay['breaks'] = [];
  for (const { from, to } of items) {
    const last = pauses.at(-1);
    const ended = last === undefined ? Number.NEGATIVE_INFINITY : last.from + last.minutes;
    if (to <= ended) continue;
    if (last !== undefined && from <= ended) last.minutes = to - last.from;
    else pauses.push({ from, to: from, minutes: to - from });
  }
  return pauses;
}

/**
 * A day with what is booked in it, as far as it can be planned around: people book visits more tightly than ways allow, and
 * what is booked stays. `from`: nothing begins earlier, because the day has begun.
 */
export function personDay(
  { home, hours, from }: { home: Place; hours: Span[]; from: number },
  blocks: Block[],
  way: Way,
): PersonDay {
  const [first, last] = [hours[0], hours.at(-1)];
  const nothing = { start: home, end: home, breaks: [], open: [] };
  if (first === undefined || last === undefined || last.to <= from) return { ...nothing, shift: null };
  const shift = { from: Math.max(first.from, from), to: last.to };
  const booked = blocks.filter(({ to }) => to > shift.from).map((block) => ({ ...block, block }));
  const items: Item[] = [...gapsOf(hours).filter(({ to }) => to > shift.from), ...booked]
    .map((item) => ({ ...item, from: Math.max(item.from, shift.from) }))
    .sort((one, other) => one.from - other.from);
  const draft: Draft = { start: home, end: home, shift, items };
  cutFront(draft, way);
  cutBack(draft, way);
  const stuck = stuckOf(draft, way);
  const { start, end } = draft;
  const to = Math.max(draft.shift.from, draft.shift.to);
  return {
    start,
    end,
    shift: { from: draft.shift.from, to },
    breaks: pausesOf(draft.items.filter((item) => item.block === null || stuck.has(item))),
    open: draft.items.flatMap((item) => (item.block === null || stuck.has(item) ? [] : [item.block])),
  };
}
