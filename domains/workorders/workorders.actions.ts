import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, chinaYear, DAY, iso } from '../../kernel/time.ts';
import { addWorkdays } from '../calendar/workdays.rules.ts';
import { caseForWork } from '../cases/case-work.queries.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { isHumid } from './completion.rules.ts';
import { careDue } from './maintenance.queries.ts';
import { rankOf } from './rank.rules.ts';
import type { SetMaintenance } from './work-kinds.contract.ts';
import type { CreateOrder } from './workorders.contract.ts';
import { completeDaysOf } from './workorders.queries.ts';
import { insertOrder, insertRecord, saveMaintenance } from './workorders.store.ts';

const monthOf = (now: number): number => Number(chinaDay(now).slice(5, 7));

/** The last day for the work: the working days of its service type, of which today is none (S2 1.3.2); null: unknown kind. */
export async function dueDay(ctx: Context, workKind: string): Promise<string | null> {
  const days = await completeDaysOf(ctx, workKind);
  if (days === undefined) return null;
  const { calendar } = await standardAt(ctx, ctx.now);
  return addWorkdays(calendar.compiled, chinaDay(ctx.now), days);
}

type Remote = NonNullable<BodyOf<typeof CreateOrder>['remoteDiagnosis']>;

const noteRemote = (ctx: Context, orderId: number, body: Remote): Promise<void> =>
  insertRecord(ctx, orderId, { kind: 'remote_diagnosis', body, at: iso(ctx.now), commandId: null });

/** Makes a work order of a case with all that the case knows; refuses a closed or merged case and an unknown kind. */
export async function createOrder(ctx: Context, input: BodyOf<typeof CreateOrder>) {
  const about = await caseForWork(ctx, input.caseNumber);
  if (!about.isOpen) throw conflict('case.closed');
  const inputs = {
    severity: about.priority,
    productType: about.productType,
    customerGrade: about.customerGrade,
  };
  const made = await insertOrder(
    ctx,
    {
      source: 'case',
      nature: 'corrective',
      caseId: about.id,
      caseNumber: about.number,
      workKind: input.workKind,
      serviceClass: input.serviceClass ?? 'basic',
      customerId: about.customerId,
      unitId: about.unitId,
      productType: about.productType,
      region: about.region,
      departmentId: about.departmentId,
      place: input.place ?? null,
      highHumidity: isHumid({
        productType: about.productType,
        region: about.region,
        month: monthOf(ctx.now),
        reading: input.humidityReading ?? null,
      }),
      subject: input.subject ?? about.subject,
      rank: rankOf(inputs),
      rankInputs: inputs,
      dueOn: await dueDay(ctx, input.workKind),
      subtype: input.subtype,
    },
    { now: iso(ctx.now), year: chinaYear(ctx.now) },
  );
  if (made === undefined) throw invalid('work_kind.unknown', { field: 'workKind' });
  if (input.remoteDiagnosis !== undefined) await noteRemote(ctx, made.id, input.remoteDiagnosis);
  await record(ctx, [
    {
      type: 'workorder.created',
      subject: `workorder:${made.id}`,
      caseId: about.id,
      data: {
        number: made.number,
        workKind: input.workKind,
        ...(input.remoteDiagnosis === undefined ? {} : { remote: input.remoteDiagnosis.outcome }),
      },
    },
  ]);
  return { number: made.number, version: made.version };
}

/** Sets how often units of a model are cared for (S0 1.1); refuses an unknown model or kind of work. */
export async function setMaintenance(ctx: Context, model: string, input: BodyOf<typeof SetMaintenance>) {
  const interval = { model, ...input, active: input.active ?? true };
  if (!(await saveMaintenance(ctx, interval))) throw invalid('unit.model_unknown', { field: 'model' });
  await record(ctx, [{ type: 'maintenance.set', subject: `product:${model}`, data: { ...input } }]);
  return { model, months: input.months };
}

/** Days ahead at which preventive orders are made; a company setting. */
const CARE_AHEAD_DAYS = 14;

/** Makes a preventive order for every unit whose care falls due within two weeks; each once (S0 1.1). */
export async function makeMaintenanceOrders(ctx: Context): Promise<void> {
  for (const care of await careDue(ctx, chinaDay(ctx.now + CARE_AHEAD_DAYS * DAY))) {
    const inputs = { severity: 4, productType: care.productType, customerGrade: care.grade };
    const made = await insertOrder(
      ctx,
      {
        source: 'maintenance',
        nature: 'preventive',
        caseId: null,
        caseNumber: null,
        workKind: care.workKind,
        serviceClass: 'basic',
        customerId: care.customerId,
        unitId: care.unitId,
        productType: care.productType,
        region: care.region,
        departmentId: null,
        place: null,
        highHumidity: false,
        subject: `定期保养 ${care.model}`,
        rank: rankOf(inputs),
        rankInputs: inputs,
        dueOn: care.dueOn,
      },
      { now: iso(ctx.now), year: chinaYear(ctx.now) },
    );
    if (made === undefined) continue;
    await record(ctx, [
      {
        type: 'workorder.created',
        subject: `workorder:${made.id}`,
        data: { number: made.number, workKind: care.workKind, dueOn: care.dueOn },
      },
    ]);
  }
}
