import type {
  businessLinks,
  Category,
  channels,
  ImpactClass,
  importances,
  Kind,
  MeasureType,
  phases,
  productTypes,
  purchaseChannels,
  RecordKind,
  Stage,
  Step,
  serviceTypes,
  urgencies,
} from './terms.contract.ts';
import { workEvents } from './work-events.contract.ts';

/** A word of the product in both languages. */
export type Name = { zh: string; en: string };
type NamesOf<Code extends string> = Record<Code, Name>;
type CodeOf<List extends readonly string[]> = List[number];

const name = (zh: string, en: string): Name => ({ zh, en });

const kind: NamesOf<Kind> = {
  request: name('服务请求', 'Request'),
  complaint: name('投诉', 'Complaint'),
  consultation: name('咨询', 'Consultation'),
  suggestion: name('建议', 'Suggestion'),
  praise: name('表扬', 'Praise'),
};

const urgency: NamesOf<CodeOf<typeof urgencies>> = {
  general: name('一般', 'General'),
  urgent: name('紧急', 'Urgent'),
};

const importance: NamesOf<CodeOf<typeof importances>> = {
  high: name('高', 'High'),
  medium: name('中', 'Medium'),
  low: name('低', 'Low'),
};

const category: NamesOf<Category> = {
  product_quality: name('产品质量', 'Product quality'),
  safety: name('安全隐患', 'Safety'),
  service_attitude: name('服务态度', 'Service attitude'),
  after_sales: name('售后服务', 'After-sales service'),
  logistics: name('物流配送', 'Logistics'),
  other: name('其他', 'Other'),
};

const level: NamesOf<'1' | '2'> = {
  1: name('一级', 'Level 1'),
  2: name('二级', 'Level 2'),
};

const impactClass: NamesOf<ImpactClass> = {
  A: name('A类 · 严重', 'Class A · severe'),
  B: name('B类 · 较重', 'Class B · serious'),
  C: name('C类 · 一般', 'Class C · ordinary'),
};

const businessLink: NamesOf<CodeOf<typeof businessLinks>> = {
  sales: name('销售', 'Sales'),
  delivery: name('配送', 'Delivery'),
  installation: name('安装', 'Installation'),
  after_sales: name('售后', 'After sales'),
  other: name('其他', 'Other'),
};

const phase: NamesOf<CodeOf<typeof phases>> = {
  pre_sale: name('售前', 'Before the sale'),
  in_sale: name('售中', 'During the sale'),
  after_sale: name('售后', 'After the sale'),
  recycling: name('回收', 'Recycling'),
};

const channel: NamesOf<CodeOf<typeof channels>> = {
  phone: name('电话', 'Phone'),
  email: name('邮件', 'E-mail'),
  chat: name('在线客服', 'Online chat'),
  outlet: name('门店网点', 'Outlet'),
  social_media: name('社交媒体', 'Social media'),
  app: name('App', 'App'),
  online_platform: name('电商平台', 'Online platform'),
  on_site: name('上门现场', 'On site'),
  letter: name('信函', 'Letter'),
  12315: name('12315 平台', '12315 platform'),
};

const purchaseChannel: NamesOf<CodeOf<typeof purchaseChannels>> = {
  own_store: name('直营店', 'Own store'),
  dealer: name('经销商', 'Dealer'),
  e_commerce: name('电商', 'E-commerce'),
  live_stream: name('直播', 'Live stream'),
  project: name('工程项目', 'Project'),
  group_purchase: name('团购', 'Group purchase'),
  other: name('其他', 'Other'),
};

const productType: NamesOf<CodeOf<typeof productTypes>> = {
  appliance: name('家电', 'Appliance'),
  electronics: name('智能电子', 'Electronics'),
  home: name('家居', 'Home furnishing'),
  office: name('办公', 'Office'),
};

const serviceType: NamesOf<CodeOf<typeof serviceTypes>> = {
  delivery_installation: name('配送安装', 'Delivery and installation'),
  commissioning: name('调试维护', 'Commissioning'),
  repair: name('维修保养', 'Repair'),
  return_exchange: name('退换货', 'Return or exchange'),
  extended_warranty: name('延保服务', 'Extended warranty'),
  recycling: name('产品回收', 'Recycling'),
  technical_advice: name('技术咨询', 'Technical advice'),
  complaint: name('投诉处理', 'Complaint handling'),
};

const stage: NamesOf<Stage> = {
  receive: name('受理', 'Receipt'),
  assess: name('评估', 'Assessment'),
  dispatch: name('派单', 'Dispatch'),
  on_site: name('处理', 'Execution'),
  confirm: name('确认', 'Confirmation'),
  end: name('办结', 'Completion'),
  follow_up: name('回访', 'Follow-up'),
  closed: name('已结案', 'Closed'),
};

const step: NamesOf<Step> = {
  accept: name('受理', 'Accept'),
  verify: name('核实', 'Verify'),
  classify: name('定级', 'Classify'),
  contact: name('联系客户', 'Contact the customer'),
  investigate: name('调查取证', 'Investigate'),
  analyse: name('分析原因', 'Find the cause'),
  plan: name('制定方案', 'Make the plan'),
  approve: name('审批方案', 'Approve the plan'),
  agree: name('客户同意', 'Customer agrees'),
  execute: name('执行方案', 'Carry out'),
  feed_back: name('反馈结果', 'Feed back'),
  satisfaction: name('满意度', 'Satisfaction'),
  improve: name('改进措施', 'Improve'),
  check: name('办结四查', 'Four checks'),
  follow_up: name('回访', 'Follow up'),
  close: name('结案', 'Close'),
};

const measure: NamesOf<MeasureType> & Record<'proactive_contact' | 'second_contact', Name> = {
  proactive_contact: name('主动联系', 'Proactive contact'),
  second_contact: name('再次沟通', 'Second talk'),
  return: name('退货', 'Return'),
  exchange: name('换货', 'Exchange'),
  repair: name('维修', 'Repair'),
  compensation: name('赔偿', 'Compensation'),
  apology: name('道歉', 'Apology'),
  explanation: name('说明解释', 'Explanation'),
  technical_help: name('技术指导', 'Technical help'),
  other: name('其他', 'Other'),
};

const record: NamesOf<RecordKind> = {
  verification: name('核实记录', 'Verification'),
  classification: name('定级记录', 'Classification'),
  contact: name('联系记录', 'Contact'),
  evidence: name('证据', 'Evidence'),
  cause: name('原因分析', 'Cause analysis'),
  feedback: name('结果反馈', 'Feedback'),
  satisfaction: name('满意度', 'Satisfaction'),
  improvement: name('改进措施', 'Improvement'),
  checks: name('办结四查', 'Four checks'),
  follow_up: name('回访', 'Follow-up'),
  progress_check: name('进度检查', 'Progress check'),
  note: name('内部讨论', 'Internal note'),
};

/** What a clock ends. */
const clockEvent: Record<string, Name> = {
  acknowledge: name('自动确认', 'Acknowledge'),
  respond: name('首次联系', 'First contact'),
  arrange: name('安排维修', 'Arrange the repair'),
  solution: name('给出方案', 'Give a solution'),
  complete: name('处理完成', 'Complete'),
  close: name('闭环', 'Close'),
};

/** Facts of a case as its timeline tells them. */
const event: Record<string, Name> = {
  'case.registered': name('登记', 'Registered'),
  'case.assigned': name('派单', 'Assigned'),
  'case.accepted': name('受理', 'Accepted'),
  'case.returned': name('退回', 'Returned'),
  'case.edited': name('更正信息', 'Corrected'),
  'case.moved': name('进入阶段', 'Moved on'),
  'case.classified': name('定级', 'Classified'),
  'case.merged': name('归并到他案', 'Merged into another case'),
  'case.merged_from': name('并入另一案', 'Another case merged in'),
  'case.closed': name('结案', 'Closed'),
  'case.reopened': name('重新打开', 'Reopened'),
  'case.second_round': name('再次处理', 'Second round'),
  'case.handed_over': name('首问移交', 'Handed over'),
  'case.imported': name('导入', 'Imported'),
  'handover.requested': name('申请移交', 'Hand-over asked'),
  'handover.refused': name('移交未获批准', 'Hand-over refused'),
  'plan.made': name('制定方案', 'Plan made'),
  'plan.submitted': name('方案提请审批', 'Plan sent for approval'),
  'plan.approved': name('方案批准', 'Plan approved'),
  'plan.returned': name('方案退回', 'Plan returned'),
  'plan.agreed': name('客户同意方案', 'Customer agreed'),
  'plan.refused': name('客户未同意方案', 'Customer refused'),
  'contact.by_alarm': name('设备告警', 'Device alarm'),
  'contact.repeated': name('客户再次来访', 'Customer came again'),
  'case.unchecked': name('未按期检查进度', 'Progress not checked'),
  'case.silent': name('长时间未联系客户', 'No contact for long'),
  'remedies.told': name('告知外部救济途径', 'Told of external remedies'),
  'step.overdue': name('环节逾期', 'Step overdue'),
  'task.overdue': name('任务逾期', 'Task overdue'),
  'case.acknowledged': name('自动回执', 'Acknowledged'),
  'task.completed': name('任务完成', 'Task completed'),
  'amount.raise_asked': name('申请增加金额', 'Higher amount asked'),
  'amount.raised': name('批准增加金额', 'Higher amount approved'),
  'amount.raise_refused': name('未准增加金额', 'Higher amount refused'),
  'return.opened': name('开退换单', 'Return order opened'),
  'return.sent': name('货物寄回', 'Goods on their way back'),
  'return.received': name('收到退回的货物', 'Goods came back'),
  'return.inspected': name('退回货物验收', 'Goods inspected'),
  'return.settled': name('核定应付金额', 'Amount settled'),
  'return.paid': name('退款或赔付到账', 'Paid to the customer'),
  'return.exchanged': name('换货交付', 'Exchanged'),
  'return.rejected': name('拒绝退换', 'Return refused'),
  'return.cancelled': name('客户撤回退换', 'Return withdrawn by the customer'),
  'return.refund_late': name('退款超过 7 日', 'Refund late'),
  'return.refund_delayed': name('退款超过 15 日', 'Refund past the line of refusal'),
  'return.delayed': name('退换或赔付逾期 15 日', 'Remedy past the line of refusal'),
  'cooperation.asked': name('请求配合', 'Cooperation asked'),
  'cooperation.answered': name('配合答复', 'Cooperation answered'),
  'step.skipped': name('跳过环节', 'Step skipped'),
  'step.skip_asked': name('申请跳过环节', 'Skip asked'),
  'step.skip_refused': name('未准跳过环节', 'Skip refused'),
  'satisfaction.routed': name('低分转交', 'Low score routed'),
  'visit.offered': name('预约上门', 'Visit offered'),
  'note.written': name('内部讨论', 'Internal note'),
  'file.added': name('上传文件', 'File added'),
  'clock.warned': name('时限预警', 'Time limit warning'),
  'clock.breached': name('超时', 'Time limit passed'),
  'clock.target_missed': name('未达目标', 'Target missed'),
  'clock.tier_raised': name('响应升级', 'Response tier raised'),
  'clock.extended': name('延期', 'Extended'),
  'case.clocks_recounted': name('时限已重算', 'Clocks recounted'),
  'clock.paused': name('暂停计时', 'Clock paused'),
  'clock.resumed': name('恢复计时', 'Clock resumed'),
  ...workEvents,
  'customer.revealed': name('查看客户隐私', 'Customer data viewed'),
  ...Object.fromEntries(Object.entries(record).map(([code, known]) => [`record.${code}`, known])),
};

const region = {
  north: name('华北', 'North'),
  east: name('华东', 'East'),
  south: name('华南', 'South'),
  central: name('华中', 'Central'),
  northwest: name('西北', 'Northwest'),
  southwest: name('西南', 'Southwest'),
};

const groups = {
  kind,
  region,
  urgency,
  importance,
  category,
  level,
  impactClass,
  businessLink,
  phase,
  channel,
  purchaseChannel,
  productType,
  serviceType,
  stage,
  step,
  measure,
  record,
  clockEvent,
  event,
} satisfies Record<string, Record<string, Name>>;

export type TermGroup = keyof typeof groups;

/** The word for a code in the reader's language; an unknown code is shown as it is. */
export function termName(group: TermGroup, code: string | number, locale: 'zh-CN' | 'en'): string {
  const found = (groups[group] as Record<string, Name>)[String(code)];
  if (found === undefined) return String(code);
  return locale === 'en' ? found.en : found.zh;
}
