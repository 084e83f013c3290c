/** Refusals about the register of processing and privacy incidents. */
export const privacyRefusals: Record<string, { zh: string; en: string }> = {
  'activity.not_found': { zh: '没有这项处理活动', en: 'There is no such processing activity' },
  'activity.code_taken': { zh: '代号已被使用', en: 'The code is taken' },
  'activity.changed': {
    zh: '这项处理活动刚被他人修改，请刷新后重试',
    en: 'Somebody changed this activity; load it again',
  },
  'incident.not_found': { zh: '没有这起事件', en: 'There is no such incident' },
  'incident.later_than_now': { zh: '时间晚于现在', en: 'The time lies in the future' },
  'incident.before_found': { zh: '时间早于发现事件', en: 'The time lies before the incident was found' },
  'incident.changed': {
    zh: '事件刚被他人修改，请刷新后重试',
    en: 'Somebody changed the incident; load it again',
  },
  'incident.closed': { zh: '事件已结案', en: 'The incident is closed' },
  'incident.measure_done': { zh: '没有这项任务，或已完成', en: 'There is no such task, or it is done' },
  'incident.authority_always': {
    zh: '向主管部门的报告不可省略',
    en: 'The authority is always told',
  },
  'incident.not_ready': {
    zh: '还有未完成的事项，不能结案',
    en: 'Something is missing; it cannot be closed yet',
  },
  'erasure.not_found': { zh: '没有这项删除', en: 'There is no such erasure' },
  'erasure.under_way': {
    zh: '该客户已有进行中的删除',
    en: 'Another erasure of this customer is under way',
  },
  'erasure.held': {
    zh: '还有未了结的事项，暂不能删除',
    en: 'Something open still needs this customer; it cannot be erased yet',
  },
  'erasure.decided': { zh: '这项删除已有决定', en: 'The erasure is decided already' },
  'erasure.own_request': { zh: '自己的申请须由他人复核', en: 'Somebody else confirms your own request' },
  'erasure.not_frozen': { zh: '没有可调阅的信息', en: 'There is nothing to open' },
  'customer.erased': {
    zh: '该客户的个人信息已删除或冻结留存',
    en: 'The personal data of this customer is erased or frozen',
  },
  'retention.not_found': { zh: '没有这类数据', en: 'There is no such class of data' },
  'retention.run_not_found': { zh: '没有这次清理', en: 'There is no such run' },
  'retention.less_than_law': { zh: '短于法律要求的期限', en: 'Shorter than the law asks for' },
  'retention.too_long': { zh: '最长 600 个月', en: 'At most 600 months' },
  'retention.law_in_force': { zh: '法定期限不能停用', en: 'A term of the law stays in force' },
  'retention.changed': {
    zh: '期限刚被他人修改，请刷新后重试',
    en: 'Somebody changed the term; load it again',
  },
  'retention.running': { zh: '清理正在进行', en: 'A run is under way' },
  'retention.over': { zh: '这次清理已结束', en: 'The run is over' },
};
