import type { SessionHolder } from '../../kernel/actors.ts';
import type { Context, Db } from '../../kernel/context.ts';
import { isInside } from '../../kernel/networks.ts';
import type { Session } from '../../kernel/sessions.ts';
import { iso, MINUTE } from '../../kernel/time.ts';
import type { Account } from './account.contract.ts';
import { findActor } from './identity.queries.ts';
import { LEAST, LEAST_PRIVILEGED } from './passwords.rules.ts';
import { SecuritySettings, usualSettings } from './security.contract.ts';
import { holdOf, isFresh, isPrivileged, sessionEnd } from './sessions.rules.ts';

/** Settings as the database keeps them: those that nobody changed are the usual ones. */
const SETTINGS = `
  (select jsonb_object_agg(key, value) from settings where key in ('demo', 'security'))`;

type Kept = { demo?: boolean; security?: Partial<SecuritySettings> } | null;

const settingsOf = (kept: Kept): SecuritySettings =>
  SecuritySettings.parse({ ...usualSettings(kept?.demo === true), ...kept?.security });

/** How sessions, second factors and unused accounts are treated now. */
export async function securitySettings(db: Db): Promise<{ settings: SecuritySettings; demo: boolean }> {
  const row = await db.one<{ kept: Kept }>(`select ${SETTINGS} as kept`);
  return { settings: settingsOf(row?.kept ?? null), demo: row?.kept?.demo === true };
}

/** Whether the user `u` has a second factor that was shown to work, as a condition. */
export const HAS_SECOND_FACTOR = `
  (exists (select 1 from auth_two_factors f where f.user_id = u.id and f.verified)
   or exists (select 1 from auth_passkeys k where k.user_id = u.id))`;

type Marks = { kept: Kept; passwordState: 'initial' | 'own' | 'demo'; hasSecondFactor: boolean };

/** The active person of a session with what holds it back, and when the session ends; undefined for nobody. */
export async function sessionHolder(
  db: Db,
  session: Session,
  seen: { address: string; at: number; now: number },
): Promise<SessionHolder | undefined> {
  const actor = await findActor(db, session.userId, seen.now);
  const marks = await db.one<Marks>(
    `select coalesce(s.password_state, 'own') as "passwordState", ${HAS_SECOND_FACTOR} as "hasSecondFactor",
       ${SETTINGS} as kept
     from users u left join user_sign_ins s on s.user_id = u.id where u.id = $1 and not u.service`,
    [session.userId],
  );
  if (actor === undefined || marks === undefined) return undefined;
  const { hasSecondFactor, passwordState } = marks;
  const { secondFactorAt, way } = session;
  const settings = settingsOf(marks.kept);
  const { adminNetworks } = settings;
  const addressAllowed = adminNetworks.length === 0 || isInside(seen.address, adminNetworks);
  const hold = holdOf(
    { way, passwordState, hasSecondFactor, secondFactorAt, addressAllowed },
    actor.rights,
    settings,
  );
  return {
    actor: {
      ...actor,
      session: { id: session.id, hasSecondFactor, secondFactorAt },
      ...(hold === null ? {} : { hold }),
    },
    endsAt: sessionEnd({ ...session, at: seen.at }, actor.rights, settings),
  };
}

type Row = Pick<Account, 'sessions' | 'entries'> & {
  state: Account['password']['state'];
  changedAt: string | null;
  authenticator: boolean;
  passkeys: Account['secondFactor']['passkeys'];
  singleSignOn: boolean;
};

const ENTRIES_SHOWN = 20;

/** The own sign-in of the person who asks: password, second factors, sessions that go on, latest entries. */
export async function ownAccount(ctx: Context): Promise<Account> {
  const { actor } = ctx;
  const everything = ctx.db.beyond('the own account, with the entries of the access log about it');
  const row = await everything.one<Row>(
    `select case when not exists (select 1 from auth_accounts a where a.user_id = u.id and a.provider_id = 'credential')
         then 'none' else coalesce(s.password_state, 'own') end as state,
       to_json(s.password_changed_at) as "changedAt",
       exists (select 1 from auth_two_factors f where f.user_id = u.id and f.verified) as authenticator,
       (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'createdAt', k.created_at,
          'lastUsedAt', k.last_used_at) order by k.created_at), '[]') from auth_passkeys k where k.user_id = u.id) as passkeys,
       exists (select 1 from auth_accounts a where a.user_id = u.id and a.provider_id <> 'credential') as "singleSignOn",
       (select coalesce(json_agg(json_build_object('id', o.id, 'current', o.id = $2, 'kind', o.kind, 'way', o.way,
          'address', coalesce(o.ip_address, ''), 'device', coalesce(o.user_agent, ''), 'createdAt', o.created_at,
          'seenAt', o.updated_at, 'endsAt', o.expires_at) order by o.updated_at desc), '[]')
        from auth_sessions o where o.user_id = u.id and o.expires_at > now()) as sessions,
       (select coalesce(json_agg(json_build_object('at', l.at, 'way', coalesce(l.details->>'way', 'password'),
          'outcome', coalesce(l.details->>'outcome', 'entered'), 'address', coalesce(l.address, ''),
          'device', coalesce(l.details->>'device', '')) order by l.at desc, l.id desc), '[]')
        from (select id, at, address, details from access_log
              where user_id = u.id and kind in ('sign_in', 'sign_in_failed')
              order by at desc, id desc limit ${ENTRIES_SHOWN}) l) as entries
     from users u left join user_sign_ins s on s.user_id = u.id where u.id = $1`,
    [actor.id, actor.session?.id ?? null],
  );
  if (row === undefined || actor.session === undefined) throw new Error('no account');
  const { settings } = await securitySettings(ctx.db);
  const privileged = isPrivileged(actor.rights);
  return {
    username: actor.username,
    name: actor.name,
    hold: actor.hold ?? null,
    fresh: isFresh(actor.session, ctx.now),
    password: { state: row.state, changedAt: row.changedAt, least: privileged ? LEAST_PRIVILEGED : LEAST },
    secondFactor: {
      required: privileged && settings.secondFactor === 'required',
      authenticator: row.authenticator,
      passkeys: row.passkeys,
    },
    singleSignOn: row.singleSignOn,
    sessions: row.sessions,
    entries: row.entries,
  };
}

/** The hashes of the latest passwords of a user, newest first. */
export async function formerPasswords(db: Db, userId: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ hash: string }>(
    `select hash from password_history where user_id = $1 order by id desc limit $2`,
    [userId, limit],
  );
  return rows.map(({ hash }) => hash);
}

export type KnownUser = { id: string; username: string; name: string; active: boolean };

/** The user of a sign-in name, whatever its letters' case; undefined for none. */
export const userNamed = (db: Db, username: string): Promise<KnownUser | undefined> =>
  db.one<KnownUser>(
    `select u.id, u.username, u.name, u.active from users u join auth_users a on a.id = u.id where a.username = $1`,
    [username.toLowerCase()],
  );

/**
 * Whether a user may come in at all at an instant (epoch ms): active, not the account of another system, and within the
 * period of somebody from outside.
 */
export async function mayEnter(db: Db, userId: string, at: number): Promise<KnownUser | undefined> {
  return db.one<KnownUser>(
    `select u.id, u.username, u.name, u.active from users u join positions p on p.code = u.position_code
     where u.id = $1 and u.active and not u.service
       and case when u.access_ends_at is null then not p.external else u.access_ends_at > $2 end`,
    [userId, new Date(at)],
  );
}

/** Has this user signed in on the device before? */
export async function isKnownDevice(db: Db, userId: string, tokenHash: string): Promise<boolean> {
  const row = await db.one(`select 1 from known_devices where token_hash = $1 and user_id = $2`, [
    tokenHash,
    userId,
  ]);
  return row !== undefined;
}

/** How often the actor gave a wrong current password in the last quarter of an hour. */
export async function wrongPasswords(ctx: Context): Promise<number> {
  const log = ctx.db.beyond('how often the actor gave a wrong password: a count');
  const rows = await log.query(
    `select 1 from access_log where user_id = $1 and at > $2 and kind = 'refused' and code = 'password.wrong'`,
    [ctx.actor.id, iso(ctx.now - 15 * MINUTE)],
  );
  return rows.length;
}
