import { expect, it } from 'vitest';
import type { FaultCode } from '../../domains/workorders/fault-codes.contract.ts';
import { codesFor } from './fault-codes.ts';

const code = (id: number, of: Partial<FaultCode>): FaultCode => ({
  id,
  brand: '安居',
  model: '',
  code: 'E1',
  productType: null,
  meaning: { zh: '', en: '' },
  cause: { zh: '', en: '' },
  action: { zh: '', en: '' },
  dangerous: false,
  source: '测试',
  verified: false,
  ...of,
});
const codes = [
  code(1, { code: 'E3', meaning: { zh: '门锁故障', en: 'Door lock' } }),
  code(2, { code: 'E3', model: 'AJ-XQG10', meaning: { zh: '门未锁好', en: 'Door not locked' } }),
  code(3, { code: 'E5', model: 'AJ-KF35', meaning: { zh: '过流', en: 'Overcurrent' } }),
  code(4, { code: 'F1', meaning: { zh: '进水超时', en: 'Water inlet E3' } }),
];
const found = (typed: string, model: string | null = 'AJ-XQG10') =>
  codesFor(codes, { model, typed }).map(({ id }) => id);

it.each([
  ['', [2, 1, 4]],
  ['e3', [2, 1, 4]],
  ['门', [2, 1]],
  ['F', [4]],
  ['过流', []],
])('%s finds %j, those of the model first', (typed, ids) => {
  expect(found(typed)).toEqual(ids);
});

it('without a unit every model is looked at', () => {
  expect(found('E5', null)).toEqual([3]);
});
