import { termName } from '../../domains/cases/term-names.contract.ts';
import type { Notification } from '../../domains/messages/messages.contract.ts';
import type { Locale } from '../../ui/locale.ts';

const titles: Record<string, { zh: string; en: string }> = {
  'case.to_accept': { zh: '有新案件待受理', en: 'A new case waits for acceptance' },
  'case.your_turn': { zh: '轮到您处理', en: 'Your turn' },
  'case.returned': { zh: '责任部门已退回', en: 'Returned by the department' },
  'case.reopened': { zh: '案件重新打开', en: 'Case reopened' },
  'case.second_round': { zh: '客户不满意，需再次处理', en: 'Customer not satisfied: second round' },
  'case.handed_over': { zh: '案件已移交给您', en: 'Case handed over to you' },
  'case.merged_from': { zh: '有案件并入', en: 'A case was merged in' },
  'user.disuse_announced': { zh: '账号长期未使用，将被停用', en: 'An unused account will be disabled' },
  'case.silent': { zh: '长时间未联系客户', en: 'No contact for long' },
  'case.unowned': { zh: '案件无人负责', en: 'Nobody holds the case' },
  'case.overdue_daily': { zh: '案件仍在超时', en: 'Case still overdue' },
  'case.unchecked': { zh: '久未检查处理进度', en: 'Progress not checked for long' },
  'contact.by_alarm': { zh: '设备告警，请主动联系客户', en: 'A device alarm: contact the customer first' },
  'contact.repeated': { zh: '客户再次来访，请主动联系', en: 'The customer came again: contact first' },
  'step.overdue': { zh: '环节已超过时间', en: 'A step is past its time' },
  'satisfaction.low': { zh: '客户评价偏低', en: 'Low rating' },
  'task.yours': { zh: '有任务由您完成', en: 'A task is yours' },
  'task.overdue': { zh: '任务已逾期', en: 'Task overdue' },
  'approval.waiting': { zh: '有审批等待您处理', en: 'An approval waits for you' },
  'plan.approved': { zh: '方案已批准', en: 'Plan approved' },
  'plan.returned': { zh: '方案被退回', en: 'Plan returned' },
  'handover.approved': { zh: '移交申请已批准', en: 'Hand-over approved' },
  'handover.refused': { zh: '移交申请被拒绝', en: 'Hand-over refused' },
  'cooperation.asked': { zh: '请贵部门配合', en: 'Your cooperation is asked' },
  'cooperation.answered': { zh: '配合部门已答复', en: 'Cooperation answered' },
  'note.mention': { zh: '有人在讨论中提到您', en: 'You were mentioned' },
  'standard.to_acknowledge': { zh: '新版标准待签收', en: 'A new standard to acknowledge' },
  'standard.to_review': { zh: '标准草案待审阅', en: 'A draft standard to review' },
  'standard.to_approve': { zh: '标准草案待批准', en: 'A draft standard to approve' },
  'standard.approved': { zh: '标准草案已批准', en: 'The draft standard is approved' },
  'standard.refused': { zh: '标准草案被退回', en: 'The draft standard was sent back' },
  'law.changed': { zh: '法规变更，条款需复核', en: 'A law changes: clauses to review' },
  'export.to_decide': { zh: '客户信息导出待审批', en: 'An export of customer data to decide' },
  'erasure.to_decide': { zh: '个人信息删除待复核', en: 'An erasure of a person to confirm' },
  'export.ready': { zh: '客户信息导出可领取', en: 'Your export of customer data is ready' },
  'export.refused': { zh: '客户信息导出未批准', en: 'Your export of customer data was refused' },
  'access.alert': { zh: '客户信息访问异常', en: 'Abnormal access to customer data' },
  'privacy.incident': { zh: '有人报告了个人信息安全事件', en: 'A privacy incident was reported' },
  'privacy.request': { zh: '有个人信息请求待办理', en: 'A person asks about their data' },
  'privacy.request_due': { zh: '个人信息请求即将到期', en: 'A request of a person is due soon' },
  'privacy.request_late': { zh: '个人信息请求已逾期', en: 'A request of a person is late' },
  'privacy.request_file': { zh: '个人信息文件可以交付', en: 'The file for a person is ready' },
  'privacy.task': { zh: '个人信息安全事件有任务由您完成', en: 'A task of a privacy incident is yours' },
  'privacy.authority_late': { zh: '向主管部门报告已逾期', en: 'The authority was not told in time' },
  'privacy.persons_late': { zh: '通知受影响的人已逾期', en: 'Affected persons were not told in time' },
  'access.broken': { zh: '访问日志校验未通过', en: 'The access log did not verify' },
  'backup.failed': { zh: '备份失败', en: 'A backup failed' },
  'workorder.visit': { zh: '有新的上门安排', en: 'A visit was planned for you' },
  'workorder.visit_gone': { zh: '一次上门已改派', en: 'A visit of yours was moved away' },
  'workorder.part_short': { zh: '工单缺配件', en: 'A part is short' },
  'workorder.call_asked': {
    zh: '客户请我们回电商量上门时间',
    en: 'The customer asks for a call about the visit',
  },
  'recount.done': { zh: '未结案件的到期时间已重算', en: 'Due dates of open cases were recounted' },
  'amount.raised': { zh: '增加的金额已批准', en: 'The higher amount is approved' },
  'amount.raise_refused': { zh: '增加的金额未获批准', en: 'The higher amount was refused' },
  'return.refund_late': { zh: '退款已超过 7 日期限', en: 'A refund is past its 7 days' },
  'return.refund_delayed': {
    zh: '退款已超过 15 日，视为拖延',
    en: 'A refund is past 15 days: counts as refusal',
  },
  'return.delayed': {
    zh: '退换或赔付逾期 15 日，视为拖延',
    en: 'A remedy is 15 days late: counts as refusal',
  },
  device_alarm: { zh: '设备告警，已开工单', en: 'Device alarm: an order was made' },
  'budget.near': { zh: '预算将用完', en: 'A budget is nearly used up' },
  'budget.over': { zh: '预算已超支', en: 'A budget is overrun' },
  'clock.warned': { zh: '时限预警', en: 'Time limit warning' },
  'clock.breached': { zh: '已超时', en: 'Time limit passed' },
  'clock.tier_raised': { zh: '响应升级', en: 'Response tier raised' },
};

/** The heading of a notice; clocks name their event and clause. */
export function noticeTitle(notice: Notification, locale: Locale): string {
  const title = titles[notice.kind];
  const words = title ? (locale === 'en' ? title.en : title.zh) : termName('event', notice.kind, locale);
  const { event, clause } = notice.data;
  if (typeof event !== 'string') return words;
  const parts = [words, termName('clockEvent', event, locale), typeof clause === 'string' ? clause : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The second line of a notice about no single case. */
export function noticeDetail(notice: Notification, locale: Locale): string {
  if (notice.kind !== 'recount.done') return '';
  const { earlier, later, reason } = notice.data;
  const counts =
    locale === 'en'
      ? `Yours: ${Number(earlier)} earlier, ${Number(later)} later`
      : `与您有关：提前 ${Number(earlier)} 件，推迟 ${Number(later)} 件`;
  return typeof reason === 'string' ? `${counts} · ${reason}` : counts;
}
