import { type Cursor, newCursor } from './cursor.rules.ts';
import type { Model } from './model.rules.ts';
import type { Random } from './random.rules.ts';
import type { Routes } from './routes.rules.ts';

/** The cheapest place found for a visit so far; `route` -1 when there is none, `depot` -1 without a way to the depot. */
export type Slot = { delta: number; route: number; at: number; option: number; depot: number };

/** What the search for a slot needs; now and then, after `untilBlink` more,
 * a place is overlooked, which keeps the search from freezing; `effort` counts the places looked at;
 * `onlyWindow` -1 tries all windows of the visit. */
export type Finder = {
  model: Model;
  routes: Routes;
  random: Random;
  untilBlink: number;
  effort: number;
  onlyWindow: number;
  slot: Slot;
  cursor: Cursor;
  trial: Cursor;
};

export const newFinder = (model: Model, routes: Routes, random: Random): Finder => ({
  model,
  routes,
  random,
  untilBlink: Number.POSITIVE_INFINITY,
  effort: 0,
  onlyWindow: -1,
  slot: { delta: Number.POSITIVE_INFINITY, route: -1, at: 0, option: 0, depot: -1 },
  cursor: newCursor(),
  trial: newCursor(),
});

export function take(slot: Slot, route: number, at: number, option: number): void {
  slot.route = route;
  slot.at = at;
  slot.option = option;
}

/** Forgets the slot found before. */
export function clearSlot({ slot }: Finder): void {
  slot.delta = Number.POSITIVE_INFINITY;
  slot.route = -1;
}
