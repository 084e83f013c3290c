import { accessRefusals } from './refusals/access.ts';
import { calendarFields, calendarRefusals } from './refusals/calendars.ts';
import { conformanceFields, conformanceRefusals } from './refusals/conformance.ts';
import { consentsRefusals } from './refusals/consents.ts';
import { costsFields, costsRefusals } from './refusals/costs.ts';
import { dispatchRefusals } from './refusals/dispatch.ts';
import { exportsRefusals } from './refusals/exports.ts';
import { identityFields, identityRefusals } from './refusals/identity.ts';
import { oversightRefusals } from './refusals/oversight.ts';
import { packTexts } from './refusals/packs.ts';
import { partsRefusals } from './refusals/parts.ts';
import { peopleRefusals } from './refusals/people.ts';
import { personRequestsRefusals } from './refusals/person-requests.ts';
import { pricingFields, pricingRefusals } from './refusals/pricing.ts';
import { privacyRefusals } from './refusals/privacy.ts';
import { protectionRefusals } from './refusals/protection.ts';
import { requestRefusals } from './refusals/requests.ts';
import { returnsRefusals } from './refusals/returns.ts';
import { versionFields, versionRefusals } from './refusals/versions.ts';
import { warrantyRefusals } from './refusals/warranty.ts';
import { workordersRefusals } from './refusals/workorders.ts';

export type Text = { zh: string; en: string };

/** What is wrong with one field. */
export const fieldTexts: Record<string, Text> = {
  ...calendarFields,
  ...identityFields,
  ...versionFields,
  ...packTexts,
  invalid: { zh: '内容不正确', en: 'Not valid' },
  invalid_type: { zh: '缺少内容或类型不对', en: 'Missing or of the wrong type' },
  invalid_format: { zh: '格式不正确', en: 'Wrong format' },
  invalid_value: { zh: '不在可选范围内', en: 'Not one of the allowed values' },
  invalid_union: { zh: '内容不正确', en: 'Not valid' },
  too_big: { zh: '超出上限 {maximum}', en: 'Over the maximum of {maximum}' },
  too_small: { zh: '低于下限 {minimum}', en: 'Under the minimum of {minimum}' },
  blank: { zh: '不能为空', en: 'Must not be blank' },
  not_storable: { zh: '含有无法保存的字符', en: 'Contains characters that cannot be stored' },
  unknown_field: { zh: '不接受此字段', en: 'This field is not accepted' },
  not_a_phone: { zh: '不是有效的电话号码', en: 'Not a phone number' },
  not_a_serial: {
    zh: '序列号为 4–40 位字母、数字、短横线',
    en: 'Serials are 4-40 letters, digits or dashes',
  },
  no_contact: { zh: '请填写电话或其他联系方式', en: 'Give a phone number or another contact' },
  required_for_departments: { zh: '部门必须填写', en: 'Required for departments' },
  required_for_outlets: { zh: '网点必须填写', en: 'Required for outlets' },
  required_for_complaints: { zh: '投诉必须填写', en: 'Required for complaints' },
  year_out_of_range: { zh: '年份超出范围', en: 'The year is out of range' },
  ends_before_it_starts: { zh: '结束早于开始', en: 'Ends before it starts' },
  visit_too_long: { zh: '一次上门不超过 12 小时', en: 'A visit takes 12 hours at most' },
  not_an_order_number: { zh: '不是工单号', en: 'Not a work order number' },
  not_a_part_code: {
    zh: '备件代号为大写字母、数字、短横线',
    en: 'A part code is capitals, digits and dashes',
  },
  shifts_overlap: { zh: '同一天的班次重叠', en: 'Shifts of one day overlap' },
  emergency_topics_missing: {
    zh: '应急课程须含流程、沟通、问题处理、安全四项',
    en: 'An emergency course covers process, communication, problem handling and safety',
  },
  ...conformanceFields,
  ...pricingFields,
  ...costsFields,
  article_unknown: { zh: '引用了不存在的条款', en: 'Names an article that is not there' },
  result_with_the_end: { zh: '完成日期与结果须一并填写', en: 'The end and its result go together' },
  nothing_to_correct: { zh: '请填写要更正的内容', en: 'Say what is to be corrected' },
  reason_needed: { zh: '请说明原因', en: 'Give a reason' },
};

/** What people read for each refusal; `{name}` is filled from the refusal's values. */
export const refusalTexts: Record<string, Text> = {
  ...exportsRefusals,
  ...oversightRefusals,
  ...identityRefusals,
  ...partsRefusals,
  ...accessRefusals,
  ...peopleRefusals,
  ...pricingRefusals,
  ...privacyRefusals,
  ...consentsRefusals,
  ...personRequestsRefusals,
  ...costsRefusals,
  ...protectionRefusals,
  ...calendarRefusals,
  ...versionRefusals,
  ...workordersRefusals,
  ...dispatchRefusals,
  ...returnsRefusals,
  ...warrantyRefusals,
  'request.invalid': { zh: '请检查标出的字段', en: 'Please check the marked fields' },
  'request.broken_json': { zh: '请求内容不是有效的 JSON', en: 'The body is not valid JSON' },
  'request.media_type': { zh: '不支持的内容类型', en: 'Unsupported content type' },
  'request.bad_url': { zh: '地址不正确', en: 'The address is malformed' },
  'request.plaintext': {
    zh: '仅接受加密连接，请使用 https 地址访问',
    en: 'Only encrypted connections are accepted; please use the https address',
  },
  'request.foreign_origin': {
    zh: '请求来自其他网站，已拒绝',
    en: 'Refused: the request comes from another site',
  },
  'route.not_found': { zh: '没有这个地址', en: 'There is no such address' },
  'thing.not_found': { zh: '未找到，或您无权查看', en: 'Not found, or not yours to see' },
  'idempotency.bad_key': {
    zh: 'Idempotency-Key 应为 8–80 位字母、数字或短横线',
    en: 'Idempotency-Key must be 8-80 letters, digits or dashes',
  },
  'idempotency.other_request': {
    zh: '同一 Idempotency-Key 已用于另一请求',
    en: 'This Idempotency-Key was used for another request',
  },
  'text.not_storable': { zh: '含有无法保存的字符', en: 'Contains characters that cannot be stored' },
  'reference.unknown': { zh: '引用的对象不存在', en: 'It refers to something that does not exist' },
  'case.not_found': { zh: '没有此案件，或不在您的权限范围内', en: 'No such case within your scope' },
  'case.stale': {
    zh: '案件已被他人修改，请核对后重新提交',
    en: 'The case was changed meanwhile; check and send again',
  },
  'case.closed': { zh: '案件已关闭', en: 'The case is closed' },
  'case.merged': { zh: '案件已归并到 {into}', en: 'The case was merged into {into}' },
  'case.not_closed': { zh: '案件尚未关闭', en: 'The case is not closed' },
  'case.already_accepted': { zh: '责任部门已受理', en: 'Already accepted' },
  'case.gate': { zh: '还缺少：{missing}（{clause}）', en: 'Still missing: {missing} ({clause})' },
  'case.incomplete': { zh: '尚不能关闭，缺少：{missing}', en: 'Cannot be closed, missing: {missing}' },
  'case.received_later_than_now': { zh: '接收时间晚于现在', en: 'The receipt lies in the future' },
  'case.complained_later_than_now': { zh: '投诉时间晚于现在', en: 'The complaint time lies in the future' },
  'case.no_clock': {
    zh: '没有适用的时限，不能登记（S1 1.2）',
    en: 'No limit applies, so it cannot be registered (S1 1.2)',
  },
  'case.level_too_low': {
    zh: '该类别至少为一级，降级须主管说明理由（S3 2-二-1）',
    en: 'This category is at least level 1; lowering needs a supervisor (S3 2-2-1)',
  },
  'case.level_by_supervisor': {
    zh: '降低级别须由主管办理并说明理由（S3 2-二-1）',
    en: 'Only a supervisor may lower the level, with a reason (S3 2-2-1)',
  },
  'case.class_by_supervisor': {
    zh: 'A 类投诉改为其他类别须由主管办理并说明理由（S1 5.2）',
    en: 'Only a supervisor may take a complaint out of class A, with a reason (S1 5.2)',
  },
  'case.cooperation_answered': { zh: '该部门已答复', en: 'This department has answered already' },
  'case.same_owner': { zh: '该同事已是首问负责人', en: 'This colleague is the owner already' },
  'case.named_handler': {
    zh: '被投诉人不得处理或决定该投诉（S1 1.2）',
    en: 'A person named in the complaint cannot decide it (S1 1.2)',
  },
  'case.contact_in_future': { zh: '联系时间晚于现在', en: 'The contact lies in the future' },
  'case.contact_before_receipt': { zh: '联系时间早于接收时间', en: 'The contact lies before the receipt' },
  'case.quiet_hours': {
    zh: '现在是免打扰时段（{from}–{to}），仅限紧急或客户同意（S0 3.3）',
    en: 'Quiet hours ({from}-{to}): only in an emergency or with consent (S0 3.3)',
  },
  'case.no_follow_up': {
    zh: '请填写跟进日期，或说明无需跟进的原因（S0 5.1）',
    en: 'Give a follow-up date, or why none is needed (S0 5.1)',
  },
  'case.same_case': { zh: '不能归并到自身', en: 'A case cannot be merged into itself' },
  'case.not_same_customer': {
    zh: '只能归并同一客户的案件',
    en: 'Only cases of the same customer can be merged',
  },
  'case.cooperation_needed': {
    zh: '跨部门投诉须先明确配合部门（S1 5.1）',
    en: 'Name the cooperating department first (S1 5.1)',
  },
  'case.same_department': {
    zh: '牵头部门不能同时是配合部门',
    en: 'The lead department cannot also cooperate',
  },
  'case.second_person': {
    zh: '再次处理须由另一位同事负责（S3 2-五-2）',
    en: 'The second round needs another person (S3 2-5-2)',
  },
  'case.already_imported': { zh: '该外部编号已导入', en: 'This external number is imported already' },
  'step.tasks_open': {
    zh: '方案的任务尚未完成，不能跳过执行（S3 2-三-7）',
    en: 'Tasks of the plan are open; execution cannot be skipped (S3 2-3-7)',
  },
  'step.not_skippable': { zh: '此步骤不能跳过', en: 'This step cannot be skipped' },
  'clock.resume_in_past': { zh: '恢复日期须晚于今天', en: 'The day to resume must lie ahead' },
  'clock.beyond_the_law': { zh: '不能超过法定期限', en: 'Not beyond the statutory limit' },
  'plan.clause_needed': {
    zh: '修、换、退、赔须写明依据条款（{clause}）',
    en: 'A repair, exchange, return or compensation names its clause ({clause})',
  },
  'plan.clause_unknown': {
    zh: '标准中没有这一条款，或已被取代',
    en: 'The standard has no such clause, or it was superseded',
  },
  'plan.not_found': { zh: '没有此方案', en: 'No such plan' },
  'plan.not_draft': { zh: '方案已提交', en: 'The plan was submitted already' },
  'plan.not_approved': { zh: '方案尚未批准（S1 5.2）', en: 'The plan is not approved (S1 5.2)' },
  'plan.measure_not_allowed': {
    zh: '该类投诉或产品不适用此措施：{measure}',
    en: 'This measure is not available here: {measure}',
  },
  'plan.template_reason': {
    zh: '未采用该类别的方案模板，请说明理由（S1 4.2）',
    en: 'Say why the template of the category was replaced (S1 4.2)',
  },
  'plan.completion_in_past': { zh: '完成时间早于现在', en: 'The completion time lies in the past' },
  'plan.amount_mismatch': { zh: '措施金额超过预计成本', en: 'The measures cost more than the estimate' },
  'plan.amount_needed': { zh: '赔偿须写明金额', en: 'Compensation needs an amount' },
  'plan.agreed_before_approval': {
    zh: '客户同意时间早于批准时间',
    en: 'The agreement lies before the approval',
  },
  'task.not_found': { zh: '没有此任务', en: 'No such task' },
  'task.done': { zh: '任务已完成', en: 'The task is done already' },
  'approval.not_found': { zh: '没有此审批，或不在您的权限范围内', en: 'No such approval within your scope' },
  'approval.decided': { zh: '该审批已有结论', en: 'This was decided already' },
  'approval.already_waiting': { zh: '已有同类审批在等待', en: 'An approval of this kind is waiting already' },
  'approval.own_request': { zh: '不能审批自己提交的申请', en: 'Nobody approves an own request' },
  'approval.no_superior': {
    zh: '没有可审批的上级，请联系管理员',
    en: 'There is no superior to decide; ask the administrator',
  },
  'authority.exceeded': {
    zh: '超出您的处理权限：累计 {cumulative}，权限 {limit}（S1 5.2）',
    en: 'Beyond your authority: {cumulative} in all, limit {limit} (S1 5.2)',
  },
  'authority.major': {
    zh: '重大投诉须由上级处理（S1 5.2）',
    en: 'A major complaint is decided by the superior (S1 5.2)',
  },
  'authority.not_yours': { zh: '此审批由 {approver} 决定', en: 'This waits for {approver}' },
  'clock.no_running': { zh: '没有在计时的该项时限', en: 'No such clock is running' },
  'clock.already_passed': {
    zh: '原时限已过，不能再延期（S1 2.2）',
    en: 'The deadline has passed; it cannot be extended (S1 2.2)',
  },
  'clock.not_later': { zh: '新时间须晚于原时限', en: 'The new time must be later than the old one' },
  'clock.notice_after_now': { zh: '告知客户的时间晚于现在', en: 'The notice lies in the future' },
  'clock.already_paused': { zh: '计时已暂停', en: 'The clock is paused already' },
  'clock.not_paused': { zh: '计时没有暂停', en: 'The clock is not paused' },
  'customer.not_found': { zh: '没有此客户', en: 'No such customer' },
  'customer.no_contact': { zh: '请填写电话或其他联系方式', en: 'Give a phone number or another contact' },
  'unit.serial_taken': { zh: '该序列号已登记', en: 'This serial is registered already' },
  'unit.not_of_customer': { zh: '该序列号登记在其他客户名下', en: 'This serial belongs to another customer' },
  'unit.model_unknown': { zh: '没有此产品型号', en: 'No such product model' },
  'person.not_found': { zh: '没有此同事', en: 'No such colleague' },
  'person.cannot_handle': {
    zh: '该同事的岗位不能处理此类案件',
    en: 'This colleague’s position cannot handle such cases',
  },
  'department.not_found': { zh: '没有此部门', en: 'No such department' },
  'service.code_taken': { zh: '该服务项目编号已存在', en: 'A service of this code exists already' },
  'department.id_taken': { zh: '该编号已存在', en: 'This id exists already' },
  'province.not_found': { zh: '没有此省份', en: 'No such province' },
  'position.not_found': { zh: '没有此岗位', en: 'No such position' },
  'position.supervises_only': {
    zh: '监督岗位不能同时承担业务操作（S0 7.1）',
    en: 'A supervising position takes no part in operations (S0 7.1)',
  },
  'position.right_for_all_kinds': {
    zh: '此项权限不能按案件种类限定',
    en: 'This right cannot be limited to some kinds of case',
  },
  'person.superior_below': {
    zh: '上级所在层级不能低于本人（S2 1.3.3）',
    en: 'A superior is never of a lower layer (S2 1.3.3)',
  },
  'position.customer_contact_registers': {
    zh: '接触客户的岗位必须能够登记（S1 1.1）',
    en: 'Positions with customer contact must be able to register (S1 1.1)',
  },
  'supervision.own_department': {
    zh: '不能监督本部门（S0 7.1）',
    en: 'Nobody supervises the own department (S0 7.1)',
  },
  'supervision.operating': {
    zh: '业务岗位不能承担监督职责（S0 7.1）',
    en: 'An operating position cannot supervise (S0 7.1)',
  },
  'view.name_taken': { zh: '已有同名视图', en: 'A view of this name exists' },
  'simulation.not_found': { zh: '没有此项模拟', en: 'No such simulation' },
  'simulation.version_not_found': { zh: '没有此标准版本', en: 'No such version of the standard' },
  'simulation.version_incomplete': {
    zh: '该版本尚不完整，无法模拟；请先按检查结果补全',
    en: 'This version is not complete yet and cannot be simulated; complete it first',
  },
  'simulation.calendar_not_found': { zh: '没有此日历版本', en: 'No such version of the calendar' },
  'simulation.period_empty': { zh: '结束日期须晚于开始日期', en: 'The period must end after it begins' },
  'simulation.not_yours': {
    zh: '只有发起人或标准起草人可以操作这项模拟',
    en: 'Only who started it or a drafter of the standard may do this',
  },
  'simulation.not_running': { zh: '这项模拟没有在运行', en: 'This simulation is not running' },
  'simulation.not_stopped': { zh: '这项模拟不需要继续', en: 'There is nothing to go on with' },
  'simulation.running': { zh: '正在运行，请先取消', en: 'It is running; cancel it first' },
  'cursor.invalid': { zh: '翻页位置无效', en: 'The page position is not valid' },
  ...conformanceRefusals,
  ...requestRefusals,
};
