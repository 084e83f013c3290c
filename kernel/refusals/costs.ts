/** Refusals about costs, budgets, revenue, and the choice between repair and replacement. */
export const costsRefusals: Record<string, { zh: string; en: string }> = {
  'revenue.month_twice': { zh: '同一月份重复', en: 'The month stands twice' },
  'revenue.month_to_come': { zh: '该月份尚未开始', en: 'This month has not begun' },
  'cost_baseline.not_over': { zh: '只能冻结已结束的期间', en: 'Only a span that is over can be frozen' },
  'cost_baseline.empty': { zh: '这段时间没有服务成本或客户', en: 'The span has no costs or no customers' },
  'cost_baseline.frozen': { zh: '基线已冻结，不可更改', en: 'The baseline is frozen and never changes' },
  'choice.customer_decides': {
    zh: '客户依法可以换货或退货，改为维修须经客户同意',
    en: 'By law the customer may choose exchange or return; a repair needs the customer’s yes',
  },
  'choice.customer_agrees': {
    zh: '法律未规定换货，更换须经客户同意',
    en: 'The law gives no exchange here, so a replacement needs the customer’s yes',
  },
};

export const costsFields: Record<string, { zh: string; en: string }> = {
  not_a_month: { zh: '月份格式为 2026-03', en: 'A month is written 2026-03' },
};
