import type { Name } from '../../domains/cases/term-names.contract.ts';
import type { ReturnAct, ReturnKind, ReturnStep } from '../../domains/returns/steps.rules.ts';

const name = (zh: string, en: string): Name => ({ zh, en });

export const returnKindNames: Record<ReturnKind, Name> = {
  return: name('退货', 'Return'),
  exchange: name('换货', 'Exchange'),
  compensation: name('赔偿', 'Compensation'),
};

export const returnStepNames: Record<ReturnStep, Name> = {
  opened: name('待退回', 'Goods to come back'),
  on_the_way: name('退回途中', 'On the way back'),
  received: name('待验货', 'To be inspected'),
  inspected: name('已验货', 'Inspected'),
  settled: name('待付款', 'To be paid'),
  refunded: name('已退款', 'Refunded'),
  exchanged: name('已换货', 'Exchanged'),
  compensated: name('已赔付', 'Compensated'),
  rejected: name('已拒绝', 'Refused'),
  cancelled: name('客户撤回', 'Withdrawn'),
};

export const returnActNames: Record<ReturnAct, Name> = {
  ship: name('登记寄回', 'Record shipment'),
  receive: name('确认收货', 'Goods received'),
  inspect: name('登记验货', 'Record inspection'),
  settle: name('核定金额', 'Settle the amount'),
  pay: name('登记付款', 'Record payment'),
  hand_over: name('交付新机', 'Hand the new unit over'),
  reject: name('拒绝退换', 'Refuse'),
  cancel: name('客户撤回', 'Customer withdraws'),
};

/** What is on record once an act was done. */
export const returnDoneNames: Record<ReturnAct | 'open', Name> = {
  open: name('开单', 'Opened'),
  ship: name('货物寄回', 'Shipped back'),
  receive: name('收货', 'Received'),
  inspect: name('验货', 'Inspected'),
  settle: name('核定金额', 'Amount settled'),
  pay: name('付款', 'Paid'),
  hand_over: name('交付新机', 'New unit handed over'),
  reject: name('拒绝', 'Refused'),
  cancel: name('客户撤回', 'Withdrawn'),
};

export const paymentMethodNames: Record<string, Name> = {
  original: name('原路退回', 'Back the way it was paid'),
  bank_transfer: name('银行转账', 'Bank transfer'),
  wechat: name('微信', 'WeChat Pay'),
  alipay: name('支付宝', 'Alipay'),
  cash: name('现金', 'Cash'),
  voucher: name('抵用券', 'Voucher'),
};

export const receiptWayNames: Record<string, Name> = {
  warehouse: name('寄到仓库', 'Arrived at the warehouse'),
  door: name('上门取回', 'Collected at the door'),
  store: name('送到门店', 'Brought to a store'),
};

export const inspectionMethodNames: Record<string, Name> = {
  by_eye: name('目视检查', 'By eye'),
  by_instrument: name('仪器检测', 'By instrument'),
  machine_vision: name('机器视觉', 'Machine vision'),
  non_destructive: name('无损检测', 'Non-destructive test'),
};

export const inspectionVerdictNames: Record<string, Name> = {
  fault_confirmed: name('故障属实', 'Fault confirmed'),
  no_fault: name('未见故障', 'No fault found'),
  damaged_by_customer: name('人为损坏', 'Damaged by the customer'),
};

export const accessoryNames: Record<string, Name> = {
  complete: name('配件齐全', 'Accessories complete'),
  missing: name('缺少配件', 'Accessories missing'),
};

/** Labels of what is kept with an act. */
export const returnFieldNames: Record<string, Name> = {
  agreedFen: name('约定金额', 'Agreed'),
  agreedOn: name('约定日期', 'Agreed day'),
  carrier: name('承运', 'Carrier'),
  waybill: name('运单号', 'Waybill'),
  way: name('方式', 'Way'),
  on: name('日期', 'Day'),
  serial: name('序列号', 'Serial'),
  noSerialReason: name('无序列号原因', 'Why no serial'),
  method: name('方式', 'Method'),
  instrument: name('仪器', 'Instrument'),
  verdict: name('结论', 'Verdict'),
  intact: name('外观完好', 'Intact'),
  accessories: name('配件', 'Accessories'),
  condition: name('状况', 'Condition'),
  goodsFen: name('货款', 'Goods'),
  freightFen: name('运费', 'Freight'),
  amountFen: name('金额', 'Amount'),
  reference: name('凭证号', 'Proof'),
  serialOut: name('退回序列号', 'Serial that came back'),
  serialIn: name('换出序列号', 'Serial handed over'),
  reason: name('原因', 'Reason'),
  clause: name('条款', 'Clause'),
};
