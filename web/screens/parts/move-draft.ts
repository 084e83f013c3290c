import type { MovePart } from '../../../domains/parts/parts.contract.ts';
import type { BodyOf } from '../../../kernel/contract.ts';

export const movable = ['receive', 'transfer', 'return', 'old_part_back', 'stocktake'] as const;
export type MoveDraft = {
  kind: (typeof movable)[number];
  from: string | null;
  to: string | null;
  at: string | null;
  quantity: number | null;
  serials: string;
  reason: string;
  orderNumber: string;
};

const serialsOf = ({ serials }: MoveDraft): string[] =>
  serials
    .split(/[\n,，;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const bySerial = ({ kind }: MoveDraft, tracked: boolean) =>
  tracked && (kind === 'receive' || kind === 'transfer');

/** Names of the fields that still lack something. */
export function wrongIn(draft: MoveDraft, tracked: boolean): string[] {
  const { kind } = draft;
  const asksReason = kind === 'return' || kind === 'stocktake';
  const asksOrder = kind === 'return' || kind === 'old_part_back';
  const lacks: [string, boolean][] = [
    ['from', kind === 'transfer' && draft.from === null],
    ['to', kind !== 'stocktake' && draft.to === null],
    ['at', kind === 'stocktake' && draft.at === null],
    ['serials', bySerial(draft, tracked) && serialsOf(draft).length === 0],
    ['quantity', !bySerial(draft, tracked) && draft.quantity === null],
    ['reason', asksReason && draft.reason.trim() === ''],
    ['orderNumber', asksOrder && !/^WO\d{4}-\d{6,}$/.test(draft.orderNumber)],
  ];
  return lacks.filter(([, lacking]) => lacking).map(([name]) => name);
}

/** The move as the contract takes it, once nothing is wrong in the draft. */
export function moveOf(
  draft: MoveDraft,
  { code, serialTracked }: { code: string; serialTracked: boolean },
): BodyOf<typeof MovePart> {
  const serials = bySerial(draft, serialTracked) ? serialsOf(draft) : [];
  const quantity = serials.length > 0 ? serials.length : (draft.quantity ?? 0);
  const said = draft.reason.trim();
  const reason = said === '' ? {} : { reason: said };
  const to = draft.to ?? '';
  const { orderNumber } = draft;
  switch (draft.kind) {
    case 'receive':
      return { kind: 'receive', part: code, to, quantity, serials, ...reason };
    case 'transfer':
      return { kind: 'transfer', part: code, from: draft.from ?? '', to, quantity, serials, ...reason };
    case 'return':
      return { kind: 'return', part: code, to, quantity, orderNumber, reason: said };
    case 'old_part_back':
      return { kind: 'old_part_back', part: code, to, quantity, orderNumber };
    case 'stocktake':
      return {
        kind: 'stocktake',
        part: code,
        at: draft.at ?? '',
        counted: draft.quantity ?? 0,
        reason: said,
      };
  }
}
