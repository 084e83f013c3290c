-- The register of processing activities and privacy incidents (S2 1.2, S3 1-K5).

insert into position_rights (position_code, permission)
  select p.code, 'privacy:view' from positions p where p.code in ('privacy_officer', 'legal_counsel', 'auditor', 'manager');
insert into position_rights (position_code, permission) values ('privacy_officer', 'privacy:manage');

create table processing_activities (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  module text not null,
  name_zh text not null,
  name_en text not null,
  purpose_zh text not null,
  purpose_en text not null,
  basis text not null check (basis in ('contract', 'legal_duty', 'consent', 'staff')),
  fields text[] not null check (cardinality(fields) > 0),
  retention_zh text not null,
  retention_en text not null,
  recipients_zh text not null,
  recipients_en text not null,
  version integer not null default 1,
  changed_by uuid references users (id),
  changed_at timestamptz not null default now()
);

-- Company hours within which the authority and the persons are told; the law says at once.
create table privacy_settings (
  one boolean primary key default true check (one),
  authority_hours integer not null default 4 check (authority_hours between 1 and 72),
  persons_hours integer not null default 24 check (persons_hours between 1 and 168),
  changed_by uuid references users (id),
  changed_at timestamptz
);
insert into privacy_settings default values;

create table privacy_incidents (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('leak', 'tampering', 'loss')),
  title text not null,
  what text not null,
  severity text not null default 'suspected' check (severity in ('suspected', 'ordinary', 'major', 'unfounded')),
  found_at timestamptz not null,
  opened_by uuid not null references users (id),
  opened_at timestamptz not null,
  fields text[] not null check (cardinality(fields) > 0),
  cause text,
  harm text,
  advice text,
  enquiries text,
  -- How the affected persons were found; the rows of privacy_incident_persons are the answer of that moment.
  scope jsonb,
  scoped_at timestamptz,
  affected integer,
  authority_by timestamptz not null,
  persons_by timestamptz not null,
  authority_late_at timestamptz,
  persons_late_at timestamptz,
  closed_by uuid references users (id),
  closed_at timestamptz,
  lesson text,
  version integer not null default 1
);
create index privacy_incidents_open on privacy_incidents (found_at desc) where closed_at is null;

create table privacy_incident_persons (
  incident_id bigint not null references privacy_incidents (id),
  customer_id bigint not null references customers (id),
  primary key (incident_id, customer_id)
);

create table privacy_incident_measures (
  id bigint generated always as identity primary key,
  incident_id bigint not null references privacy_incidents (id),
  kind text not null check (kind in ('contain', 'investigate', 'remedy', 'prevent')),
  task text not null,
  owner_id uuid not null references users (id),
  due_at timestamptz not null,
  result text,
  done_by uuid references users (id),
  done_at timestamptz,
  constraint done_with_a_result check ((done_at is null) = (result is null))
);
create index privacy_incident_measures_of on privacy_incident_measures (incident_id, id);

-- Who was told, or why not; an entry is never changed.
create table privacy_incident_notifications (
  id bigint generated always as identity primary key,
  incident_id bigint not null references privacy_incidents (id),
  whom text not null check (whom in ('authority', 'persons')),
  told boolean not null,
  channel text,
  note text not null,
  at timestamptz not null,
  by_id uuid not null references users (id),
  constraint told_by_a_channel check (told = (channel is not null))
);
create index privacy_incident_notifications_of on privacy_incident_notifications (incident_id, id);
create trigger privacy_incident_notifications_are_final before update or delete on privacy_incident_notifications
  for each row execute function refuse_change();

insert into processing_activities
  (code, module, name_zh, name_en, purpose_zh, purpose_en, basis, fields, retention_zh, retention_en, recipients_zh, recipients_en) values
  ('customers', 'customers', '客户与产品档案', 'Customers and their products', '识别客户、联系客户、核对产品与保障', 'To know and reach the customer and tell the guarantee of a product', 'contract', '{name,phone,other_contact,address,serial}', '服务关系存续期间；期满后删除或仅存储', 'While there is a service relation; then erased or only stored', '客服、售后；按用途查看，逐次留痕', 'Service and after-sales staff, for a purpose, each look on record'),
  ('cases', 'cases', '案件受理与处理', 'Cases', '受理咨询、报修与投诉并处理完毕', 'To receive and settle questions, repairs and complaints', 'contract', '{name,phone,other_contact,matter,file}', '结案后按公司保留期限', 'After closing, for the term that the company keeps', '责任部门与协办部门', 'The department in charge and those that help'),
  ('case_imports', 'cases', '历史案件导入', 'Import of past cases', '延续原系统的服务记录', 'To carry on the service record of an older system', 'contract', '{name,phone,matter}', '与案件相同', 'As cases', '无', 'None'),
  ('work_orders', 'workorders', '上门服务', 'Visits', '安排并完成上门，留存凭证与签名', 'To plan and do visits, with evidence and signature', 'contract', '{name,phone,address,location,photo,signature}', '与案件相同', 'As cases', '当次上门的工程师；委托的服务商仅限当次任务', 'The technician of the visit; an entrusted provider for that job only'),
  ('dispatch', 'dispatch', '派工与路线', 'Dispatch and routes', '选派有资质的人员，计算路程', 'To choose qualified people and reckon ways', 'contract', '{address,location,staff_location,staff_schedule}', '与工单相同', 'As work orders', '调度员', 'Dispatchers'),
  ('returns', 'returns', '退货、换货、退款与赔付', 'Returns, refunds and compensation', '履行约定与法定的退换赔', 'To carry out returns and compensation agreed or owed by law', 'legal_duty', '{name,phone,address,payment}', '依法律要求的凭证保存期限', 'For the term that the law asks of vouchers', '财务；退款渠道', 'Finance; the channel of the refund'),
  ('warranty', 'warranty', '三包台账', 'Ledger of guarantees', '记录维修与更换，判断三包', 'To keep repairs and exchanges and decide guarantees', 'legal_duty', '{serial,matter}', '保障期满后按公司保留期限', 'After the guarantee ends, for the term that the company keeps', '售后、客服', 'After-sales and service staff'),
  ('pricing', 'pricing', '报价与收款', 'Quotes and payments', '事先报价、结算收费', 'To quote beforehand and settle charges', 'contract', '{serial,payment}', '依法律要求的凭证保存期限', 'For the term that the law asks of vouchers', '财务', 'Finance'),
  ('messages', 'messages', '通知客户', 'Messages to customers', '告知进度、时间与结果', 'To tell progress, times and results', 'contract', '{phone,other_contact,message}', '与案件相同', 'As cases', '短信与邮件服务商', 'Carriers of text messages and mail'),
  ('parts', 'parts', '备件领用', 'Parts', '为工单备件并登记去向', 'To provide parts for orders and keep where they went', 'contract', '{serial,staff_name}', '与工单相同', 'As work orders', '备件管理员', 'Keepers of parts'),
  ('costs', 'costs', '服务成本', 'Costs of service', '核算单个案件的成本', 'To reckon the cost of a case', 'contract', '{payment}', '依法律要求的凭证保存期限', 'For the term that the law asks of vouchers', '财务与管理人员；不含客户姓名与联系方式', 'Finance and managers; no names or contacts'),
  ('people', 'people', '工程师资质、培训与健康检查', 'Certificates, training and health of technicians', '只派有资质且适岗的人员上门', 'To send only people who are qualified and fit', 'staff', '{staff_name,certificate,training,health,staff_location,staff_schedule}', '在职期间；期满依劳动与安全生产要求', 'While employed; then as labour and safety rules ask', '培训、调度；健康信息仅限相应负责人', 'Training and dispatch; health for those in charge only'),
  ('accounts', 'identity', '员工账号', 'Accounts of staff', '登录、授权与责任认定', 'To sign in, to give rights, to know who did what', 'staff', '{staff_name,account,staff_device}', '在职期间', 'While employed', '管理员', 'Administrators'),
  ('access_log', 'oversight', '访问日志', 'Access log', '追溯谁看过客户信息，发现异常', 'To trace who looked at customer data and find abuse', 'legal_duty', '{staff_name,staff_device,account}', '不少于 6 个月，逾期封存', 'Six months at least, then sealed away', '个人信息保护负责人、审计', 'Privacy officer and auditors'),
  ('customer_exports', 'exports', '客户信息导出', 'Export of customer data', '召回通知、监管要求等经批准的用途', 'Recalls, demands of an authority and other approved purposes', 'legal_duty', '{name,phone,other_contact,address,serial}', '文件加密，到期自动删除；申请记录留存', 'Encrypted files, removed when they expire; requests are kept', '申请人，经另一人批准；逐份加密并留痕', 'Who asked, approved by another person; each file sealed and on record'),
  ('incidents', 'privacy', '个人信息安全事件', 'Privacy incidents', '确定受影响的人、补救并通知', 'To find who is affected, to mend and to tell', 'legal_duty', '{customer_number}', '处置记录不少于 3 年', 'Records of handling three years at least', '个人信息保护负责人、法务；依法报告的主管部门', 'Privacy officer and counsel; the authority where the law asks'),
  ('conformance', 'conformance', '符合性评估与改进', 'Conformance', '以案件与记录证明标准得到执行', 'To show by cases and records that the standard is kept', 'legal_duty', '{staff_name}', '评估记录按公司保留期限', 'For the term that the company keeps assessments', '审核员、管理人员', 'Auditors and managers'),
  ('authority', 'authority', '审批', 'Approvals', '在授权额度内决定处理方案', 'To decide plans within the limits of authority', 'contract', '{staff_name}', '与案件相同', 'As cases', '审批人', 'Approvers');
