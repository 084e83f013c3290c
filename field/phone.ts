import { useSyncExternalStore } from 'react';
import type { CommandType } from '../domains/workorders/life.rules.ts';
import type { RecordKind } from '../domains/workorders/orders.contract.ts';
import { OrderCommand } from '../domains/workorders/workorders.contract.ts';
import { ApiRefusal } from '../ui/client.ts';
import {
  addToOutbox,
  currentUser,
  type Draft,
  type KeptDay,
  openVault,
  readDay,
  readOutbox,
  requeue,
  type SessionUser,
  settleOutbox,
  type Vault,
  wipeDay,
  wipeUser,
} from './cache/database.ts';
import { keepReader } from './camera/reader.ts';
import { type Entry, isOfCancelled, type Order, onPhone, withThoseBehind } from './outbox/replay.ts';
import { type Entered, enter, enterByCode, enterByOwnPassword, leave, leftBefore, whoIs } from './session.ts';
import { syncOnce } from './sync.ts';

export type Phase = 'starting' | 'unsafe' | 'broken' | 'out' | 'in';
export type View = {
  phase: Phase;
  user: SessionUser | null;
  day: KeptDay | null;
  entries: Entry[];
  /** The last attempt reached the server. */
  online: boolean;
  sending: boolean;
  skewMs: number;
  /** The server ended the session; what is left waits for the same person. */
  ended: boolean;
  newVersion: boolean;
};

let view: View = {
  phase: 'starting',
  user: null,
  day: null,
  entries: [],
  online: navigator.onLine,
  sending: false,
  skewMs: 0,
  ended: false,
  newVersion: false,
};
let vault: Vault | null = null;
const watchers = new Set<() => void>();

export function show(change: Partial<View>): void {
  view = { ...view, ...change };
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export const usePhone = (): View => useSyncExternalStore(watch, () => view);

/** An order as the phone shows it, with everything that is still to be sent. */
export function useOrder(number: string): Order | undefined {
  const { day, entries } = usePhone();
  const order = day?.orders.find((one) => one.number === number);
  return order === undefined ? undefined : onPhone(order, entries);
}

async function reload(open: Vault): Promise<void> {
  const [day, entries] = [await readDay(open, Date.now()), await readOutbox(open)];
  if (vault === open) show({ day, entries });
}

async function admit(user: SessionUser): Promise<void> {
  const open = await openVault(user);
  vault = open;
  await reload(open);
  show({ phase: 'in', user, ended: false });
  void sync();
}

/** What the server refuses as a whole: nobody is signed in, or this account has no work here (any more). */
const isOver = (error: unknown): boolean =>
  error instanceof ApiRefusal && (error.status === 401 || error.code === 'permission.missing');

async function end(open: Vault): Promise<void> {
  vault = null;
  await wipeDay(open.userId);
  show({ phase: 'out', user: null, day: null, entries: [], ended: true, sending: false });
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 120_000;
let wait = FIRST_WAIT_MS;
let again: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let wanted = false;

function later(): void {
  clearTimeout(again);
  again = setTimeout(() => void sync(), wait);
  wait = Math.min(wait * 2, LONGEST_WAIT_MS);
}

async function run(open: Vault): Promise<void> {
  show({ sending: true });
  try {
    const skewMs = await syncOnce(open, () => reload(open));
    wait = FIRST_WAIT_MS;
    clearTimeout(again);
    if (vault === open) show({ online: true, skewMs });
    void keepReader();
  } catch (error) {
    if (vault !== open) return;
    if (isOver(error)) return await end(open);
    show({ online: error instanceof ApiRefusal });
    later();
  } finally {
    show({ sending: false });
  }
}

/** Sends what waits and asks for the day; one at a time, and once more when something was added meanwhile. */
export async function sync(): Promise<void> {
  if (running !== null) {
    wanted = true;
    return running;
  }
  if (vault === null) return;
  running = run(vault);
  await running;
  running = null;
  if (!wanted) return;
  wanted = false;
  await sync();
}

export async function start(): Promise<void> {
  if (!globalThis.isSecureContext || globalThis.crypto?.subtle === undefined) {
    show({ phase: 'unsafe' });
    return;
  }
  window.addEventListener('online', () => void sync());
  window.addEventListener('offline', () => show({ online: false }));
  window.addEventListener('focus', () => void sync());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync();
  });
  setInterval(() => void sync(), LONGEST_WAIT_MS);
  void navigator.storage?.persist?.();
  const known = await currentUser();
  if (known !== undefined) return admit(known);
  if (await leftBefore()) return show({ phase: 'out' });
  const user = await whoIs().catch(() => undefined);
  return user === undefined ? show({ phase: 'out' }) : admit(user);
}

async function come(entered: Promise<Entered>): Promise<Entered['step']> {
  const answer = await entered;
  if (answer.step !== 'in') return answer.step;
  history.replaceState(null, '', '/field/');
  await admit(answer.user);
  return 'in';
}

/** Answers the step that is still missing, or `in`. */
export const signIn = (username: string, password: string) => come(enter(username, password));
export const signInByCode = (code: string, isRecovery: boolean) => come(enterByCode(code, isRecovery));
export const changeFirstPassword = (current: string, next: string) => come(enterByOwnPassword(current, next));

/** Leaves nothing on the phone, sent or not; the caller has asked. */
export async function signOut(): Promise<void> {
  const open = vault;
  vault = null;
  if (open !== null) await wipeUser(open.userId);
  show({ phase: 'out', user: null, day: null, entries: [], ended: false });
  history.replaceState(null, '', '/field/');
  await leave();
}

export type Given = {
  type: CommandType | 'record' | 'use_part' | 'quote' | 'pay';
  quote?: OrderCommand['quote'];
  payment?: OrderCommand['payment'];
  reason?: string;
  part?: OrderCommand['part'];
  record?: { kind: RecordKind; body: Record<string, unknown> };
  photo?: Blob;
};

/** Puts commands into the outbox, on the disk before it answers, and starts to send. */
export async function give(number: string, given: readonly Given[]): Promise<void> {
  if (vault === null) throw new Error('nobody is signed in');
  const open = vault;
  const drafts = given.map(({ photo, ...rest }): Draft => {
    const command = OrderCommand.parse({
      id: crypto.randomUUID(),
      number,
      at: new Date().toISOString(),
      ...rest,
    });
    return photo === undefined ? { command } : { command, photo };
  });
  await addToOutbox(open, drafts);
  await reload(open);
  void sync();
}

/** Sends a refused command again with all that waits behind it. */
export async function retry(id: string): Promise<void> {
  if (vault === null) return;
  await requeue(vault, withThoseBehind(view.entries, id));
  await reload(vault);
  await sync();
}

/**
 * Throws a refused command away; what waited behind it goes on, but for an order that is cancelled: there it goes too.
 * Nothing else can be thrown away.
 */
export async function discard(id: string): Promise<void> {
  const entry = view.entries.find(({ command }) => command.id === id);
  if (vault === null || entry === undefined || entry.refused === null) return;
  const gone = isOfCancelled(entry) ? withThoseBehind(view.entries, id) : [entry];
  await settleOutbox(vault, { gone, marked: [], day: null });
  await reload(vault);
  void sync();
}

export const openedVault = (): Vault | null => vault;

/** Now, set right by how far the phone's clock was off when the server was reached last. */
export const phoneNow = (): number => Date.now() - view.skewMs;
