/** Refusals about work orders and visits. */
export const workordersRefusals: Record<string, { zh: string; en: string }> = {
  'order.not_found': { zh: '没有这张工单', en: 'There is no such work order' },
  'order.stale': { zh: '工单已被他人修改，请重新打开', en: 'The order was changed meanwhile; open it again' },
  'order.state': { zh: '工单当前状态不能这样操作', en: 'The order’s state does not allow this' },
  'order.cancelled': {
    zh: '工单已取消，现场记录已保存',
    en: 'The order was cancelled; what was recorded on site is kept',
  },
  'order.reason_needed': { zh: '请说明原因', en: 'Give a reason' },
  'order.not_safe': {
    zh: '安全检查未完成，不能开工',
    en: 'Work cannot start before the safety checklist is in order',
  },
  'order.record_missing': {
    zh: '记录不完整，不能完工',
    en: 'The order cannot be completed: records are missing',
  },
  'order.record_invalid': { zh: '记录内容不正确', en: 'The record is not valid' },
  'order.incomplete': { zh: '服务记录未满 100%，不能确认', en: 'The service record is below 100 %' },
  'order.not_yours': { zh: '这不是您的工单', en: 'This is not your order' },
  'file.not_a_photo': {
    zh: '只接受 JPEG、PNG、WebP 照片',
    en: 'Only JPEG, PNG and WebP photos are accepted',
  },
  'file.photo_too_large': { zh: '照片超过 8 MB', en: 'The photo is over 8 MB' },
  'file.original_protected': {
    zh: '原始照片含拍摄位置，仅限有“查看原始凭证”权限的人员',
    en: 'The original holds the place where it was taken; it needs the right to see evidence whole',
  },
  'file.id_taken': { zh: '该编号已用于另一张照片', en: 'This id belongs to another photo' },
  'work_kind.unknown': { zh: '没有这种工作', en: 'Unknown kind of work' },
  'visit.technician_unfit': {
    zh: '{technician}当天不具备派工条件（{clause}），任何人不得放行',
    en: '{technician} may not be sent on that day ({clause}); nobody can override it',
  },
  'visit.unfit_at_door': {
    zh: '上门人员今天的证件、技能或培训不符合要求，依法不得作业，请联系调度',
    en: 'Certificates, skills or training of the people on this visit do not hold today; work may not begin. Call dispatch',
  },
  'visit.outside_shift': {
    zh: '时间不在{technician}的班次内',
    en: 'The time is outside the shift of {technician}',
  },
  'visit.overlaps': { zh: '与该工程师的另一次上门重叠', en: 'It overlaps another visit of this technician' },
  'visit.crew_too_small': { zh: '这项作业须 {people} 人同行', en: 'This work takes {people} people' },
  'visit.crew_twice': { zh: '同一人不能重复安排', en: 'The same person is named twice' },
  'visit.none': { zh: '工单没有待上门的安排', en: 'No visit is planned for this order' },
  'visit.remote_first': {
    zh: '请先做远程诊断；确需直接上门的，写明原因',
    en: 'Look at it from afar first, or say why somebody is sent all the same',
  },
  'order.not_solved_remotely': {
    zh: '没有“已远程解决”的诊断记录',
    en: 'No diagnosis says that it was solved from afar',
  },
  'alarm.unit_unknown': { zh: '没有这个序列号的产品', en: 'No unit has this serial' },
  'alarm.unit_without_customer': { zh: '该产品尚未登记客户', en: 'No customer is on file for the unit' },
  'alarm.nobody_to_contact': {
    zh: '没有可负责联系客户的人员',
    en: 'Nobody could own the case and contact the customer',
  },
  'alarm.customer_unreachable': { zh: '客户没有联系方式', en: 'The customer has no contact on file' },
  'alarm.not_found': { zh: '没有这条告警', en: 'There is no such alarm' },
  'alarm.not_refused': { zh: '该告警未被退回，无需重试', en: 'The alarm was not refused' },
  'service.age_span': { zh: '最短购买月数不能大于最长', en: 'The least age is above the greatest' },
  'service.skill_unknown': { zh: '没有这项技能或证件', en: 'Unknown skill or certificate' },
  'visit.not_in_time': { zh: '上门时间须在今后 180 天内', en: 'A visit lies within the next 180 days' },
};
