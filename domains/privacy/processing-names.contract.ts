import type { bases, FieldKind, modules } from './processing.contract.ts';

type Name = { zh: string; en: string };
const name = (zh: string, en: string): Name => ({ zh, en });

export const fieldWords: Record<FieldKind, Name> = {
  name: name('姓名', 'Name'),
  phone: name('电话', 'Phone'),
  other_contact: name('其他联系方式', 'Other contact'),
  address: name('地址', 'Address'),
  location: name('上门位置', 'Place of the visit'),
  customer_number: name('客户编号', 'Customer number'),
  serial: name('产品序列号', 'Serial number'),
  matter: name('诉求与经过', 'Matter and course'),
  file: name('附件', 'Files'),
  photo: name('照片', 'Photos'),
  signature: name('签名', 'Signature'),
  payment: name('收付款', 'Payments'),
  message: name('消息内容', 'Messages'),
  staff_name: name('员工姓名', 'Name of staff'),
  account: name('账号', 'Account'),
  staff_device: name('登录设备与地址', 'Device and address'),
  staff_location: name('员工位置', 'Whereabouts of staff'),
  staff_schedule: name('班次与行程', 'Shifts and trips'),
  certificate: name('资格证书', 'Certificates'),
  training: name('培训记录', 'Training'),
  health: name('健康检查', 'Health checks'),
};

export const basisWords: Record<(typeof bases)[number], Name> = {
  contract: name('履行合同', 'Contract'),
  legal_duty: name('法定义务', 'Legal duty'),
  consent: name('同意', 'Consent'),
  staff: name('人力资源管理', 'Staff administration'),
};

export const moduleWords: Record<(typeof modules)[number], Name> = {
  customers: name('客户', 'Customers'),
  cases: name('案件', 'Cases'),
  workorders: name('工单', 'Work orders'),
  dispatch: name('派工', 'Dispatch'),
  returns: name('退换', 'Returns'),
  warranty: name('三包', 'Guarantees'),
  pricing: name('报价收款', 'Charges'),
  costs: name('成本', 'Costs'),
  parts: name('备件', 'Parts'),
  messages: name('消息', 'Messages'),
  people: name('工程师', 'Technicians'),
  identity: name('账号', 'Accounts'),
  authority: name('审批', 'Approvals'),
  oversight: name('访问日志', 'Access log'),
  exports: name('导出', 'Exports'),
  consents: name('告知与同意', 'Notice and consent'),
  privacy: name('个人信息保护', 'Privacy'),
  conformance: name('符合性', 'Compliance'),
};
