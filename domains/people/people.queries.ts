import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import type { GetTechnician, ListPeopleTerms, ListTechnicians, TechnicianBrief } from './people.contract.ts';
import type { Qualification, VisitNeed } from './qualification.contract.ts';
import { cycleHours, unfitFor } from './qualification.rules.ts';

const EVERYONE = { sql: '$1::text is null', value: null };

/** Region, department or self: what the actor's scope lets see of the technicians `t` with their users `u` (S2 2.1.2). */
function inSight({ actor }: Context): { sql: string; value: string | null } {
  if (actor.scope === 'all') return EVERYONE;
  if (actor.scope === 'region') return { sql: 'u.region = $1', value: actor.region };
  if (actor.scope === 'team') return { sql: 'u.department_id = $1', value: actor.departmentId };
  return { sql: 'u.id::text = $1', value: actor.id };
}

const QUALIFICATION = `jsonb_build_object(
  'active', t.active and u.active, 'positionCertifiedOn', t.position_certified_on,
  'health', jsonb_build_object('checkedOn', t.health_checked_on, 'fit', t.health_fit, 'dueOn', t.health_due_on),
  'certificates', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'number', c.number,
      'issuedOn', c.issued_on, 'reviewDueOn', c.review_due_on, 'expiresOn', c.expires_on, 'revokedOn', c.revoked_on)
      order by c.issued_on, c.id), '[]') from certificates c where c.user_id = t.user_id),
  'skills', (select coalesce(jsonb_agg(jsonb_build_object('code', s.skill_code, 'level', s.level, 'expiresOn', s.expires_on)
      order by s.skill_code), '[]') from technician_skills s where s.user_id = t.user_id),
  'courses', (select coalesce(jsonb_agg(jsonb_build_object('topic', p.topic, 'productType', p.product_type,
      'passedOn', p.passed_on,
      'retrainBy', (p.passed_on + make_interval(months => p.retrain_months::int))::date)), '[]')
    from (select k.code, k.topic, k.product_type, k.retrain_months, max(r.held_on) as passed_on
      from training_attendances a join training_sessions r on r.id = a.session_id join courses k on k.code = r.course_code
      where a.user_id = t.user_id and a.attended and a.result = 'passed' group by k.code) p),
  'hours', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.hours_kind, 'heldOn', r.held_on, 'classHours', r.class_hours)), '[]')
    from training_attendances a join training_sessions r on r.id = a.session_id
    where a.user_id = t.user_id and a.attended))`;

const BRIEF = `u.id, u.name, u.work_number as "workNumber", u.region, u.department_id as "departmentId",
  t.provider_name as "providerName", t.speciality, t.experience_years as "experienceYears", t.emergency,
  t.active and u.active as active,
  (select coalesce(jsonb_agg(jsonb_build_object('code', s.skill_code, 'name', jsonb_build_object('zh', k.name_zh, 'en', k.name_en),
      'level', s.level, 'expiresOn', s.expires_on) order by k.sort), '[]')
    from technician_skills s join skills k on k.code = s.skill_code where s.user_id = t.user_id) as skills`;

/** What a technician who may be sent anywhere must meet on a day. */
const anywhere = (day: string): VisitNeed => ({ day, certificates: [], skills: [], productType: null });

const ENDLESS = '9999-12-31';

/**
 * The last day on which all kinds of certificate that a technician holds are in force, past or to come; null when none
 * ends. Of one kind the certificate that holds longest counts, so a renewed one is not held against anybody.
 */
function nextEnd({ certificates }: Qualification): string | null {
  const ends = new Map<string, string>();
  for (const { kind, revokedOn, expiresOn, reviewDueOn } of certificates) {
    if (revokedOn !== null) continue;
    const end = [expiresOn, reviewDueOn].filter((day) => day !== null).toSorted()[0] ?? ENDLESS;
    if (end > (ends.get(kind) ?? '')) ends.set(kind, end);
  }
  const first = [...ends.values()].toSorted()[0] ?? ENDLESS;
  return first === ENDLESS ? null : first;
}

type BriefRow = Omit<TechnicianBrief, 'nextEnd' | 'unfit'> & { qualification: Qualification };

const briefOf = ({ qualification, ...row }: BriefRow, today: string): TechnicianBrief => ({
  ...row,
  nextEnd: nextEnd(qualification),
  unfit: unfitFor(qualification, anywhere(today)),
});

/** Technicians in the actor's sight, at most 500, with what forbids sending them today. */
export async function listTechnicians(
  ctx: Context,
  wanted: {
    find?: string | undefined;
    region?: string | undefined;
    skill?: string | undefined;
    fit?: string | undefined;
  },
): Promise<OutputOf<typeof ListTechnicians>> {
  const sight = inSight(ctx);
  const rows = await ctx.db.query<BriefRow>(
    `select ${BRIEF}, ${QUALIFICATION} as qualification
     from technicians t join users u on u.id = t.user_id
     where ${sight.sql}
       and ($2::text is null or u.name like $2 || '%' or u.work_number like $2 || '%')
       and ($3::text is null or u.region = $3)
       and ($4::text is null or exists (select 1 from technician_skills s where s.user_id = t.user_id and s.skill_code = $4))
     order by u.work_number limit 500`,
    [
      sight.value,
      wanted.find?.replace(/[%_\\]/g, '\\$&') ?? null,
      wanted.region ?? null,
      wanted.skill ?? null,
    ],
  );
  const today = chinaDay(ctx.now);
  const all = rows.map((row) => briefOf(row, today));
  const working = all.filter(({ active }) => active);
  const holding = working.filter(({ unfit }) => !unfit.some(({ code }) => code === 'no_certificate_at_all'));
  return {
    technicians: all.filter(
      ({ unfit }) => wanted.fit === undefined || (unfit.length === 0) === (wanted.fit === 'yes'),
    ),
    certifiedPercent: working.length === 0 ? null : Math.round((holding.length / working.length) * 1000) / 10,
  };
}

type FileRow = BriefRow &
  Omit<OutputOf<typeof GetTechnician>, keyof TechnicianBrief | 'qualification' | 'cycleHours'>;

/** A technician's file; not found for whoever may not see the person. */
export async function technicianFile(ctx: Context, id: string): Promise<OutputOf<typeof GetTechnician>> {
  const sight = inSight(ctx);
  const row = await ctx.db.one<FileRow>(
    `select ${BRIEF}, ${QUALIFICATION} as qualification, t.position_certified_on::text as "positionCertifiedOn",
       t.conduct_version as "conductVersion", t.conduct_signed_at::text as "conductSignedAt", t.version,
       (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind,
           'kindName', jsonb_build_object('zh', k.name_zh, 'en', k.name_en), 'number', c.number, 'issuer', c.issuer,
           'issuedOn', c.issued_on, 'reviewDueOn', c.review_due_on, 'expiresOn', c.expires_on, 'revokedOn', c.revoked_on)
           order by c.revoked_on nulls first, c.expires_on, c.id), '[]')
         from certificates c join certificate_kinds k on k.code = c.kind where c.user_id = t.user_id) as certificates,
       (select coalesce(jsonb_agg(jsonb_build_object('weekday', s.weekday, 'starts', to_char(s.starts, 'HH24:MI'),
           'ends', to_char(s.ends, 'HH24:MI')) order by s.weekday, s.starts), '[]')
         from shifts s where s.user_id = t.user_id) as shifts,
       (select coalesce(jsonb_agg(jsonb_build_object('day', s.day, 'kind', s.kind, 'starts', to_char(s.starts, 'HH24:MI'),
           'ends', to_char(s.ends, 'HH24:MI'), 'reason', s.reason) order by s.day), '[]')
         from shift_changes s where s.user_id = t.user_id and s.day >= $3::date - 7) as "shiftChanges"
     from technicians t join users u on u.id = t.user_id where ${sight.sql} and t.user_id = $2`,
    [sight.value, id, chinaDay(ctx.now)],
  );
  if (row === undefined) throw notFound('technician.not_found');
  const today = chinaDay(ctx.now);
  const { qualification, ...rest } = row;
  return {
    ...rest,
    ...briefOf(row, today),
    qualification,
    cycleHours: cycleHours(qualification.hours, today),
  };
}

/** A technician as dispatch weighs one: place, shifts of the day, and everything on file about fitness. */
export type DispatchTechnician = {
  id: string;
  name: string;
  region: string | null;
  home: { lng: number; lat: number } | null;
  emergency: boolean;
  qualification: Qualification;
  /** Wall-clock intervals of the day, `HH:MM`; empty: not working. */
  hours: { starts: string; ends: string }[];
};

/**
 * Active technicians in the actor's sight with their working hours of a day: leave and extra shifts win over the week.
 * `whoever` looks past the sight: for those on a visit that the actor is on.
 */
export async function techniciansOn(
  ctx: Context,
  day: string,
  wanted: { region?: string | null; ids?: string[]; whoever?: boolean },
): Promise<DispatchTechnician[]> {
  const sight = wanted.whoever === true ? EVERYONE : inSight(ctx);
  return ctx.db.query<DispatchTechnician>(
    `select u.id, u.name, u.region, t.emergency,
       case when t.home_lng is not null and t.home_lat is not null
         then jsonb_build_object('lng', t.home_lng, 'lat', t.home_lat) end as home,
       ${QUALIFICATION} as qualification,
       case when x.kind = 'leave' then '[]'::jsonb
         when x.kind = 'extra' then jsonb_build_array(jsonb_build_object('starts', to_char(x.starts, 'HH24:MI'), 'ends', to_char(x.ends, 'HH24:MI')))
         else (select coalesce(jsonb_agg(jsonb_build_object('starts', to_char(s.starts, 'HH24:MI'), 'ends', to_char(s.ends, 'HH24:MI')) order by s.starts), '[]')
           from shifts s where s.user_id = t.user_id and s.weekday = extract(isodow from $2::date)) end as hours
     from technicians t join users u on u.id = t.user_id
     left join shift_changes x on x.user_id = t.user_id and x.day = $2::date
     where ${sight.sql} and t.active and u.active and ($3::text is null or u.region = $3) and ($4::uuid[] is null or u.id = any($4))
     order by u.work_number`,
    [sight.value, day, wanted.region ?? null, wanted.ids ?? null],
  );
}

export async function peopleTerms(ctx: Context): Promise<OutputOf<typeof ListPeopleTerms>> {
  const row = await ctx.db.one<OutputOf<typeof ListPeopleTerms>>(
    `select (select jsonb_agg(jsonb_build_object('code', code, 'name', jsonb_build_object('zh', name_zh, 'en', name_en)) order by sort, code) from skills) as skills,
       (select jsonb_agg(jsonb_build_object('code', code, 'name', jsonb_build_object('zh', name_zh, 'en', name_en),
          'specialOperation', special_operation, 'validYears', valid_years, 'reviewYears', review_years,
          'source', source, 'verified', verified) order by not special_operation, code) from certificate_kinds) as "certificateKinds"`,
  );
  return row ?? { skills: [], certificateKinds: [] };
}

/** Active technicians who have not signed this version of the code of conduct. */
export async function unsignedConduct(ctx: Context, version: string) {
  return {
    people: await ctx.db.query<{ id: string; name: string; workNumber: string }>(
      `select u.id, u.name, u.work_number as "workNumber" from technicians t join users u on u.id = t.user_id
       where t.active and u.active and t.conduct_version is distinct from $1 order by u.work_number limit 500`,
      [version],
    ),
  };
}

export type EndingCertificate = {
  id: number;
  userId: string;
  userName: string;
  superiorId: string | null;
  kind: string;
  kindName: { zh: string; en: string };
  endsOn: string;
  daysLeft: number;
  warned: number[];
};

/** Certificates in force that end or are to be reviewed within 60 days of a day, or did already (S0 3.1). */
export async function endingCertificates(ctx: Context, today: string): Promise<EndingCertificate[]> {
  return ctx.db.query<EndingCertificate>(
    `select c.id, c.user_id as "userId", u.name as "userName", u.superior_id as "superiorId", c.kind,
       jsonb_build_object('zh', k.name_zh, 'en', k.name_en) as "kindName",
       least(c.expires_on, c.review_due_on)::text as "endsOn",
       least(c.expires_on, c.review_due_on) - $1::date as "daysLeft", c.warned
     from certificates c join users u on u.id = c.user_id join technicians t on t.user_id = c.user_id
     join certificate_kinds k on k.code = c.kind
     where c.revoked_on is null and t.active and u.active
       and least(c.expires_on, c.review_due_on) <= $1::date + 60 and cardinality(c.warned) < 3
     order by c.id`,
    [today],
  );
}
