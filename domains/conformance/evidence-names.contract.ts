import type { executedBy, MatrixRow, statementVerdicts, Verdict } from './evidence.contract.ts';

type Name = { zh: string; en: string };
const name = (zh: string, en: string): Name => ({ zh, en });

export const executedByNames: Record<(typeof executedBy)[number], Name> = {
  clock: name('时钟', 'Clock'),
  gate: name('关卡', 'Gate'),
  record: name('记录', 'Record'),
  report: name('报表', 'Report'),
  people: name('由人执行', 'By people'),
};

export const verdictNames: Record<Verdict, Name> = {
  kept: name('遵守', 'Kept'),
  not_kept: name('未遵守', 'Not kept'),
  excused: name('已豁免', 'Excused'),
  open: name('进行中', 'Open'),
};

export const statementNames: Record<(typeof statementVerdicts)[number], Name> = {
  kept: name('遵守', 'Kept'),
  not_kept: name('未遵守', 'Not kept'),
  not_applicable: name('不适用', 'Not applicable'),
};

/** What each evidence key counts, in words. */
const evidenceNames: Record<string, Name> = {
  limit_acknowledge: name('回执时限', 'Time limit: receipt'),
  limit_respond: name('响应时限', 'Time limit: response'),
  limit_arrange: name('安排维修时限', 'Time limit: repair arranged'),
  limit_solution: name('给出方案时限', 'Time limit: solution'),
  limit_complete: name('办理完成时限', 'Time limit: completion'),
  limit_close: name('结案时限', 'Time limit: closing'),
  owner_named: name('已定首问责任人', 'Owner named'),
  department_named: name('已定责任部门', 'Department named'),
  contact_recorded: name('有双向联系记录', 'Two-way contact on record'),
  investigation_recorded: name('有调查证据', 'Evidence on record'),
  cause_recorded: name('有原因分析', 'Cause on record'),
  plan_agreed: name('方案经客户同意', 'Plan agreed by the customer'),
  satisfaction_asked: name('已询问满意度', 'Satisfaction asked'),
  follow_up_done: name('已回访', 'Followed up'),
  four_checks: name('结案前四项核对', 'Four checks before closing'),
  closed_with_confirmation: name('客户确认并回访后结案', 'Closed after confirmation and follow-up'),
  approvals_within_authority: name('决定在权限之内', 'Decided within authority'),
  refusals_logged: name('被拒操作已留痕', 'Refused attempts logged'),
  extension_with_notice: name('延期有理由并告知客户', 'Extension with reason and notice'),
  product_recorded: name('产品型号与购买渠道已记', 'Product and place of purchase recorded'),
  rated_at_registration: name('登记时已评级', 'Rated at registration'),
  classified: name('已核实分类', 'Classified'),
  reclassified: name('改类有记录', 'Reclassification on record'),
  merged: name('归并有理由', 'Merged for a reason'),
  response_tiers: name('响应逐级上升', 'Response tiers raised'),
  department_head_told: name('部门负责人已及时获知', 'Head of department told in time'),
  progress_fed_back: name('处理中未失联', 'No silence while handling'),
  second_round: name('不满意再次处理', 'Second round after dissatisfaction'),
  external_remedies_told: name('已告知外部途径', 'Other ways told'),
  timeline_complete: name('时间线完整', 'Complete timeline'),
  standard_versions: name('标准版本留存', 'Versions of the standard kept'),
  policy_acknowledged: name('政策已签收', 'Policy acknowledged'),
  calendar_published: name('节假日安排已载入', 'Holidays loaded'),
  feedback_classified: name('反馈已归类并答复', 'Feedback classified and answered'),
  service_catalogue: name('服务目录', 'Service catalogue'),
  access_log: name('查看客户信息有用途', 'Looks at customer details with purpose'),
  organisation_units: name('部门有负责人', 'Units with a head'),
};

/** The evidence of a row, in words; null: nothing in the product shows it. */
export function evidenceName({ evidence, unit }: Pick<MatrixRow, 'evidence' | 'unit'>): Name | null {
  if (evidence === null) return unit === 'cases' ? name('本条时限', 'Limits of this clause') : null;
  if (unit === 'none') return null;
  return evidenceNames[evidence] ?? name(evidence, evidence);
}
