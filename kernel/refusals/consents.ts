/** Refusals about the privacy notice and consents. */
export const consentsRefusals: Record<string, { zh: string; en: string }> = {
  'notice.not_found': { zh: '没有这个版本的告知', en: 'There is no such version of the notice' },
  'notice.published': {
    zh: '已发布的版本不能修改，请起草新版本',
    en: 'A published version never changes; draft a new one',
  },
  'notice.changed': { zh: '草稿刚被他人修改，请刷新后重试', en: 'Somebody changed the draft; load it again' },
  'notice.day_past': { zh: '请填写不早于今天的生效日期', en: 'Give an effective day that is not past' },
  'notice.day_taken': {
    zh: '生效日期须晚于已发布的版本',
    en: 'The effective day must come after the versions published already',
  },
  'notice.no_consent_needed': {
    zh: '合同或法定义务所需的用途不征求同意',
    en: 'Consent is not asked for what a contract or the law needs',
  },
  'notice.renews_what_it_asks': {
    zh: '重新征求同意的用途须在本版本的用途之中',
    en: 'A version renews only purposes that it asks for',
  },
  'consent.no_notice': {
    zh: '没有生效的个人信息告知，不能登记同意',
    en: 'No privacy notice is in force, so no consent can be recorded',
  },
  'consent.not_needed': {
    zh: '该用途基于合同或法定义务，不需要同意，也不能撤回',
    en: 'The purpose rests on a contract or the law; it needs no consent and cannot be withdrawn',
  },
  'consent.not_in_notice': {
    zh: '现行告知没有这项用途',
    en: 'The notice in force does not name this purpose',
  },
  'consent.separate': {
    zh: '该用途须单独同意，请逐项登记（个人信息保护法 23、29）',
    en: 'This purpose needs separate consent: record it alone (PIPL 23, 29)',
  },
  'consent.later_than_now': { zh: '时间晚于现在', en: 'The time lies in the future' },
};
