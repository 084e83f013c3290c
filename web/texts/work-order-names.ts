import type { Name } from '../../domains/cases/term-names.contract.ts';
import type { CommandType } from '../../domains/workorders/life.rules.ts';
import type { Hazard, OrderStatus, RecordKind } from '../../domains/workorders/orders.contract.ts';

const name = (zh: string, en: string): Name => ({ zh, en });

export const statusNames: Record<OrderStatus, Name> = {
  created: name('待排上门', 'To be planned'),
  scheduled: name('已排期', 'Scheduled'),
  dispatched: name('已派工', 'Sent'),
  accepted: name('已接单', 'Accepted'),
  on_the_way: name('前往中', 'On the way'),
  arrived: name('已到达', 'Arrived'),
  working: name('作业中', 'Working'),
  held: name('已挂起', 'On hold'),
  completed: name('已完工', 'Completed'),
  confirmed: name('客户已确认', 'Confirmed'),
  settled: name('已结算', 'Settled'),
  cancelled: name('已取消', 'Cancelled'),
};

export const commandNames: Record<CommandType, Name> = {
  accept: name('接单', 'Accept'),
  decline: name('退回', 'Decline'),
  set_out: name('出发', 'Set out'),
  arrive: name('到达', 'Arrive'),
  start: name('开始作业', 'Start work'),
  hold: name('挂起', 'Put on hold'),
  resume: name('继续作业', 'Resume'),
  solve_remotely: name('远程解决', 'Solved from afar'),
  complete: name('完工', 'Complete'),
  confirm: name('客户确认', 'Confirm with customer'),
  settle: name('结算', 'Settle'),
  cancel: name('取消工单', 'Cancel the order'),
};

export const hazardNames: Record<Hazard, Name> = {
  electricity: name('带电', 'Electricity'),
  gas: name('燃气', 'Gas'),
  height: name('登高', 'Height'),
  refrigerant: name('制冷剂', 'Refrigerant'),
};

export const recordNames: Record<RecordKind, Name> = {
  remote_diagnosis: name('远程诊断', 'Remote diagnosis'),
  safety_checklist: name('安全检查', 'Safety checklist'),
  step: name('作业步骤', 'Step'),
  photo: name('照片', 'Photo'),
  diagnosis: name('故障诊断', 'Diagnosis'),
  measurement: name('量尺', 'Measures'),
  drawing: name('图纸', 'Drawing'),
  design_confirmation: name('设计确认', 'Design confirmation'),
  humidity: name('温湿检查', 'Moisture check'),
  issue: name('现场问题', 'Issue on site'),
  result: name('作业结果', 'Result'),
  signature: name('客户签字', 'Signature'),
  service_plan: name('服务方案', 'Service plan'),
  quote_acceptance: name('报价签字', 'Quote signed'),
  service_form: name('服务登记表', 'Service form'),
  factory: name('返厂维修', 'Workshop repair'),
};

export const serviceClassNames: Record<string, Name> = {
  basic: name('基础服务', 'Basic'),
  extended: name('增值服务', 'Extended'),
  customised: name('定制服务', 'Customised'),
};

export const certificateNames: Record<string, Name> = {
  electrician: name('低压电工作业证', 'Low-voltage electrician'),
  refrigeration: name('制冷与空调作业证', 'Refrigeration and air conditioning'),
  height: name('高处作业证', 'Work at height'),
  gas: name('燃气具安装维修证', 'Gas appliance installation'),
  repair_worker: name('家电维修职业资格', 'Appliance repair qualification'),
  service_engineer: name('售后服务工程师认证', 'After-sales engineer certification'),
  auditor: name('服务审核员资格', 'Service auditor qualification'),
};

export const skillNames: Record<string, Name> = {
  appliance_repair: name('家电维修', 'Appliance repair'),
  refrigeration: name('制冷系统', 'Refrigeration'),
  gas_appliance: name('燃气具', 'Gas appliances'),
  smart_home: name('智能家居', 'Smart home'),
  furniture_installation: name('家具安装', 'Furniture installation'),
  furniture_repair: name('家具修复', 'Furniture repair'),
  measuring: name('上门量尺', 'Measuring'),
  sanitary_repair: name('卫浴维修', 'Sanitary repair'),
};

/** What is still missing before work starts or ends; `about` is named after it. */
export const gapNames: Record<string, Name> = {
  safety_checklist_missing: name('缺安全检查', 'Safety checklist missing'),
  safety_not_in_order: name('安全检查有未通过项', 'Safety checklist not in order'),
  service_plan_missing: name('缺客户签字的服务方案', 'Service plan signed by the customer missing'),
  photo_missing: name('缺照片', 'Photo missing'),
  diagnosis_missing: name('缺故障诊断', 'Diagnosis missing'),
  measurement_missing: name('缺量尺记录', 'Measures missing'),
  drawing_missing: name('缺图纸版本', 'Drawing version missing'),
  design_confirmation_missing: name('缺客户设计确认', 'Design confirmation missing'),
  humidity_missing: name('缺含水率与霉变检查', 'Moisture and mould check missing'),
  result_missing: name('缺作业过程与起止时间', 'Course and times of the work missing'),
  times_wrong: name('结束时间应晚于开始时间', 'End must be after the start'),
  fault_code_missing: name('缺故障代码或无代码原因', 'Fault code, or why there is none, missing'),
  quote_not_accepted: name('客户尚未确认报价', 'Quote not accepted by the customer'),
  step_open: name('步骤未完成', 'Step not done'),
  service_form_missing: name('缺服务登记表', 'Service form missing'),
  service_form_open: name('登记表有未达到的要求', 'The service form says that something is not done'),
  factory_open: name('产品尚未从工厂送回', 'The unit is still in the workshop'),
  remote_diagnosis_missing: name('缺远程诊断', 'Not looked at from afar yet'),
  solved_remotely: name('已远程解决', 'Solved from afar'),
};

/** Words of coded values inside records and gaps. */
export const recordWords: Record<string, Name> = {
  ...hazardNames,
  nameplate: name('铭牌', 'Name plate'),
  fault: name('故障部位', 'Fault'),
  old_part: name('旧件', 'Old part'),
  new_part: name('新件', 'New part'),
  site: name('现场', 'Site'),
  other: name('其他', 'Other'),
  solved_remotely: name('已远程解决', 'Solved remotely'),
  visit_needed: name('需上门', 'Visit needed'),
  parts_needed: name('需配件', 'Parts needed'),
  none: name('无代码', 'No code'),
  taken: name('已取走', 'Taken along'),
  received: name('工厂已收', 'At the workshop'),
  repaired: name('已修好', 'Repaired'),
  returned: name('已送回', 'Brought back'),
  delivery_installation: name('配送安装', 'delivery and installation'),
  commissioning: name('调试', 'commissioning'),
  return_exchange: name('退换货', 'return or exchange'),
  extended_warranty: name('延保', 'extended warranty'),
  recycling: name('旧品回收', 'recycling'),
  technical_advice: name('技术咨询', 'technical advice'),
  complaint: name('投诉', 'complaint'),
};

export const recordFieldNames: Record<string, Name> = {
  finding: name('判断', 'Finding'),
  outcome: name('结论', 'Outcome'),
  hazard: name('危险类型', 'Hazard'),
  items: name('检查项', 'Items'),
  step: name('步骤', 'Step'),
  done: name('已完成', 'Done'),
  note: name('备注', 'Note'),
  of: name('拍摄内容', 'Of'),
  fileId: name('照片', 'Photo'),
  symptom: name('现象', 'Symptom'),
  faultCode: name('故障代码', 'Fault code'),
  diagnosis: name('诊断', 'Diagnosis'),
  action: name('处理', 'Action'),
  place: name('位置', 'Place'),
  millimetres: name('尺寸', 'Measures'),
  version: name('版本', 'Version'),
  drawingVersion: name('图纸版本', 'Drawing version'),
  confirmed: name('客户确认', 'Confirmed'),
  relativePercent: name('空气湿度', 'Air humidity'),
  boardPercent: name('板材含水率', 'Board moisture'),
  mould: name('霉变', 'Mould'),
  description: name('说明', 'Description'),
  process: name('作业过程', 'Course of the work'),
  startedAt: name('开始', 'Start'),
  endedAt: name('结束', 'End'),
  solved: name('已解决', 'Solved'),
  noFaultCodeReason: name('无代码原因', 'Why no code'),
  signedBy: name('签字人', 'Signed by'),
  satisfied: name('满意', 'Satisfied'),
  strokes: name('签名', 'Signature'),
  plan: name('方案', 'Plan'),
  type: name('服务类型', 'Service type'),
  packagingWhole: name('包装完好', 'Packaging whole'),
  itemsComplete: name('配件齐全', 'All items there'),
  triedOut: name('当面试用正常', 'Tried out'),
  settings: name('调试或保养内容', 'What was set'),
  runs: name('运行正常', 'Runs'),
  instructed: name('已教会客户', 'Customer instructed'),
  serialIn: name('收回序列号', 'Serial taken back'),
  condition: name('状况', 'Condition'),
  accessoriesComplete: name('附件齐全', 'All accessories'),
  serialOut: name('换出序列号', 'Serial given out'),
  meetsTerms: name('符合延保条件', 'Meets the terms'),
  contractNumber: name('延保合同号', 'Contract number'),
  what: name('物品', 'Item'),
  quantity: name('数量', 'Quantity'),
  destination: name('去向', 'Destination'),
  question: name('问题', 'Question'),
  advice: name('指导', 'Advice'),
  understood: name('客户清楚', 'Understood'),
  customerStatement: name('客户陈述', 'Customer’s statement'),
  serial: name('序列号', 'Serial'),
};

export const completenessNames: Record<string, Name> = {
  customer: name('客户', 'Customer'),
  content: name('内容', 'Content'),
  time: name('时间', 'Time'),
  staff: name('人员', 'Staff'),
  result: name('结果', 'Result'),
};
