type Name = { zh: string; en: string };
const name = (zh: string, en: string): Name => ({ zh, en });

export const erasureStateNames: Record<string, Name> = {
  waiting: name('待复核', 'To confirm'),
  refused: name('未通过', 'Refused'),
  withdrawn: name('已撤回', 'Withdrawn'),
  running: name('删除中', 'Erasing'),
  frozen: name('冻结留存', 'Frozen'),
  erased: name('已删除', 'Erased'),
};
export const originNames: Record<string, Name> = {
  officer: name('负责人发起', 'By the officer'),
  request: name('个人请求', 'On request'),
  retention: name('保存期满', 'Term over'),
};
export const holdNames: Record<string, Name> = {
  case: name('案件未结', 'Open case'),
  order: name('工单未了', 'Open order'),
  refund: name('退换未完', 'Open return'),
  incident: name('安全事件调查中', 'Incident under investigation'),
};
export const retentionNames: Record<string, Name> = {
  persons: name('客户个人信息', 'Persons'),
  payments: name('收付款记录', 'Payments'),
  messages: name('发给客户的消息', 'Messages to customers'),
  notices: name('已读站内通知', 'Read notices'),
  visit_links: name('失效的选时链接', 'Ended visit links'),
  sessions: name('已结束的会话', 'Ended sessions'),
  devices: name('停用的识别设备', 'Unused devices'),
  tries: name('登录失败计数', 'Failed sign-ins'),
  replies: name('防重复应答', 'Kept replies'),
};
export const legalPurposeNames: Record<string, Name> = {
  court: name('法院调取', 'A court asks'),
  authority: name('主管部门调取', 'An authority asks'),
  claim: name('争议或索赔', 'A dispute or claim'),
};
export const runStateNames: Record<string, Name> = {
  running: name('进行中', 'Running'),
  done: name('已完成', 'Done'),
  cancelled: name('已停止', 'Stopped'),
};
/** Where erased rows lay; a table without a name here is shown by its own. */
export const placeNames: Record<string, Name> = {
  customers: name('客户档案', 'Customer'),
  cases: name('案件', 'Cases'),
  case_texts: name('案件描述', 'Texts of cases'),
  case_receipts: name('客户原话', 'Messages received'),
  case_records: name('处理记录', 'Records'),
  case_files: name('案件附件', 'Files of cases'),
  case_plans: name('处理方案', 'Plans'),
  case_tasks: name('任务', 'Tasks'),
  case_cooperations: name('协办', 'Cooperations'),
  approvals: name('审批', 'Approvals'),
  repair_choices: name('维修或更换选择', 'Repair or replacement'),
  outbound_messages: name('发出的消息', 'Messages sent'),
  notifications: name('站内通知', 'Notices'),
  events: name('业务事实', 'Facts'),
  work_orders: name('工单', 'Work orders'),
  work_order_records: name('现场记录与签名', 'Records on site, signatures'),
  work_order_files: name('现场照片', 'Photos on site'),
  work_order_commands: name('现场指令', 'Commands from the field'),
  work_order_visits: name('上门安排', 'Visits'),
  visit_links: name('选时链接', 'Visit links'),
  quotes: name('报价', 'Quotes'),
  payments: name('收款', 'Payments'),
  return_payments: name('退款', 'Refunds'),
  return_records: name('退换记录', 'Records of returns'),
  return_orders: name('退换单', 'Returns'),
  unit_ledger: name('三包台账', 'Ledger of guarantees'),
  access_log: name('访问日志说明', 'Notes of looks'),
  saved_views: name('保存的筛选', 'Saved views'),
  privacy_incidents: name('安全事件描述', 'Texts of incidents'),
  customer_exports: name('导出申请', 'Exports'),
  consents: name('同意凭据', 'Proofs of consent'),
};
