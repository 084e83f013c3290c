import type { offeredCitations } from '../../../domains/cases/citations.rules.ts';
import type { Name } from '../../../domains/cases/term-names.contract.ts';

type Names = Record<string, Name>;
const name = (zh: string, en: string): Name => ({ zh, en });

export const truths: Names = {
  substantiated: name('属实', 'Substantiated'),
  partly: name('部分属实', 'Partly substantiated'),
  unsubstantiated: name('不属实', 'Unsubstantiated'),
};

export const identityMethods: Names = {
  order_number: name('订单号', 'Order number'),
  phone_code: name('短信验证码', 'Phone code'),
  product_serial: name('产品序列号', 'Product serial'),
};

export const contactWays: Names = {
  two_way: name('已与客户沟通', 'Spoke with the customer'),
  attempt: name('未接通', 'Not reached'),
};

export const quietReasons: Names = {
  emergency: name('紧急情况', 'Emergency'),
  consented: name('客户同意', 'Customer consented'),
};

export const evidenceSources: Names = {
  customer: name('客户', 'Customer'),
  technician: name('服务工程师', 'Technician'),
  system: name('系统记录', 'System'),
  department: name('业务部门', 'Department'),
  third_party: name('第三方', 'Third party'),
};

export const evidenceResults: Names = {
  confirmed: name('已证实', 'Confirmed'),
  not_confirmed: name('未证实', 'Not confirmed'),
  open: name('待查', 'Open'),
};

export const causeMethods: Names = {
  five_whys: name('五问法', 'Five whys'),
  fishbone: name('鱼骨图', 'Fishbone'),
  comparison: name('对比分析', 'Comparison'),
  test: name('检测试验', 'Test'),
  interview: name('访谈', 'Interview'),
};

export const causeCodes: Names = {
  material: name('材料', 'Material'),
  workmanship: name('工艺', 'Workmanship'),
  design: name('设计', 'Design'),
  transport: name('运输', 'Transport'),
  installation: name('安装', 'Installation'),
  use: name('使用', 'Use'),
  service: name('服务', 'Service'),
  rule_gap: name('制度缺失', 'Gap in the rules'),
  other: name('其他', 'Other'),
};

export const demandAnswers: Names = {
  accepted: name('接受', 'Accepted'),
  partly: name('部分接受', 'Partly accepted'),
  refused: name('不接受', 'Refused'),
};

export const outcomes: Names = {
  satisfied: name('满意', 'Satisfied'),
  neutral: name('一般', 'Neutral'),
  dissatisfied: name('不满意', 'Dissatisfied'),
  not_reached: name('未联系上', 'Not reached'),
};

export const verdicts: Names = {
  pass: name('合格', 'Pass'),
  fail: name('不合格', 'Fail'),
  not_applicable: name('不适用', 'Not applicable'),
};

export const pauseReasons: Names = {
  customer_asked: name('客户要求推迟', 'Customer asked'),
  customer_unreachable: name('联系不上客户', 'Customer cannot be reached'),
  inspection: name('第三方检测', 'Inspection'),
  force_majeure: name('不可抗力', 'Force majeure'),
};

export const planStatuses: Names = {
  draft: name('草稿', 'Draft'),
  submitted: name('待审批', 'Waiting for approval'),
  approved: name('已批准', 'Approved'),
  returned: name('已退回', 'Returned'),
  agreed: name('客户已同意', 'Customer agreed'),
  refused: name('客户未同意', 'Customer refused'),
};

export const approvalKinds: Names = {
  plan: name('处理方案', 'Handling plan'),
  handover: name('首问移交', 'Hand-over'),
  level_lowering: name('降低级别', 'Lower level'),
  stage_skip: name('跳过环节', 'Step skipped'),
  amount_raise: name('增加退赔金额', 'Higher refund or compensation'),
};

export const approvalStatuses: Names = {
  waiting: name('待审批', 'Waiting'),
  approved: name('已同意', 'Approved'),
  refused: name('已退回', 'Refused'),
  withdrawn: name('已撤回', 'Withdrawn'),
};

/** What keeps a step or the record from being complete. */
export const missingNames: Names = {
  acceptance: name('责任部门受理', 'acceptance by the lead department'),
  verification: name('核实记录', 'verification record'),
  classification: name('定级记录', 'classification'),
  two_way_contact: name('与客户的双向沟通', 'two-way contact with the customer'),
  evidence: name('证据', 'evidence'),
  cause: name('原因分析', 'cause analysis'),
  plan: name('处理方案', 'handling plan'),
  approval: name('方案审批', 'approval of the plan'),
  agreement: name('客户对方案的答复', 'the customer’s answer to the plan'),
  tasks: name('未完成的任务', 'tasks still open'),
  feedback: name('结果反馈', 'feedback of the result'),
  satisfaction: name('满意度', 'satisfaction'),
  improvement: name('改进措施', 'improvement measure'),
  checks: name('办结四查', 'four checks'),
  follow_up: name('回访', 'follow-up'),
  closing: name('结案', 'closing'),
  contact_name: name('联系人', 'contact name'),
  contact_phone: name('联系方式', 'contact phone'),
  course: name('经过', 'course of events'),
  demand: name('诉求', 'demand'),
  product: name('产品', 'product'),
  received_at: name('接收时间', 'receipt time'),
  first_contact_at: name('首次联系时间', 'time of first contact'),
  owner: name('首问负责人', 'owner'),
  handler: name('处理人', 'handler'),
};

/** Articles offered for decisions of warranty, return and compensation. */
export const citationNames: Record<(typeof offeredCitations)[number], Name> = {
  'CPL 24': name('消法 24 条 退货、更换、修理', 'CPL 24: return, exchange, repair'),
  'CPL 25': name('消法 25 条 七日无理由退货', 'CPL 25: return within 7 days without reason'),
  'CPL 55': name('消法 55 条 欺诈与惩罚性赔偿', 'CPL 55: fraud and punitive damages'),
  'TGR 9': name('三包 9 条 7 日内退、换、修', 'TGR 9: within 7 days'),
  'TGR 10': name('三包 10 条 15 日内换、修', 'TGR 10: within 15 days'),
  'TGR 11': name('三包 11 条 两次修理后换货', 'TGR 11: after two repairs'),
  'TGR 12': name('三包 12 条 逾期换货', 'TGR 12: repair takes too long'),
  'PQL 40': name('产品质量法 40 条 销售者责任', 'PQL 40: the seller’s duty'),
  'S0 2.2': name('S0 2.2 三包与服务标准', 'S0 2.2: guarantees and service standard'),
  'S3 2-三-5': name('S3 2-三-5 处理方案', 'S3 2-三-5: solutions'),
};
