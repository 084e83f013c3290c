/** Refusals about plans of a day. */
export const dispatchRefusals: Record<string, { zh: string; en: string }> = {
  'day_plan.not_found': { zh: '没有这个日程方案', en: 'There is no such plan of a day' },
  'day_plan.day': {
    zh: '只能安排今天起 60 天内的日程',
    en: 'Only today and the next 60 days can be planned',
  },
  'day_plan.not_running': { zh: '方案没有在计算', en: 'The plan is not being computed' },
  'day_plan.not_stopped': {
    zh: '方案正在计算或已采用，不能继续优化',
    en: 'The plan is being computed or was adopted; it cannot go on',
  },
  'day_plan.runs': { zh: '方案还在计算，请先停止', en: 'The plan is still being computed; stop it first' },
  'day_plan.nothing_to_adopt': { zh: '方案里没有可采用的安排', en: 'The plan proposes none of these' },
  'visit_link.no_phone': {
    zh: '客户没有登记手机号，无法发送链接',
    en: 'No phone of the customer is on file',
  },
  'visit_link.not_found': { zh: '链接无效或已过期', en: 'The link is not valid or has expired' },
  'visit_link.too_late': { zh: '已不能在此改约', en: 'The visit can no longer be moved here' },
  'visit_link.taken': { zh: '这个时间刚被约走', en: 'Somebody has just taken this time' },
  'settings.stale': {
    zh: '设置已被他人修改，请重新打开',
    en: 'The settings were changed meanwhile; open them again',
  },
};
