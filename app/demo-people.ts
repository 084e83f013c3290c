type DemoPerson = {
  username: string;
  name: string;
  workNumber: string;
  position: string;
  departmentId: string | null;
  region: string | null;
  superior: string | null;
  headOf: string[];
};

const person = (
  [username, name, workNumber, position]: [string, string, string, string],
  [departmentId, region, superior]: [string | null, string | null, string | null],
  headOf: string[] = [],
): DemoPerson => ({ username, name, workNumber, position, departmentId, region, superior, headOf });

/** Plainly invented: each name says that it is a demo. Superiors come before those below them. */
export const demoPeople: DemoPerson[] = [
  person(['director', '演示总监', 'D0001', 'manager'], ['operations', null, null], ['operations']),
  person(
    ['east', '演示区域经理·华东', 'D0002', 'regional_manager'],
    ['operations', 'east', 'director'],
    ['region-east'],
  ),
  person(
    ['south', '演示区域经理·华南', 'D0003', 'regional_manager'],
    ['operations', 'south', 'director'],
    ['region-south'],
  ),
  person(['supervisor', '演示客服主管', 'D0004', 'supervisor'], ['customer-service', null, 'director'], []),
  person(
    ['head-service', '演示客服部长', 'D0005', 'department_head'],
    ['customer-service', null, 'supervisor'],
    ['customer-service'],
  ),
  person(
    ['head-after', '演示售后部长', 'D0006', 'department_head'],
    ['after-sales', null, 'supervisor'],
    ['after-sales'],
  ),
  person(
    ['head-repair', '演示维修部长', 'D0007', 'department_head'],
    ['repair', null, 'supervisor'],
    ['repair'],
  ),
  person(
    ['head-sales', '演示销售部长', 'D0008', 'department_head'],
    ['sales', null, 'supervisor'],
    ['sales'],
  ),
  person(
    ['head-logistics', '演示物流部长', 'D0009', 'department_head'],
    ['logistics', null, 'supervisor'],
    ['logistics'],
  ),
  person(
    ['head-quality', '演示质量部长', 'D0010', 'department_head'],
    ['quality', null, 'supervisor'],
    ['quality'],
  ),
  person(
    ['head-technical', '演示技术部长', 'D0011', 'department_head'],
    ['technical-support', null, 'supervisor'],
    ['technical-support'],
  ),
  person(['agent', '演示客服一', 'D0101', 'agent'], ['customer-service', null, 'head-service'], []),
  person(['agent2', '演示客服二', 'D0102', 'agent'], ['customer-service', null, 'head-service'], []),
  person(['handler', '演示售后处理员', 'D0201', 'handler'], ['after-sales', null, 'head-after'], []),
  person(['handler2', '演示售后处理员二', 'D0202', 'handler'], ['after-sales', null, 'head-after'], []),
  person(['repairer', '演示维修处理员', 'D0203', 'handler'], ['repair', null, 'head-repair'], []),
  person(['dispatcher', '演示调度员·华东', 'D0204', 'dispatcher'], ['repair', 'east', 'head-repair'], []),
  person(['tech1', '演示工程师一', 'D0501', 'technician'], ['repair', 'east', 'head-repair'], []),
  person(['tech2', '演示工程师二', 'D0502', 'technician'], ['repair', 'east', 'head-repair'], []),
  person(['tech3', '演示工程师三', 'D0503', 'technician'], ['repair', 'east', 'head-repair'], []),
  person(['parts', '演示备件管理员', 'D0602', 'parts_keeper'], ['parts', null, 'director'], ['parts']),
  person(['finance', '演示财务专员', 'D0603', 'finance'], ['finance', null, 'director'], ['finance']),
  person(
    ['training', '演示培训专员', 'D0601', 'training_officer'],
    ['training', null, 'director'],
    ['training'],
  ),
  person(
    ['auditor', '演示审核员', 'D0301', 'auditor'],
    ['quality-supervision', null, 'director'],
    ['quality-supervision'],
  ),
  person(['policy', '演示制度管理员', 'D0302', 'policy_manager'], ['quality', null, 'director'], []),
  person(['legal', '演示法律顾问', 'D0303', 'legal_counsel'], ['legal', null, 'director'], ['legal']),
  person(['privacy', '演示隐私负责人', 'D0305', 'privacy_officer'], ['legal', null, 'director'], []),
  person(['committee', '演示委员', 'D0304', 'committee_member'], ['hq', null, null], []),
  person(['devices', '演示设备平台', 'D0701', 'device_platform'], ['digital', null, 'director'], []),
  person(['admin', '演示管理员', 'D0401', 'administrator'], ['digital', null, 'director'], ['digital']),
  person(
    ['security', '演示安全管理员', 'D0402', 'security_administrator'],
    ['digital', null, 'director'],
    [],
  ),
];
