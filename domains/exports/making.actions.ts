import { createHash, randomUUID } from 'node:crypto';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { conflict } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import { type ExportedCustomer, exportedCustomers } from '../customers/exported-customers.queries.ts';
import { findActor } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import { newPassword } from './exports.actions.ts';
import { type ExportRow, exportOf, exportRow } from './exports.queries.ts';
import { MOST_RECORDS } from './exports.rules.ts';
import { endExports, endExportsOf, saveFailure, saveFile, takeDownload } from './exports.store.ts';
import { type Cell, type Workbook, workbookParts } from './xlsx.rules.ts';

// Threads of the library's own would outlive the job.
configure({ useWebWorkers: false });

type Locale = 'zh-CN' | 'en';
const HEADS: Record<string, Record<Locale, string>> = {
  id: { 'zh-CN': '客户编号', en: 'Customer' },
  type: { 'zh-CN': '类型', en: 'Type' },
  grade: { 'zh-CN': '等级', en: 'Grade' },
  province: { 'zh-CN': '省份', en: 'Province' },
  city: { 'zh-CN': '城市', en: 'City' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  otherContact: { 'zh-CN': '其他联系方式', en: 'Other contact' },
  address: { 'zh-CN': '地址', en: 'Address' },
  serials: { 'zh-CN': '产品序列号', en: 'Serials' },
  watermark: { 'zh-CN': '导出人', en: 'Exported by' },
};
const ALWAYS = ['id', 'type', 'grade', 'province', 'city'] as const;
const WORDS: Record<Locale, Record<string, string>> = {
  'zh-CN': {
    consumer: '个人',
    business: '企业',
    partner: '渠道',
    standard: '普通',
    silver: '银卡',
    gold: '金卡',
    key: '重点',
  },
  en: {},
};

/** Whose file it is: on top of the table, in the foot of a page, in the properties. */
const watermarkOf = (wanted: ExportRow, locale: Locale, now: number): string => {
  const { name, username } = wanted.requestedBy;
  const day = chinaDay(now);
  return locale === 'en'
    ? `${wanted.number} · for ${name} (${username}) only · ${day} · not to be passed on`
    : `${wanted.number} · 仅供${name}（${username}）使用 · ${day} · 不得转发`;
};

const cellOf = (customer: ExportedCustomer, column: string, words: Record<string, string>): Cell => {
  const value = customer[column as keyof ExportedCustomer];
  if (column === 'type' || column === 'grade') return words[String(value)] ?? String(value);
  return Array.isArray(value) ? value.join(' ') : value;
};

function bookOf(wanted: ExportRow, customers: ExportedCustomer[], locale: Locale, now: number): Workbook {
  const columns = [...ALWAYS, ...wanted.fields];
  const mark = `${wanted.requestedBy.username} ${wanted.number}`;
  const headOf = (column: string) => HEADS[column]?.[locale] ?? column;
  return {
    sheet: wanted.number,
    watermark: watermarkOf(wanted, locale, now),
    head: [...columns, 'watermark'].map(headOf),
    rows: customers.map((customer) => [
      ...columns.map((column) => cellOf(customer, column, WORDS[locale])),
      mark,
    ]),
    creator: wanted.requestedBy.username,
    title: wanted.number,
    madeAt: iso(now),
  };
}

/** An archive of the parts; with a password it is encrypted by AES-256. */
export async function zipOf(parts: [string, Uint8Array][], password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(
    new Uint8ArrayWriter(),
    password === undefined ? {} : { password, encryptionStrength: 3 },
  );
  for (const [name, bytes] of parts) await writer.add(name, new Uint8ArrayReader(bytes));
  return writer.close();
}

const encoded = (parts: [string, string][]): [string, Uint8Array][] =>
  parts.map(([name, text]) => [name, new TextEncoder().encode(text)]);

/**
 * Makes the file of an approved export as its requester sees the customers now: a sheet with the requester's name on it,
 * inside an archive encrypted by AES-256 with a password of its own. It fails when the requester may not export any more.
 */
export async function makeExport(ctx: Context, files: FileFolder, id: number): Promise<void> {
  const wanted = await exportRow(ctx, id);
  if (wanted === undefined || wanted.state !== 'approved') return;
  const requester = await findActor(ctx.db, wanted.requestedBy.id, ctx.now);
  if (requester === undefined || !Object.hasOwn(requester.rights, 'exports:request')) {
    await saveFailure(ctx, id);
    await record(ctx, [{ type: 'customer_export.failed', subject: `customer_export:${id}`, data: { id } }]);
    return;
  }
  const sight = { ...ctx, actor: requester };
  const customers = await exportedCustomers(sight, wanted.filter, {
    purpose: wanted.purpose,
    most: MOST_RECORDS,
  });
  const book = bookOf(wanted, customers, requester.locale, ctx.now);
  const { password, sealed } = newPassword(ctx, id);
  const sheet = await zipOf(encoded(workbookParts(book)));
  const bytes = Buffer.from(await zipOf([[`${wanted.number}.xlsx`, sheet]], password));
  const fileId = randomUUID();
  await files.write(fileId, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await saveFile(ctx, id, { fileId, sha256, records: customers.length, sealedPassword: sealed });
  await record(ctx, [
    {
      type: 'customer_export.made',
      subject: `customer_export:${id}`,
      data: { id, records: customers.length, sha256 },
    },
  ]);
  await logAccess(ctx, [
    {
      kind: 'export',
      subject: `customer_export:${id}`,
      who: { id: requester.id, name: requester.name },
      customers: customers.map((customer) => customer.id),
      purpose: 'customer_export',
      fields: wanted.fields.filter((field) => field !== 'serials'),
      records: customers.length,
      details: { number: wanted.number, approvedBy: wanted.decidedBy?.id, sha256 },
    },
  ]);
  const data = { id, number: wanted.number };
  await notify(ctx, [{ userId: wanted.requestedBy.id, kind: 'export.ready', data }]);
}

/** The file for its requester: three times within 72 hours, each on record. */
export async function takeFile(
  ctx: Context,
  files: FileFolder,
  id: number,
): Promise<{ name: string; bytes: Buffer }> {
  const wanted = await exportOf(ctx, id);
  const fileId = await takeDownload(ctx, id);
  if (fileId === undefined) throw conflict('export.no_download_left');
  await logAccess(ctx, [
    {
      kind: 'export',
      subject: `customer_export:${id}`,
      purpose: 'customer_export',
      fields: wanted.fields.filter((field) => field !== 'serials'),
      records: wanted.records,
      details: { number: wanted.number, download: true },
    },
  ]);
  return { name: `${wanted.number}.zip`, bytes: await files.read(fileId) };
}

async function removeFiles(ctx: Context, files: FileFolder, ended: { id: number; fileId: string }[]) {
  for (const { id, fileId } of ended) {
    await files.remove(fileId);
    await record(ctx, [{ type: 'customer_export.ended', subject: `customer_export:${id}`, data: { id } }]);
  }
}

/** Removes the files of exports whose time is over or that were taken three times. */
export const clearExports = async (ctx: Context, files: FileFolder): Promise<void> =>
  removeFiles(ctx, files, await endExports(ctx));

/** Removes the files that hold a customer who is erased; who asked for one may ask again. */
export const clearExportsOf = async (ctx: Context, files: FileFolder, customerId: number): Promise<void> =>
  removeFiles(ctx, files, await endExportsOf(ctx, customerId));
