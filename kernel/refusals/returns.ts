/** Refusals about returns, exchanges, refunds and compensation. */
export const returnsRefusals: Record<string, { zh: string; en: string }> = {
  'return.not_found': { zh: '没有这张退换单', en: 'There is no such return order' },
  'return.stale': {
    zh: '退换单已被他人处理，请刷新后再试',
    en: 'The return order was changed meanwhile; refresh and try again',
  },
  'return.state': {
    zh: '退换单当前环节不能这样操作',
    en: 'The step of the return order does not allow this',
  },
  'return.day_in_future': { zh: '日期不能晚于今天', en: 'The day has not come yet' },
  'return.serial_needed': {
    zh: '请核对机身序列号；确无序列号的退货须说明原因',
    en: 'Read the serial of the unit; a return without one needs a reason',
  },
  'return.other_serial': {
    zh: '收到的不是本单登记的产品，序列号不符',
    en: 'Not the unit of this order: the serial differs',
  },
  'return.serial_in_return': {
    zh: '该产品已在退换单 {order} 中办理',
    en: 'The unit is in return order {order} already',
  },
  'return.serial_returned': {
    zh: '该产品已经退换过（{order}），不能再次退换',
    en: 'The unit came back before ({order}) and cannot come back again',
  },
  'return.instrument_needed': {
    zh: '仪器检测须填写所用仪器',
    en: 'An inspection by instrument names it',
  },
  'return.amount_needed': { zh: '金额须大于零', en: 'The amount must be above zero' },
  'return.reason_needed': {
    zh: '与约定金额不同，请说明原因',
    en: 'The amount differs from what was agreed: give the reason',
  },
  'return.consent_needed': {
    zh: '低于客户同意的金额，须先取得客户同意（{clause}）',
    en: 'Less than the customer agreed to: the customer has to agree first ({clause})',
  },
  'return.freight_not_ours': {
    zh: '无理由退货的运费由客户承担，另有承诺的除外（{clause}）',
    en: 'The customer bears the freight of a return without a reason unless it was promised ({clause})',
  },
  'return.approval_waiting': {
    zh: '增加的金额正在审批，批准后才能继续',
    en: 'The raised amount waits for approval',
  },
  'return.amount_above_approved': {
    zh: '应付 {total}，超过已批准的 {approved}，不能付款',
    en: '{total} is more than the approved {approved} and cannot be paid',
  },
  'return.approver_pays': {
    zh: '批准金额的人不能办理付款（{clause}）',
    en: 'Whoever approved the amount does not pay it ({clause})',
  },
  'return.goods_go_back': {
    zh: '货物已在我方，请填写寄回客户的运单',
    en: 'The goods are with us: give the waybill by which they go back',
  },
  'task.by_return_order': {
    zh: '退货、换货、赔偿任务由退换单办结，请在退换单中处理',
    en: 'Returns, exchanges and compensation end with their return order; go on there',
  },
  'case.remedies_open': {
    zh: '本案有退换或赔偿正在办理，办结后才能并案',
    en: 'A return or compensation of this case is under way; it ends before the case is merged',
  },
};
