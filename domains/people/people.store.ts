import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { AddCertificate, SaveShifts, SaveTechnician } from './people.contract.ts';

/** Makes or changes a profile; undefined when another version was seen. */
export async function saveTechnician(
  ctx: Context,
  id: string,
  profile: BodyOf<typeof SaveTechnician>,
): Promise<{ version: number } | undefined> {
  return ctx.db.one<{ version: number }>(
    `insert into technicians as t (user_id, speciality, experience_years, provider_name, home_lng, home_lat,
       position_certified_on, emergency, active)
     values ($1, $2, $3, $4, round($5::numeric, 3), round($6::numeric, 3), $7, $8, $9)
     on conflict (user_id) do update set speciality = excluded.speciality, experience_years = excluded.experience_years,
       provider_name = excluded.provider_name, home_lng = excluded.home_lng, home_lat = excluded.home_lat,
       position_certified_on = excluded.position_certified_on, emergency = excluded.emergency,
       active = excluded.active, version = t.version + 1
     where t.version = $10
     returning version`,
    [
      id,
      profile.speciality,
      profile.experienceYears,
      profile.providerName ?? null,
      profile.home?.lng ?? null,
      profile.home?.lat ?? null,
      profile.positionCertifiedOn ?? null,
      profile.emergency ?? false,
      profile.active ?? true,
      profile.version ?? 0,
    ],
  );
}

/** Stores a certificate; dates that were left out follow from its kind. */
export async function insertCertificate(
  ctx: Context,
  userId: string,
  given: BodyOf<typeof AddCertificate>,
): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into certificates (user_id, kind, number, issuer, issued_on, review_due_on, expires_on)
     select $1, k.code, $3, $4, $5::date,
       coalesce($6::date, ($5::date + make_interval(years => k.review_years::int))::date),
       coalesce($7::date, ($5::date + make_interval(years => k.valid_years::int))::date)
     from certificate_kinds k where k.code = $2 returning id`,
    [
      userId,
      given.kind,
      given.number,
      given.issuer,
      given.issuedOn,
      given.reviewDueOn ?? null,
      given.expiresOn ?? null,
    ],
  );
  return row?.id;
}

type CertificateChange =
  | { nextReviewOn: string | null }
  | { revokedOn: string; reason: string }
  | { warned: number[] };

/** Changes a certificate; answers with its person, undefined when there is none or it was revoked. */
export async function changeCertificate(
  ctx: Context,
  id: number,
  change: CertificateChange,
): Promise<string | undefined> {
  const isReview = 'nextReviewOn' in change;
  const revoked = 'revokedOn' in change ? change : undefined;
  const row = await ctx.db.one<{ user_id: string }>(
    `update certificates set
       review_due_on = case when $2 then $3::date else review_due_on end,
       revoked_on = coalesce($4::date, revoked_on), revoked_reason = coalesce($5, revoked_reason),
       warned = case when $2 then '{}' else coalesce($6::smallint[], warned) end
     where id = $1 and revoked_on is null returning user_id`,
    [
      id,
      isReview,
      isReview ? change.nextReviewOn : null,
      revoked?.revokedOn ?? null,
      revoked?.reason ?? null,
      'warned' in change ? change.warned : null,
    ],
  );
  return row?.user_id;
}

export async function saveSkill(
  ctx: Context,
  userId: string,
  skill: { code: string; level: number; certifiedOn: string; expiresOn: string | null },
): Promise<void> {
  await ctx.db.query(
    `insert into technician_skills (user_id, skill_code, level, certified_on, expires_on) values ($1, $2, $3, $4, $5)
     on conflict (user_id, skill_code) do update set level = excluded.level, certified_on = excluded.certified_on,
       expires_on = excluded.expires_on`,
    [userId, skill.code, skill.level, skill.certifiedOn, skill.expiresOn],
  );
}

export async function saveHealth(
  ctx: Context,
  userId: string,
  check: { checkedOn: string; fit: boolean; dueOn: string },
): Promise<void> {
  await ctx.db.query(
    `update technicians set health_checked_on = $2, health_fit = $3, health_due_on = $4, version = version + 1
     where user_id = $1`,
    [userId, check.checkedOn, check.fit, check.dueOn],
  );
}

/** Keeps who signed which code of conduct; false when the person is no technician. */
export async function saveConduct(
  ctx: Context,
  userId: string | null,
  signed: { version: string; at: string },
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update technicians set conduct_version = $2, conduct_signed_at = $3 where user_id = $1 returning user_id`,
    [userId, signed.version, signed.at],
  );
  return rows.length > 0;
}

/** Replaces the weekly shifts. */
export async function saveShifts(
  ctx: Context,
  userId: string,
  shifts: BodyOf<typeof SaveShifts>['shifts'],
): Promise<void> {
  await ctx.db.query(`delete from shifts where user_id = $1`, [userId]);
  await ctx.db.query(
    `insert into shifts (user_id, weekday, starts, ends)
     select $1, weekday, starts, ends
     from jsonb_to_recordset($2::jsonb) as r(weekday smallint, starts time, ends time)`,
    [userId, JSON.stringify(shifts)],
  );
}

export async function saveShiftChange(
  ctx: Context,
  userId: string,
  change: { day: string; kind: string; starts: string | null; ends: string | null; reason: string },
): Promise<void> {
  await ctx.db.query(
    `insert into shift_changes (user_id, day, kind, starts, ends, reason) values ($1, $2, $3, $4, $5, $6)
     on conflict (user_id, day) do update set kind = excluded.kind, starts = excluded.starts, ends = excluded.ends,
       reason = excluded.reason`,
    [
      userId,
      change.day,
      change.kind,
      change.kind === 'leave' ? null : change.starts,
      change.kind === 'leave' ? null : change.ends,
      change.reason,
    ],
  );
}
