import type { Context, Scope } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import type { AddDepartment, SaveView, SetDutySheet } from './identity.contract.ts';
import { rightsByKind } from './identity.contract.ts';
import { reportsTo } from './identity.policy.ts';
import { colleague, forgetOrganisation, organisation, positions } from './identity.queries.ts';
import {
  deleteView,
  insertPlaceholders,
  insertSupervision,
  insertUnit,
  insertUser,
  insertView,
  type NewUser,
  type Placeholder,
  saveDemoMark,
  saveHead,
  saveLocale,
  saveProvinceRegion,
  saveRight,
} from './identity.store.ts';
import { roleByCode } from './roles.queries.ts';
import { againstDuty, maySupervise, operates } from './separation.rules.ts';

export async function setLocale(ctx: Context, locale: 'zh-CN' | 'en') {
  await saveLocale(ctx, locale);
  return { locale };
}

/** Gives a province to another regional centre; each province stays in exactly one (S2 2.1.2). */
export async function moveProvince(ctx: Context, code: string, change: { region: string; reason: string }) {
  const before = await saveProvinceRegion(ctx, code, change.region);
  if (before === undefined) throw notFound('province.not_found');
  await record(ctx, [
    {
      type: 'province.moved',
      subject: `province:${code}`,
      reason: change.reason,
      data: { from: before, to: change.region },
    },
  ]);
  forgetOrganisation();
  return { code, region: change.region as never };
}

/** Adds a department or outlet below an existing unit (S0 1.3, S2 2.1.1). */
export async function addDepartment(ctx: Context, input: BodyOf<typeof AddDepartment>) {
  const { units } = await organisation(ctx.db);
  if (!units.some((unit) => unit.id === input.parentId))
    throw invalid('department.not_found', { field: 'parentId' });
  await insertUnit(ctx, input);
  await record(ctx, [{ type: 'department.added', subject: `department:${input.id}`, data: { ...input } }]);
  forgetOrganisation();
  const added = (await organisation(ctx.db)).units.find((unit) => unit.id === input.id);
  if (added === undefined) throw conflict('department.id_taken');
  return added;
}

/**
 * Changes the duty sheet of a position. Customer contact always includes registering, supervision never operates
 * (S0 1.3, 7.1; S1 1.1, 1.2).
 */
export async function setDutySheet(
  ctx: Context,
  target: { code: string; permission: string },
  change: BodyOf<typeof SetDutySheet>,
) {
  const position = await roleByCode(ctx, target.code);
  const why = againstDuty(position, { ...change, permission: target.permission }, rightsByKind);
  if (why !== null) throw conflict(`position.${why}`, { permission: target.permission });
  await saveRight(ctx, { position: target.code, permission: target.permission, ...change });
  await record(ctx, [
    {
      type: 'position.right_changed',
      subject: `position:${target.code}`,
      reason: change.reason,
      data: { permission: target.permission, granted: change.granted, kinds: change.kinds },
    },
  ]);
  return (await positions(ctx)).find((found: { code: string }) => found.code === target.code) as never;
}

/** Makes a user supervise a department; refused for the own one and for operating positions (S0 7.1). */
export async function giveSupervision(ctx: Context, userId: string, departmentId: string) {
  const user = await colleague(ctx, userId);
  const operating = operates(user.rights);
  const { units } = await organisation(ctx.db);
  if (!units.some((unit) => unit.id === departmentId))
    throw invalid('department.not_found', { field: 'departmentId' });
  const answer = maySupervise({ departmentId: user.departmentId, operating }, departmentId);
  if (answer !== 'yes') throw conflict(`supervision.${answer}`);
  await insertSupervision(ctx, userId, departmentId);
  await record(ctx, [{ type: 'supervision.given', subject: `user:${userId}`, data: { departmentId } }]);
  return { userId, departmentId };
}

export async function saveViewOf(ctx: Context, input: BodyOf<typeof SaveView>) {
  const view = await insertView(ctx, input);
  if (view === undefined) throw conflict('view.name_taken');
  return view;
}

export async function removeView(ctx: Context, id: number) {
  if (!(await deleteView(ctx, id))) throw notFound();
  return { removed: true };
}

/**
 * Adds a user to the organisation, in the layer of the position; the sign-in account of the same id exists already.
 * Refuses a superior of a lower layer (S2 1.3.3).
 */
export async function addUser(ctx: Context, user: Omit<NewUser, 'scope' | 'layer'> & { scope?: Scope }) {
  const position = await roleByCode(ctx, user.position);
  const superior = user.superiorId === null ? null : await colleague(ctx, user.superiorId);
  if (superior !== null && !reportsTo(position.layer, superior.layer)) {
    throw conflict('person.superior_below', { field: 'superiorId' });
  }
  await insertUser(ctx, { ...user, layer: position.layer, scope: user.scope ?? position.defaultScope });
  await record(ctx, [
    {
      type: 'user.added',
      subject: `user:${user.id}`,
      data: { username: user.username, position: user.position },
    },
  ]);
}

/** Users for people of another system: inactive, unable to sign in, named where they acted; known ones stay as they are. */
export async function addPlaceholders(ctx: Context, people: Placeholder[]): Promise<void> {
  const added = await insertPlaceholders(ctx, people);
  await record(
    ctx,
    added.map(({ id, username, position }) => ({
      type: 'user.added',
      subject: `user:${id}`,
      data: { username, position, imported: true },
    })),
  );
}

/** Names the head of a unit. */
export async function nameHead(ctx: Context, unitId: string, userId: string) {
  await saveHead(ctx, unitId, userId);
  forgetOrganisation();
}

/** Says that the company is the demo one, so that the sign-in page lists its accounts. */
export const markAsDemo = (ctx: Context) => saveDemoMark(ctx);
