import type { BillLine, QuoteLine } from './quotes.contract.ts';
import { amountOf } from './quoting.rules.ts';

export type UsedPart = { code: string; name: { zh: string; en: string }; quantity: number };

/**
 * The bill of finished work in fen: work and travel as the customer accepted them, of parts what was used and never more
 * than accepted. A part that nobody quoted is named and costs nothing, so the bill cannot exceed the accepted quote
 * (PRC 8, HAP price).
 */
export function billOf(
  accepted: readonly QuoteLine[],
  used: readonly UsedPart[],
): { lines: BillLine[]; totalFen: number } {
  const usedOf = new Map(used.map(({ code, quantity }) => [code, quantity]));
  const done = accepted.map((line): BillLine => {
    const quantity =
      line.kind === 'part' ? Math.max(0, Math.min(line.quantity, usedOf.get(line.code) ?? 0)) : line.quantity;
    return {
      ...line,
      quantity,
      quotedQuantity: line.quantity,
      unquoted: false,
      amountFen: amountOf({ ...line, quantity }),
    };
  });
  const quotedOf = new Map(accepted.map((line) => [line.code, line.quantity]));
  const beyond = used.flatMap(({ code, name, quantity }): BillLine[] => {
    const more = quantity - (quotedOf.get(code) ?? 0);
    if (more <= 0) return [];
    return [
      {
        code,
        kind: 'part',
        name,
        unit: 'piece',
        quantity: more,
        quotedQuantity: 0,
        markedFen: 0,
        unitFen: 0,
        covered: false,
        apart: null,
        unquoted: true,
        amountFen: 0,
      },
    ];
  });
  const lines = [...done, ...beyond];
  return { lines, totalFen: lines.reduce((total, line) => total + line.amountFen, 0) };
}
