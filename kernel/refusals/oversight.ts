/** Refusals about the access log. */
export const oversightRefusals: Record<string, { zh: string; en: string }> = {
  'access_alert.not_found': { zh: '没有这条告警', en: 'There is no such alert' },
  'access_alert.acknowledged': {
    zh: '这条告警已有人处理',
    en: 'Somebody has looked into this alert already',
  },
  'verification.running': { zh: '正在校验，请等待结果', en: 'A check is running; wait for its result' },
};
