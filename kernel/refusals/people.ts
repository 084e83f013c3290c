/** Refusals about technicians, certificates and training. */
export const peopleRefusals: Record<string, { zh: string; en: string }> = {
  'technician.not_found': { zh: '没有这名服务工程师', en: 'There is no such technician' },
  'technician.changed': {
    zh: '档案已被他人修改，请重新打开',
    en: 'The file was changed meanwhile; open it again',
  },
  'certificate.not_found': {
    zh: '没有这份证件，或已作废',
    en: 'There is no such certificate, or it was revoked',
  },
  'certificate.kind_unknown': { zh: '没有这种证件', en: 'Unknown kind of certificate' },
  'certificate.number_known': { zh: '此证件编号已登记', en: 'This certificate number is registered already' },
  'skill.unknown': { zh: '没有这项技能', en: 'Unknown skill' },
  'health.due_before_check': { zh: '下次体检应晚于本次', en: 'The next check must be later than this one' },
  'course.code_taken': { zh: '课程代号已使用', en: 'This course code is taken' },
  'course.not_found': { zh: '没有这门课程', en: 'There is no such course' },
  'training.not_held_yet': { zh: '培训日期还没到', en: 'The session has not been held yet' },
  'training.named_twice': { zh: '同一人列了两次', en: 'Somebody is named twice' },
  'assessment.not_found': { zh: '没有待定的考核', en: 'There is no open assessment' },
  'assessment.final': { zh: '考核已定，不能再改', en: 'The assessment is final' },
  'assessment.part_missing': {
    zh: '理论、实操、态度、沟通四项须全部评分（{clause}）',
    en: 'Theory, practice, attitude and communication must all be scored ({clause})',
  },
  'training_plan.not_found': { zh: '没有这份培训计划', en: 'There is no such training plan' },
  'training_plan.approved': { zh: '计划已批准', en: 'The plan is approved already' },
  'training_plan.own': { zh: '不能批准自己编制的计划', en: 'You cannot approve your own plan' },
  'training_plan.area_missing': {
    zh: '计划须覆盖产品知识、维修技能、服务技巧、安全规范（{clause}）',
    en: 'A plan covers product knowledge, repair skill, service skill and safety ({clause})',
  },
};
