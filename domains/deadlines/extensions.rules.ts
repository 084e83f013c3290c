import type { Clock } from './deadlines.contract.ts';
import type { Extension } from './history.rules.ts';
import { movedByPauses, type Pause } from './pauses.rules.ts';

/** A due instant with the extension that moved it, if one did. */
export type ExtendedDue = { due: number | null; extension: Extension | null };

/**
 * Due instant after the extensions in order. One that came after the due instant then in force, or that is not
 * later than it, changes nothing. A pause moves a promised time by exactly its length.
 */
export function extendDue(
  due: number | null,
  extensions: readonly Extension[],
  pauses: readonly Pause[],
): ExtendedDue {
  let current: ExtendedDue = { due, extension: null };
  for (const extension of extensions) {
    if (current.due !== null && (extension.at > current.due || extension.newDue <= current.due)) continue;
    const moved = movedByPauses(null, { start: extension.at, due: extension.newDue }, pauses);
    current = { due: moved, extension };
  }
  return current;
}

export type ExtensionRefusal =
  | 'event_has_no_clock'
  | 'already_met'
  | 'already_stopped'
  | 'due_has_passed'
  | 'not_later_than_due'
  | 'beyond_the_law';

const canBreach = (clock: Clock): boolean => clock.bindingKind === 'breach' && clock.supersededBy === null;

/**
 * Whether the limits of an event may be extended at `at`: only before the due instant in force passes, only to a
 * later one, and never past a statutory limit (S1 2.2). null means it may.
 */
export function mayExtend(
  clocks: readonly Clock[],
  wish: { event: Clock['event']; at: number; newDue: number },
): ExtensionRefusal | null {
  const binding = clocks.filter((clock) => clock.event === wish.event && canBreach(clock));
  const first = binding.find((clock) => clock.binding);
  if (first === undefined) return 'event_has_no_clock';
  if (first.metAt !== null) return 'already_met';
  if (first.status === 'stopped') return 'already_stopped';
  if (first.dueAt !== null && wish.at > first.dueAt) return 'due_has_passed';
  if (wish.newDue <= (first.dueAt ?? wish.at)) return 'not_later_than_due';
  const law = binding.find(
    (clock) => clock.origin === 'law' && wish.newDue > (clock.dueAt ?? clock.originalDueAt),
  );
  return law === undefined ? null : 'beyond_the_law';
}
