import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import type { Permission } from './identity.contract.ts';
import type { SecuritySettings } from './security.contract.ts';

type Rights = Record<string, unknown>;

/** Rights to administer or to approve: their holders show a second factor, have longer passwords and no key has them. */
export const PRIVILEGED_RIGHTS: readonly Permission[] = [
  'approvals:decide',
  'cases:override',
  'standards:approve',
  'standards:publish',
  'training:approve',
  'organisation:manage',
  'authority:manage',
  'users:manage',
  'access:manage',
  'security:manage',
  'keys:manage',
  'audit:view',
  'audit:manage',
  'keys:rotate',
  'exports:approve',
  'privacy:confirm',
];
/** Rights to change who may do what: their holders may be bound to network addresses. */
const ADMINISTERING: readonly Permission[] = [
  'organisation:manage',
  'authority:manage',
  'users:manage',
  'access:manage',
  'security:manage',
  'keys:manage',
];

const holdsAny = (rights: Rights, among: readonly string[]) =>
  among.some((right) => Object.hasOwn(rights, right));

export const isPrivileged = (rights: Rights): boolean => holdsAny(rights, PRIVILEGED_RIGHTS);
const administers = (rights: Rights): boolean => holdsAny(rights, ADMINISTERING);
export const isPrivilegedRight = (permission: string): boolean =>
  (PRIVILEGED_RIGHTS as readonly string[]).includes(permission);

type Sitting = { kind: 'office' | 'field'; createdAt: number; at: number };

/**
 * When a session ends (epoch milliseconds) if its person is there at `at`: after the idle time, at the latest after the
 * absolute time since sign-in. The long times of the field app are for people who make visits and approve nothing.
 */
export function sessionEnd(
  { kind, createdAt, at }: Sitting,
  rights: Rights,
  settings: SecuritySettings,
): number {
  const field = kind === 'field' && Object.hasOwn(rights, 'workorders:work') && !isPrivileged(rights);
  const idle = field ? settings.fieldIdleHours * HOUR : settings.idleMinutes * MINUTE;
  const absolute = field ? settings.fieldAbsoluteDays * DAY : settings.absoluteHours * HOUR;
  return Math.min(at + idle, createdAt + absolute);
}

type Entrance = {
  way: 'password' | 'passkey' | 'single_sign_on';
  passwordState: 'initial' | 'own' | 'demo';
  hasSecondFactor: boolean;
  secondFactorAt: number | null;
  addressAllowed: boolean;
};

/** Why somebody who is signed in may use nothing but the own account yet; null when nothing is in the way. */
export function holdOf(entrance: Entrance, rights: Rights, settings: SecuritySettings): string | null {
  if (administers(rights) && !entrance.addressAllowed) return 'session.address_not_allowed';
  if (entrance.hasSecondFactor && entrance.secondFactorAt === null) return 'session.second_factor_needed';
  if (entrance.way === 'password' && entrance.passwordState === 'initial')
    return 'session.password_must_change';
  const trusted = entrance.hasSecondFactor || entrance.secondFactorAt !== null;
  return settings.secondFactor === 'required' && isPrivileged(rights) && !trusted
    ? 'session.second_factor_must_be_set_up'
    : null;
}

const FRESH_MS = 15 * MINUTE;

/** Has the second factor been shown in the last quarter of an hour? Who has none is not asked. */
export const isFresh = (
  session: { hasSecondFactor: boolean; secondFactorAt: number | null },
  now: number,
): boolean =>
  !session.hasSecondFactor || (session.secondFactorAt !== null && now - session.secondFactorAt <= FRESH_MS);

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 15 * MINUTE;
const FORGOTTEN_MS = DAY;

export type Tries = { tries: number; lastAt: number; waitUntil: number | null };

/**
 * What a try at a password does to the count of its account and source: five are free, then each waits twice as long as
 * the one before, 15 minutes at most. A try in the waiting time is refused and changes nothing, so nobody is kept waiting
 * by the tries of others.
 */
export function tryAt(before: Tries | null, now: number): { allowed: boolean; after: Tries } {
  const counted = before === null || now - before.lastAt > FORGOTTEN_MS ? null : before;
  if (counted?.waitUntil !== undefined && counted.waitUntil !== null && counted.waitUntil > now)
    return { allowed: false, after: counted };
  const tries = (counted?.tries ?? 0) + 1;
  const over = tries - FREE_TRIES;
  const wait = over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(over, 20), LONGEST_WAIT_MS);
  return { allowed: true, after: { tries, lastAt: now, waitUntil: wait === 0 ? null : now + wait } };
}

/** Where tries come from: the address; of IPv6 the network of one line, whose holder has all of its addresses. */
export function sourceOf(address: string): string {
  if (!address.includes(':') || address.toLowerCase().startsWith('::ffff:'))
    return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const front = head.split(':').filter((part) => part !== '');
  const back = tail === undefined ? [] : tail.split(':').filter((part) => part !== '');
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(8 - front.length - back.length, 0)).fill('0');
  const groups = [...front, ...middle, ...back].map((group) =>
    (Number.parseInt(group, 16) || 0).toString(16),
  );
  return `${groups.slice(0, 4).join(':')}::/64`;
}

export const ANNOUNCED_DAYS = 14;
type Use = { seenAt: number; announcedAt: number | null };

/** What happens to an account that nobody uses: announced 14 days before, then disabled; null while it is in use. */
export function disuseOf(
  { seenAt, announcedAt }: Use,
  now: number,
  days: number,
): 'announce' | 'disable' | null {
  const idle = now - seenAt;
  const announced = announcedAt !== null && announcedAt > seenAt;
  if (announced && idle >= days * DAY && now - announcedAt >= ANNOUNCED_DAYS * DAY) return 'disable';
  return !announced && idle >= (days - ANNOUNCED_DAYS) * DAY ? 'announce' : null;
}
