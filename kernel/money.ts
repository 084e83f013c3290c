/** Amounts are whole fen everywhere; only people see yuan. */
export const yuan = (amountFen: number): string =>
  `¥${(amountFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** Yuan as typed ("1280", "1,280.5") to fen; undefined when it is no amount. */
export function parseYuan(text: string): number | undefined {
  const plain = text.replace(/[¥￥,，\s]/g, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 100);
}
