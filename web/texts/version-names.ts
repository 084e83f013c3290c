import type { Name } from '../../domains/cases/term-names.contract.ts';
import type { LawChange } from '../../domains/standards/policy-tasks.contract.ts';
import type {
  ChecklistAnswer,
  EntryChange,
  Signature,
  VersionLine,
} from '../../domains/standards/versions.contract.ts';

const name = (zh: string, en: string): Name => ({ zh, en });

export const stateNames: Record<VersionLine['state'], Name> = {
  draft: name('起草', 'Draft'),
  reviewed: name('已审阅', 'Reviewed'),
  approved: name('已批准', 'Approved'),
  scheduled: name('待生效', 'Scheduled'),
  in_force: name('现行', 'In force'),
  superseded: name('已被取代', 'Superseded'),
  discarded: name('已放弃', 'Given up'),
};

export const railNames: Name[] = [
  name('起草', 'Draft'),
  name('审阅', 'Review'),
  name('批准', 'Approval'),
  name('发布', 'Publication'),
  name('被取代', 'Superseded'),
];

export const signatureKinds: Record<Signature['kind'], Name> = {
  checklist: name('消费者权益核对表', 'Consumer-rights checklist'),
  opinion: name('法律意见', 'Legal opinion'),
  approval: name('委员会决定', 'Decision of the committee'),
};

export const signatureResults: Record<Signature['result'], Name> = {
  kept: name('各项权利均有保障', 'Every right is kept'),
  not_kept: name('有权利未得到保障', 'A right is not kept'),
  consent: name('同意', 'Consent'),
  objection: name('反对', 'Objection'),
  approved: name('批准', 'Approved'),
  refused: name('退回', 'Sent back'),
};

export const answerNames: Record<ChecklistAnswer['answer'], Name> = {
  kept: name('已保障', 'Kept'),
  not_applicable: name('不适用', 'Not applicable'),
  not_kept: name('未保障', 'Not kept'),
};

export const changeNames: Record<EntryChange['change'], Name> = {
  added: name('新增', 'Added'),
  removed: name('删除', 'Removed'),
  changed: name('修改', 'Changed'),
};

export const partNames: Record<EntryChange['part'], Name> = {
  title: name('名称', 'Title'),
  calendar: name('日历', 'Calendar'),
  documents: name('文件', 'Documents'),
  clauses: name('条款', 'Clauses'),
  limits: name('时限', 'Time limits'),
  gates: name('关卡', 'Gates'),
  authority: name('权限', 'Authority'),
  routing: name('分派', 'Routing'),
  categories: name('类别', 'Categories'),
  settings: name('设置', 'Settings'),
  stages: name('环节时限', 'Stages'),
  measureBlocks: name('措施限制', 'Measures not allowed'),
  decisions: name('矛盾处理', 'Contradictions'),
  cadences: name('频次', 'Cadences'),
  targets: name('目标', 'Targets'),
  responsibilities: name('职责', 'Responsibilities'),
  scope: name('适用范围', 'Scope'),
  promises: name('承诺', 'Promises'),
  statutory: name('法定底线', 'Statutory bounds'),
  forbiddenTerms: name('禁用词', 'Forbidden terms'),
  recordForms: name('记录表单', 'Record forms'),
  complaintChannels: name('投诉渠道', 'Complaint channels'),
  privacyNotes: name('个人信息说明', 'Notes on personal data'),
  glossary: name('术语', 'Glossary'),
};

export const lawChangeKindNames: Record<LawChange['kind'], Name> = {
  new: name('新颁布', 'New'),
  amended: name('修订', 'Amended'),
  repealed: name('废止', 'Repealed'),
};

export const lawStatusNames: Record<string, Name> = {
  in_force: name('有效', 'In force'),
  coming: name('待施行', 'Coming'),
  repealed: name('已失效', 'No longer in force'),
};

export const problemNames: Record<string, Name> = {
  key_repeated: name('代号重复', 'The key is used twice'),
  clause_unknown: name('引用的条款不存在', 'It cites a clause that does not exist'),
  clause_not_of_its_document: name(
    '条款号与所属文件、条号不一致',
    'The clause number does not match its document and section',
  ),
  limit_unknown: name('引用的时限不存在', 'It names a limit that does not exist'),
  limit_caps_itself: name('时限的上限互相循环', 'The limit caps itself in a circle'),
  stage_without_limit: name('此环节没有时限', 'This stage has no time limit'),
  value_repeated: name('同一取值写了两次', 'The same value is given twice'),
  clause_dates_overlap: name('同一条款的生效日期重叠', 'The effective dates of one clause overlap'),
  ends_before_it_starts: name('失效日期早于生效日期', 'It ends before it takes effect'),
  limit_caps_another_event: name(
    '只能由同一事项的时限封顶',
    'A limit is capped only by one of the same event',
  ),
  fallback_is_itself: name('备用起算点与起算点相同', 'The fallback start is the start itself'),
  condition_never_fits: name(
    '条件自相矛盾，没有案件符合',
    'The condition contradicts itself and fits no case',
  ),
};
