import type { Actor, Context } from '../../kernel/context.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { firstCustomers } from '../customers/customers.queries.ts';
import { acceptCase } from './assignment.actions.ts';
import { type DemoCase, demoCases } from './demo.rules.ts';
import { recordContact, recordVerification } from './handling.actions.ts';
import { RegisterInput } from './intake.contract.ts';
import { registerCase } from './registration.actions.ts';

/** The demo people who act: by user name. */
export type DemoActors = (username: string) => Actor;

async function registerDemo(ctx: Context, demo: DemoCase, customerId: number): Promise<string> {
  const receivedAt = iso(ctx.now - demo.hoursAgo * HOUR);
  const input = RegisterInput.parse({
    channel: 'phone',
    businessLink: 'after_sales',
    productModel: { value: demo.model },
    purchaseChannel: { value: 'own_store' },
    customer: { id: customerId },
    contactName: demo.contactName,
    contactPhone: demo.contactPhone,
    complainedAt: receivedAt,
    receivedAt,
    ...demo.parts,
  });
  return (await registerCase({ ...ctx, idempotency: null }, input)).number;
}

async function moveOn(as: (username: string) => Context, number: string, demo: DemoCase): Promise<void> {
  if (demo.accepted === undefined) return;
  const { head, handler } = demo.accepted;
  const accepted = await acceptCase(as(head), number, {
    version: 1,
    accepted: true,
    ...(handler === null ? {} : { handlerId: handler }),
  });
  if (demo.contacted !== true) return;
  const ctx = as('agent');
  const contacted = await recordContact(ctx, number, {
    version: accepted.version,
    way: 'two_way',
    channel: 'phone',
    at: iso(ctx.now),
    heard: '客户描述了问题经过',
    understood: '客户希望尽快解决',
    responded: '已说明处理步骤和时间',
    noFollowUpReason: '由处理人继续跟进',
    quietHoursReason: 'consented',
  });
  if (demo.parts.kind !== 'complaint') return;
  await recordVerification(as(head), number, {
    version: contacted.version,
    truth: 'substantiated',
    identityMethod: 'phone_code',
    identityReference: '演示验证码',
  });
}

/** A desk with something on it: a dozen demo cases at different points and ages, through the same verbs as real ones. */
export async function registerDemoCases(ctx: Context, actors: DemoActors): Promise<void> {
  const as = (username: string): Context => ({ ...ctx, actor: actors(username) });
  const customers = await firstCustomers(ctx, 20);
  for (const [place, demo] of demoCases.entries()) {
    const customer = customers[place % customers.length];
    if (customer === undefined) return;
    const named = { ...demo, contactName: customer.name, contactPhone: customer.phone ?? '' };
    const number = await registerDemo(as(demo.agent), named, customer.id);
    const handler = demo.accepted?.handler;
    const accepted = demo.accepted && { ...demo.accepted, handler: handler ? actors(handler).id : null };
    await moveOn(as, number, { ...named, accepted });
  }
}
