export type Scope = 'own' | 'team' | 'region' | 'all';
export type Locale = 'zh-CN' | 'en';

/** Who acts. Jobs act as a named system actor, so that no event has an empty "who". */
export type Actor = {
  id: string | null;
  name: string;
  username: string;
  position: string;
  layer: string;
  departmentId: string | null;
  region: string | null;
  scope: Scope;
  superiorId: string | null;
  locale: Locale;
  /** permission → case kinds it holds for, null for all. */
  rights: Record<string, string[] | null>;
  /** Why nothing but the own account may be used yet: the code of a refusal. */
  hold?: string | undefined;
  /** The session of a person at a browser; absent for a key of another system and for jobs. */
  session?: SessionMarks | undefined;
};

/** What sensitive acts ask of a session; instants in epoch milliseconds. */
export type SessionMarks = {
  id: string;
  /** Has the person a second factor at all? */
  hasSecondFactor: boolean;
  secondFactorAt: number | null;
};

export type Row = Record<string, unknown>;

/**
 * Seals what may not stand readable in the database, with keys that are not in it. `place` says where a value stands
 * (`customers.person:<seal id>`): sealed there, it opens nowhere else.
 */
export type Vault = {
  seal(text: string, place: string): string;
  /** Refuses (throws) a value that was changed, moved from another place, or sealed under a key that is not here. */
  open(sealed: string, place: string): string;
  /** Was it sealed under the key in use now? */
  isFresh(sealed: string): boolean;
  /** Keyed hash by which equal values are found and nothing else is told; `kind` keeps look-ups of one apart from another's. */
  lookup(kind: string, text: string): string;
  /** The same under each key that stored values may still carry, the key in use now first. */
  lookups(kind: string, text: string): string[];
  /** Ids of the keys in use now. */
  keyIds(): { seal: string; lookup: string };
  /** Adds a key that takes over at an instant (epoch milliseconds), in the caller's transaction; its id. */
  addKey(db: Db, purpose: 'seal' | 'lookup', activeFrom: number): Promise<string>;
};

/** The open transaction (or the autocommit connection) of a request. */
export type Db = {
  query<T = Row>(sql: string, values?: unknown[]): Promise<T[]>;
  one<T = Row>(sql: string, values?: unknown[]): Promise<T | undefined>;
  /** Work that may be refused alone: what it wrote is taken back, the transaction goes on. Inside a transaction only. */
  nested<T>(work: () => Promise<T>): Promise<T>;
  /** Several statements without values, for migrations. */
  script(sql: string): Promise<void>;
  /** The same, seeing every row whoever acts; `why` says what the actor's own sight would spoil. Each use is listed. */
  beyond(why: string): Db;
  /** Opens and makes the sealed values of this database. */
  vault: Vault;
};

/** First argument of every action and query: transaction, actor, time. */
export type Context = {
  db: Db;
  actor: Actor;
  /** Epoch milliseconds that the request carries; rules never read a clock. */
  now: number;
  requestId: string;
  /** Where the request came from; none for jobs and commands. */
  origin?: Origin;
};

/** Address of the caller, and what was asked without its query. */
export type Origin = { address: string; method: string; path: string };

export const systemActor = (name: string): Actor => ({
  id: null,
  name,
  username: 'system',
  position: 'system',
  layer: 'support',
  departmentId: null,
  region: null,
  scope: 'all',
  superiorId: null,
  locale: 'zh-CN',
  rights: {},
});
