import { expect, it } from 'vitest';
import { MovePart } from '../../../domains/parts/parts.contract.ts';
import { type MoveDraft, movable, moveOf, wrongIn } from './move-draft.ts';

const draft = (parts: Partial<MoveDraft> = {}): MoveDraft => ({
  kind: 'receive',
  from: 'wh_east',
  to: 'wh_south',
  at: 'wh_east',
  quantity: 2,
  serials: '',
  reason: '盘点差异',
  orderNumber: 'WO2026-000001',
  ...parts,
});

it.each(movable)('a whole draft of %s is a move as the contract takes it', (kind) => {
  expect(wrongIn(draft({ kind }), false)).toEqual([]);
  const move = moveOf(draft({ kind }), { code: 'PCB-1', serialTracked: false });
  expect(MovePart.body.safeParse(move).success).toBe(true);
});

it.each<[Partial<MoveDraft>, boolean, string[]]>([
  [{ kind: 'transfer', from: null }, false, ['from']],
  [{ kind: 'receive', to: null }, false, ['to']],
  [{ kind: 'stocktake', at: null, reason: ' ' }, false, ['at', 'reason']],
  [{ kind: 'receive', quantity: null }, false, ['quantity']],
  [{ kind: 'receive', quantity: null }, true, ['serials']],
  [{ kind: 'return', orderNumber: '1', reason: '' }, false, ['reason', 'orderNumber']],
])('%j lacks what it lacks', (parts, tracked, lacks) => {
  expect(wrongIn(draft(parts), tracked)).toEqual(lacks);
});

it('serials count themselves, whatever stands between them', () => {
  const move = moveOf(draft({ serials: 'S1\n S2，S3 ;\n' }), { code: 'MOT-1', serialTracked: true });
  expect(move).toMatchObject({ quantity: 3, serials: ['S1', 'S2', 'S3'] });
});
