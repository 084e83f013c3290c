/** What is wrong inside a standard pack. */
export const versionFields = {
  key_repeated: { zh: '代号重复', en: 'The key is used twice' },
  clause_unknown: { zh: '引用的条款不存在', en: 'It cites a clause that does not exist' },
  clause_not_of_its_document: {
    zh: '条款号与所属文件、条号不一致',
    en: 'The clause number does not match its document and section',
  },
  limit_unknown: { zh: '引用的时限不存在', en: 'It names a limit that does not exist' },
  limit_caps_itself: { zh: '时限的上限互相循环', en: 'The limit caps itself in a circle' },
  stage_without_limit: { zh: '此环节没有时限（S2 1.4.2）', en: 'This stage has no time limit (S2 1.4.2)' },
  yaml_broken: { zh: '不是有效的 YAML', en: 'Not valid YAML' },
};

/** What people read when a standard, its versions, its catalogue or its tasks refuse something. */
export const versionRefusals = {
  'version.not_found': { zh: '没有此版本，或您无权查看', en: 'No such version, or not yours to see' },
  'version.discarded': { zh: '此草案已放弃', en: 'This draft was given up' },
  'version.published': {
    zh: '已发布的版本不能修改，请另起草案',
    en: 'A published version never changes; make a new draft',
  },
  'version.stale': {
    zh: '草案已被他人修改，请核对最新内容后再提交',
    en: 'The draft was changed meanwhile; look at it and send again',
  },
  'version.other_code': {
    zh: '标准包代号应为 {code}',
    en: 'The code of the pack must be {code}',
  },
  'version.bad_yaml': {
    zh: '文件有误，未导入；现行版本不变',
    en: 'The file has errors and was not imported; the version in force stays',
  },
  'version.wrong_state': {
    zh: '版本当前状态不允许此操作',
    en: 'The version is in a state that does not allow this',
  },
  'version.own_work': {
    zh: '起草或修改过此版本的人不能审阅或批准',
    en: 'Nobody reviews or approves a version that he wrote in',
  },
  'version.has_problems': {
    zh: '内容有矛盾或缺漏，请先修正',
    en: 'Parts do not fit together; mend them first',
  },
  'version.blocked': {
    zh: '检查中有阻止发布的问题，请先修正（S3 3-K1-1）',
    en: 'The check found what blocks publishing; mend it first (S3 3-K1-1)',
  },
  'version.checklist_incomplete': {
    zh: '消费者权益核对表未逐项答完',
    en: 'The consumer-rights checklist is not answered point by point',
  },
  'version.counsel_only': {
    zh: '法律意见由法律顾问签署（S3 3-K6-3）',
    en: 'Legal opinions are signed by legal counsel (S3 3-K6-3)',
  },
  'version.scope_incomplete': {
    zh: '适用范围缺少保修、维修、退换或咨询中的内容（S3 3-K2-1）',
    en: 'The scope must cover warranty, repair, return and exchange, and consultation (S3 3-K2-1)',
  },
  'version.calendar_unknown': { zh: '没有日历 {calendar}', en: 'There is no calendar {calendar}' },
  'version.effective_in_past': { zh: '生效日期不能早于今天', en: 'It cannot take effect in the past' },
  'version.effective_overlaps': {
    zh: '生效日期必须晚于上一版本的 {day}',
    en: 'It must take effect after the last version, of {day}',
  },
  'version.due_in_past': { zh: '完成期限不能早于今天', en: 'The due day cannot be in the past' },
  'version.base_outdated': {
    zh: '草案所依据的版本已不是最新（最新为第 {version} 版）。请导出后重新导入，再核对差异',
    en: 'The draft was made from an older version (the latest is {version}). Export it, import it again and check the difference',
  },
  'clause.not_found': { zh: '没有此条款', en: 'No such clause' },
  'policy_task.not_found': {
    zh: '没有此任务，或不属于您的部门',
    en: 'No such task, or not one of your department',
  },
  'policy_task.done': { zh: '任务已完成', en: 'The task is done' },
  'policy_task.not_acknowledged': { zh: '请先签收任务', en: 'Acknowledge the task first' },
  'law_change.not_found': { zh: '没有此法规变更', en: 'No such change of law' },
  'clause_review.not_found': { zh: '没有此复核任务', en: 'No such review' },
  'clause_review.closed': { zh: '此复核任务已办结', en: 'This review is closed' },
  'service.not_found': { zh: '没有此服务项目', en: 'No such service item' },
  'service.ends_before_it_begins': { zh: '终止日期应晚于生效日期', en: 'It must end after it begins' },
  'service.limit_unknown': {
    zh: '现行标准中没有此响应时限',
    en: 'The standard in force has no such response limit',
  },
  'service.incomplete': {
    zh: '尚不能发布：内容、标准、流程、责任和日期都要填写（S0 2.1、S0 2.2）',
    en: 'Not yet: content, standard, process, responsibility and dates must all be filled (S0 2.1, S0 2.2)',
  },
  'sop.overlaps': {
    zh: '生效日期必须晚于上一版作业指导书',
    en: 'It must take effect after the last instruction',
  },
};
