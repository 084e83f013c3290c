export type DemoCase = {
  agent: string;
  hoursAgo: number;
  model: string;
  contactName: string;
  contactPhone: string;
  parts: { kind: string; subject: string; course: string; demand: string } & Record<string, unknown>;
  accepted?: { head: string; handler: string | null } | undefined;
  contacted?: boolean;
};

const demo = (
  hoursAgo: number,
  model: string,
  parts: DemoCase['parts'],
  more: Partial<Pick<DemoCase, 'agent' | 'accepted' | 'contacted'>> = {},
): DemoCase => ({ agent: 'agent', hoursAgo, model, contactName: '', contactPhone: '', parts, ...more });

const atTheDesk = { head: 'head-service', handler: 'agent' };
const atTheSupervisor = { head: 'head-service', handler: 'supervisor' };
const afterSales = { head: 'head-after', handler: 'handler' };

/** Demo matters, plainly invented; the first ones are the most urgent. */
export const demoCases: DemoCase[] = [
  demo(22, 'AJ-WG280', {
    kind: 'complaint',
    category: 'safety',
    impactClass: 'A',
    importance: 'high',
    subject: '柜门开裂，小孩夹手',
    course: '昨天下午打开衣柜左侧柜门时门板突然开裂，孩子的手被夹红。柜子是三月买的。',
    demand: '立即上门检查并更换柜门，说明其他柜门是否安全。',
  }),
  demo(1, 'AJ-KF35', {
    kind: 'request',
    urgency: 'urgent',
    needsRepair: true,
    subject: '空调不制冷，家中有老人',
    course: '今天中午开始不制冷，滤网已清洗，外机在转。',
    demand: '今天上门维修。',
  }),
  demo(
    30,
    'AJ-BCD500',
    {
      kind: 'complaint',
      category: 'product_quality',
      impactClass: 'B',
      subject: '冰箱冷藏室反复结冰',
      course: '半年内修过一次，仍然结冰，食物冻坏。',
      demand: '要求更换同型号新机。',
    },
    { accepted: afterSales, contacted: true },
  ),
  demo(6, 'AJ-SF3', {
    kind: 'complaint',
    category: 'logistics',
    impactClass: 'C',
    businessLink: 'delivery',
    subject: '沙发送货磕碰，少一个脚垫',
    course: '签收时发现右侧扶手磕碰，缺一只脚垫，送货员让联系客服。',
    demand: '补寄脚垫，修复扶手。',
  }),
  demo(
    50,
    'AJ-DZ1',
    {
      kind: 'complaint',
      category: 'after_sales',
      impactClass: 'B',
      subject: '橱柜补漆三次未约成',
      course: '预约的师傅三次改期，每次都是临时通知。',
      demand: '确定时间并说明原因。',
    },
    { accepted: { head: 'head-after', handler: 'handler2' }, contacted: true },
  ),
  demo(
    3,
    'AJ-SL3',
    {
      kind: 'request',
      subject: '门锁电池更换后指纹失效',
      course: '换电池后指纹需要重新录入，说明书找不到。',
      demand: '指导重新录入。',
    },
    { accepted: atTheDesk },
  ),
  demo(
    10,
    'AJ-JSQ16',
    {
      kind: 'request',
      urgency: 'urgent',
      needsRepair: true,
      subject: '燃气热水器点火异响',
      course: '点火时有爆燃声，已关闭燃气阀。',
      demand: '尽快上门排查。',
    },
    { accepted: { head: 'head-repair', handler: 'repairer' }, contacted: true },
  ),
  demo(
    26,
    'AJ-TV65',
    {
      kind: 'complaint',
      category: 'service_attitude',
      impactClass: 'C',
      subject: '安装师傅态度差',
      course: '安装当天师傅拒绝挪动电视柜，言语不耐烦。',
      demand: '道歉并重新调平。',
    },
    { agent: 'agent2', accepted: atTheDesk },
  ),
  demo(
    4,
    'AJ-CT18',
    {
      kind: 'consultation',
      businessLink: 'after_sales',
      subject: '实木床能否加装床头软包',
      course: '想给孩子房间的床加装软包。',
      demand: '询问价格与周期。',
    },
    { accepted: atTheDesk },
  ),
  demo(
    70,
    'AJ-XQG10',
    {
      kind: 'suggestion',
      subject: '建议预约页面显示师傅到达时间',
      course: '每次只知道上午或下午，请假不方便。',
      demand: '希望显示两小时时间段。',
    },
    { accepted: atTheDesk },
  ),
  demo(
    5,
    'AJ-YZ7',
    {
      kind: 'praise',
      subject: '表扬上门师傅细心',
      course: '师傅自带鞋套，装完把包装都带走了。',
      demand: '请转达感谢。',
    },
    { accepted: atTheDesk },
  ),
  demo(
    28,
    'AJ-BCD500',
    {
      kind: 'complaint',
      category: 'service_attitude',
      impactClass: 'B',
      subject: '投诉客服承诺回电未回',
      course: '上周两次答应当天回电都没有回，再打被要求重复说明。',
      demand: '由主管答复，并说明如何避免。',
    },
    { agent: 'agent2', accepted: atTheSupervisor },
  ),
];
