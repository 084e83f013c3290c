import type { Context } from '../../kernel/context.ts';
import type { BodyOf, InputOf } from '../../kernel/contract.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import { colleague, listPeople } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type {
  AddCertificate,
  ChangeShift,
  CheckFitness,
  RecordHealthCheck,
  ReviewCertificate,
  RevokeCertificate,
  SaveShifts,
  SaveSkill,
  SaveTechnician,
} from './people.contract.ts';
import { endingCertificates, peopleTerms, technicianFile } from './people.queries.ts';
import {
  changeCertificate,
  insertCertificate,
  saveConduct,
  saveHealth,
  saveShiftChange,
  saveShifts,
  saveSkill,
  saveTechnician,
} from './people.store.ts';
import { unfitFor, warningsDue } from './qualification.rules.ts';

const about = (id: string, type: string, data: Record<string, unknown>, reason?: string): Fact => ({
  type,
  subject: `technician:${id}`,
  data,
  reason,
});

/** Makes or changes a technician's profile; refuses a version that is no longer the newest (S0 3.1). */
export async function keepTechnician(ctx: Context, id: string, profile: BodyOf<typeof SaveTechnician>) {
  await colleague(ctx, id);
  const saved = await saveTechnician(ctx, id, profile);
  if (saved === undefined) throw conflict('technician.changed');
  const { home: _place, version: _seen, ...kept } = profile;
  await record(ctx, [about(id, 'technician.saved', kept)]);
  return { id, version: saved.version };
}

async function certificateOf(ctx: Context, userId: string, id: number) {
  const found = (await technicianFile(ctx, userId)).certificates.find((one) => one.id === id);
  if (found === undefined) throw notFound('certificate.not_found');
  return found;
}

/** Registers a certificate (S0 3.1); a number is registered once per kind. */
export async function addCertificate(ctx: Context, id: string, given: BodyOf<typeof AddCertificate>) {
  await technicianFile(ctx, id);
  const made = await insertCertificate(ctx, id, given);
  if (made === undefined) throw invalid('certificate.kind_unknown', { field: 'kind' });
  await record(ctx, [about(id, 'certificate.registered', { ...given })]);
  return certificateOf(ctx, id, made);
}

/** Records a review; warnings begin anew before the next one. */
export async function reviewCertificate(ctx: Context, id: number, input: BodyOf<typeof ReviewCertificate>) {
  const userId = await changeCertificate(ctx, id, { nextReviewOn: input.nextReviewOn });
  if (userId === undefined) throw notFound('certificate.not_found');
  await record(ctx, [about(userId, 'certificate.reviewed', { certificate: id, ...input })]);
  return certificateOf(ctx, userId, id);
}

/** Ends a certificate before its time; it stays on file. */
export async function revokeCertificate(ctx: Context, id: number, input: BodyOf<typeof RevokeCertificate>) {
  const userId = await changeCertificate(ctx, id, { revokedOn: input.on, reason: input.reason });
  if (userId === undefined) throw notFound('certificate.not_found');
  await record(ctx, [about(userId, 'certificate.revoked', { certificate: id, on: input.on }, input.reason)]);
  return certificateOf(ctx, userId, id);
}

/** Keeps the level of a skill and how long it holds (S2 1.4.2). */
export async function keepSkill(
  ctx: Context,
  { params, body }: Pick<InputOf<typeof SaveSkill>, 'params' | 'body'>,
) {
  await technicianFile(ctx, params.id);
  const known = (await peopleTerms(ctx)).skills.some((skill) => skill.code === params.skill);
  if (!known) throw invalid('skill.unknown', { field: 'skill' });
  await saveSkill(ctx, params.id, { code: params.skill, ...body });
  await record(ctx, [about(params.id, 'skill.certified', { skill: params.skill, ...body })]);
  return { code: params.skill, level: body.level };
}

/** Keeps date, fitness and next due date of a health check, nothing else (S0 3.1, S0 5.2). */
export async function recordHealthCheck(ctx: Context, id: string, check: BodyOf<typeof RecordHealthCheck>) {
  await technicianFile(ctx, id);
  if (check.dueOn <= check.checkedOn) throw invalid('health.due_before_check', { field: 'dueOn' });
  await saveHealth(ctx, id, check);
  await record(ctx, [about(id, 'health.checked', { ...check })]);
  return { id };
}

/** Signs the current code of conduct for oneself (S0 3.1). */
export async function signConduct(ctx: Context, version: string) {
  const signedAt = iso(ctx.now);
  if (!(await saveConduct(ctx, ctx.actor.id, { version, at: signedAt })))
    throw notFound('technician.not_found');
  await record(ctx, [about(ctx.actor.id ?? '', 'conduct.signed', { version })]);
  return { signedAt };
}

export async function keepShifts(ctx: Context, id: string, { shifts }: BodyOf<typeof SaveShifts>) {
  await technicianFile(ctx, id);
  await saveShifts(ctx, id, shifts);
  await record(ctx, [about(id, 'shifts.saved', { shifts })]);
  return { id };
}

/** Leave or an extra shift on one day; wins over the week. */
export async function changeShift(
  ctx: Context,
  { params, body }: Pick<InputOf<typeof ChangeShift>, 'params' | 'body'>,
) {
  await technicianFile(ctx, params.id);
  await saveShiftChange(ctx, params.id, { day: params.day, ...body });
  await record(ctx, [about(params.id, 'shift.changed', { day: params.day, kind: body.kind }, body.reason)]);
  return { id: params.id };
}

const listed = (text: string | undefined): string[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

/** Everything that forbids sending the technician to a visit with these needs (S0 2.2, S0 3.3). */
export async function checkFitness(
  ctx: Context,
  { params, query }: Pick<InputOf<typeof CheckFitness>, 'params' | 'query'>,
) {
  const { qualification } = await technicianFile(ctx, params.id);
  const skills = listed(query.skills).map((part) => {
    const [code = '', level = '1'] = part.split(':');
    return { code, level: Number(level) || 1 };
  });
  const need = {
    day: query.day,
    certificates: listed(query.certificates),
    skills,
    productType: query.productType ?? null,
  };
  return { unfit: unfitFor(qualification, need) };
}

/** Warns person, superior and keepers of certificates 60, 30 and 7 days before an end or a review, each once (S0 3.1). */
export async function warnOfEndingCertificates(ctx: Context): Promise<void> {
  const ending = await endingCertificates(ctx, chinaDay(ctx.now));
  if (ending.length === 0) return;
  const keepers = await listPeople(ctx, { permission: 'people:manage' });
  for (const certificate of ending) {
    const { tell, given } = warningsDue(certificate.daysLeft, certificate.warned);
    if (tell === null) continue;
    await changeCertificate(ctx, certificate.id, { warned: given });
    const { id, userId, userName, superiorId, kind, kindName, endsOn, daysLeft } = certificate;
    await record(ctx, [about(userId, 'certificate.ending', { certificate: id, kind, endsOn, daysLeft })]);
    const people = new Set([
      userId,
      ...(superiorId === null ? [] : [superiorId]),
      ...keepers.map(({ id }) => id),
    ]);
    await notify(
      ctx,
      [...people].map((one) => ({
        userId: one,
        kind: 'certificate_ending',
        data: { technician: userName, certificate: kindName, endsOn, daysLeft, certificateId: id },
      })),
    );
  }
}
