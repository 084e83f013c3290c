import { randomUUID } from 'node:crypto';
import type { Actor, Context } from '../../kernel/context.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { HOUR, iso, MINUTE } from '../../kernel/time.ts';
import { RegisterInput } from '../cases/intake.contract.ts';
import { registerCase } from '../cases/registration.actions.ts';
import { sendCommands } from './commands.actions.ts';
import { type DemoJob, demoJobs, demoVisit } from './demo-orders.rules.ts';
import { addPhoto } from './files.actions.ts';
import { scheduleVisit } from './visits.actions.ts';
import { createOrder } from './workorders.actions.ts';
import { OrderCommand } from './workorders.contract.ts';
import { orderSheet } from './workorders.queries.ts';

type As = (username: string, at: number) => Context;

async function registerJob(as: As, at: number, job: DemoJob): Promise<string> {
  const input = RegisterInput.parse({
    ...{ kind: 'request', channel: 'phone', businessLink: 'after_sales', needsRepair: true },
    productModel: { value: job.model },
    purchaseChannel: { value: 'own_store' },
    customer: { new: { ...job.customer, provinceCode: '31', city: '上海市' } },
    contactName: job.customer.name,
    contactPhone: job.customer.phone,
    ...{ subject: job.subject, course: job.course, demand: job.demand },
    complainedAt: iso(at),
    receivedAt: iso(at),
  });
  const registered = await registerCase({ ...as('agent', at), idempotency: null }, input);
  const { number } = await createOrder(as('supervisor', at + 10 * MINUTE), {
    caseNumber: registered.number,
    workKind: job.workKind,
    place: job.place,
  });
  return number;
}

type Written = { type: string; record?: object; quote?: object };
const wrote = (kind: string, body: object): Written => ({ type: 'record', record: { kind, body } });
const STROKES = 'M10 40L40 20L60 44L90 16L130 40';

type Walk = { number: string; job: DemoJob; begin: number; username: string; as: As; photos: DemoPhotos };
/** Where photos go, and the picture that stands for each of them. */
export type DemoPhotos = { folder: FileFolder; picture: Buffer };

async function send({ as, username, number }: Walk, at: number, written: Written): Promise<void> {
  const command = OrderCommand.parse({ id: randomUUID(), number, at: iso(at), ...written });
  const { answers } = await sendCommands(as(username, at), { deviceNow: iso(at), commands: [command] });
  const [answer] = answers;
  if (answer?.outcome !== 'done') throw new Error(`demo order ${number}: ${answer?.code ?? written.type}`);
}

async function photograph(walk: Walk, at: number, of: string): Promise<void> {
  const { as, username, number, photos } = walk;
  const id = randomUUID();
  await addPhoto(as(username, at), photos.folder, { number, id, bytes: photos.picture });
  await send(walk, at, wrote('photo', { of, fileId: id, note: '演示照片' }));
}

/** From the door to the found fault, with the price that the customer signed. */
async function beginWork(walk: Walk): Promise<void> {
  const { job, begin } = walk;
  await send(walk, begin, { type: 'set_out' });
  await send(walk, begin + 5 * MINUTE, { type: 'arrive' });
  const lines = ['visit', job.workKind].map((code) => ({ code, quantity: 1 }));
  const signed = { accepted: true, signedBy: job.customer.name, strokes: STROKES };
  const totalFen = job.workKind === 'appliance_repair' ? 150_00 : 130_00;
  await send(walk, begin + 10 * MINUTE, { type: 'quote', quote: { asked: { lines }, totalFen, ...signed } });
  if (job.workKind === 'appliance_repair') {
    const items = [{ item: '断电挂牌', ok: true }];
    await send(walk, begin + 10 * MINUTE, wrote('safety_checklist', { hazard: 'electricity', items }));
  }
  await send(walk, begin + 12 * MINUTE, { type: 'start' });
}

async function finishWork(walk: Walk): Promise<void> {
  const { job, begin } = walk;
  const end = begin + 50 * MINUTE;
  const isAppliance = job.workKind === 'appliance_repair';
  for (const of of isAppliance ? ['nameplate', 'fault'] : ['site']) await photograph(walk, end, of);
  const found = { symptom: job.subject, faultCode: 'none', diagnosis: '异物卡滞', action: '清理并试机' };
  if (isAppliance) await send(walk, end, wrote('diagnosis', found));
  const times = {
    ...{ startedAt: iso(begin + 12 * MINUTE), endedAt: iso(end) },
    ...(isAppliance ? {} : { noFaultCodeReason: '家具没有故障码' }),
  };
  await send(
    walk,
    end,
    wrote('result', { process: `${job.subject}：已处理，试用正常`, solved: true, ...times }),
  );
  await send(walk, end, { type: 'complete' });
}

async function confirmWork(walk: Walk): Promise<void> {
  const { job, begin } = walk;
  const end = begin + 50 * MINUTE;
  const signature = { signedBy: job.customer.name, satisfied: true, strokes: STROKES };
  await send(walk, end + 2 * MINUTE, wrote('signature', signature));
  await send(walk, end + 3 * MINUTE, { type: 'confirm' });
}

async function makeJob(as: As, job: DemoJob, given: { now: number; photos: DemoPhotos }): Promise<void> {
  const { now, photos } = given;
  const visit = demoVisit(job, now);
  const at = Math.min(now - 20 * MINUTE, (visit?.begin ?? now) - 20 * HOUR);
  const number = await registerJob(as, at, job);
  if (visit === null || job.visit === null) return;
  const username = job.visit.by;
  const planned = at + 15 * MINUTE;
  const sheet = await orderSheet(as('dispatcher', planned), number);
  await scheduleVisit(as('dispatcher', planned), number, {
    version: sheet.version,
    technicianId: as(username, planned).actor.id ?? '',
    from: iso(visit.begin),
    to: iso(visit.begin + sheet.minutes * MINUTE),
  });
  if (visit.stage === 'planned') return;
  const walk = { number, job, begin: visit.begin, username, as, photos };
  await send(walk, planned + MINUTE, { type: 'accept' });
  if (visit.stage === 'accepted') return;
  await beginWork(walk);
  if (visit.stage === 'working') return;
  await finishWork(walk);
  if (visit.stage === 'confirmed') await confirmWork(walk);
}

/** Work orders of the demo company at every stage, through the same verbs as real ones. */
export async function makeDemoOrders(
  ctx: Context,
  actors: (username: string) => Actor,
  photos: DemoPhotos,
): Promise<void> {
  const as: As = (username, at) => ({ ...ctx, actor: actors(username), now: at });
  for (const job of demoJobs) await makeJob(as, job, { now: ctx.now, photos });
}
