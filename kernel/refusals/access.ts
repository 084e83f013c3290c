/** Refusals about positions, their rights, and the end of an access. */
export const accessRefusals: Record<string, { zh: string; en: string }> = {
  'position.code_taken': { zh: '岗位代码已被使用', en: 'The code of the position is taken' },
  'position.stale': {
    zh: '岗位已被他人修改，请刷新后再试',
    en: 'Somebody else changed the position; look again',
  },
  'position.comes_with_product': {
    zh: '系统自带的岗位不能删除',
    en: 'Positions that come with the product stay',
  },
  'position.in_use': {
    zh: '仍有人员、审批限额或由它复制的岗位，不能删除',
    en: 'People, limits of authority or copies still need the position',
  },
  'position.external_reads_only': {
    zh: '外部人员的岗位只能查阅（S0 7.1）',
    en: 'People from outside only read (S0 7.1)',
  },
  'position.administrators_apart': {
    zh: '系统、安全、审计三项管理须由不同岗位分任（S0 5.2）',
    en: 'System, security and audit are kept by different positions (S0 5.2)',
  },
  'person.end_needed': {
    zh: '外部人员必须设定访问截止时间（S0 7.1）',
    en: 'People from outside need a day on which their access ends (S0 7.1)',
  },
  'person.end_out_of_range': {
    zh: '截止时间须在未来 {days} 天之内',
    en: 'The end must lie within the next {days} days',
  },
};
