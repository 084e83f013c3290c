import type { Context } from '../../kernel/context.ts';
import { unitOf } from '../customers/customers.queries.ts';
import { recordContract, recordPromise, recordRepair, recordSale } from './ledger.actions.ts';
import { ContractEntry, PromiseBody, RepairEntry } from './ledger.contract.ts';

const DEMO_DAY = Date.parse('2026-09-01T10:00:00+08:00');
const [TELEVISION, WARDROBE, LOCK] = ['AJ2603050001', 'AJ2604050001', 'AJ2602050001'];

const repairs = [
  {
    sentOn: '2026-06-03',
    doneOn: '2026-06-10',
    waits: [{ from: '2026-06-04', to: '2026-06-09' }],
    delay: 'parts',
  },
  { sentOn: '2026-08-17', doneOn: '2026-08-20', waits: [], delay: 'none' },
].map((times) => RepairEntry.parse({ ...times, result: 'fixed', fault: '无法开机', repairer: '演示维修站' }));

const promises = [
  {
    model: 'AJ-BCD500',
    nameZh: '压缩机十年质保',
    nameEn: 'Ten years on the compressor',
    part: 'compressor',
    months: 120,
  },
  { model: 'AJ-KF35', nameZh: '整机六年质保', nameEn: 'Six years on the whole unit', part: null, months: 72 },
  { model: 'AJ-KF72', nameZh: '整机六年质保', nameEn: 'Six years on the whole unit', part: null, months: 72 },
];

/** Plainly invented rows of the demo company: a television repaired twice, a contract, promises of the brand. */
export async function insertDemoWarranty(now: Context): Promise<void> {
  const ctx = { ...now, now: DEMO_DAY };
  for (const { model, ...promise } of promises) {
    await recordPromise(ctx, { params: {}, query: {}, body: { model, ...PromiseBody.parse(promise) } });
  }
  const television = await unitOf(ctx, { serial: TELEVISION });
  const at = { params: { id: television.id }, query: {} };
  await recordSale(ctx, { ...at, body: { invoicedOn: '2026-03-18', priceFen: 3999_00, remote: true } });
  for (const body of repairs) await recordRepair(ctx, { ...at, body });
  const wardrobe = await unitOf(ctx, { serial: WARDROBE });
  await recordSale(ctx, {
    params: { id: wardrobe.id },
    query: {},
    body: { documentedOn: '2026-03-18', priceFen: 6800_00 },
  });
  const lock = await unitOf(ctx, { serial: LOCK });
  const contract = { number: 'YS-YB-0001', name: '演示延保两年', months: 24, startsOn: '2026-03-18' };
  await recordContract(ctx, { params: { id: lock.id }, query: {}, body: ContractEntry.parse(contract) });
}
