import type { Name } from '../../domains/cases/term-names.contract.ts';
import { defineTexts } from '../../ui/i18n.tsx';

const name = (zh: string, en: string): Name => ({ zh, en });

export const planTexts = defineTexts({
  zh: {
    title: (number: string) => `安排上门 · ${number}`,
    move: (number: string) => `改约 · ${number}`,
    day: '日期',
    from: '客户方便：从',
    to: '到',
    needs: (minutes: number) => `预计 ${minutes} 分钟，在时段内按一刻钟取整开始。`,
    candidates: '本区域工程师',
    ranked: '先按证件、技能、培训过滤，再按分值由小到大排序。',
    roughPlace: {
      exact: '',
      centre: '客户坐标未登记，路程按所在城市中心估算（至少 25 分钟）。',
      unknown: '客户坐标未登记，路程一律按 25 分钟计。',
    },
    crewNeeded: (minutes: number, size: number) =>
      `预计 ${minutes} 分钟，须 ${size} 人同行，按半点找共同的空闲。`,
    along: (names: string) => `与${names}同行`,
    nobody: '本区域没有可派的工程师。',
    nobodyHint: '请先在人员档案中登记工程师及其班次。',
    score: (points: number) => `${points} 分`,
    visits: (count: number) => (count === 0 ? '当天空闲' : `当天 ${count} 单`),
    homeUnknown: '住址坐标未登记',
    start: '开始',
    startOf: (at: string) => `建议 ${at} 开始`,
    cannot: '不可派',
    noRoomChoose: '时间排不下，仍可自定时间尝试',
    until: (day: string) => `（${day}）`,
    who: '谁提出改约',
    customer: '客户要求',
    company: '公司原因',
    whoHint: '客户要求的改约不计入公司超时。',
    reason: '改约原因',
    reasonNeeded: '请填写原因',
    chooseFirst: '请选择工程师',
    save: '确认安排',
    saved: '已安排，工程师与客户将收到通知',
    back: '返回',
    points: '分值构成',
  },
  en: {
    title: (number: string) => `Plan a visit · ${number}`,
    move: (number: string) => `Move the visit · ${number}`,
    day: 'Day',
    from: 'Customer free from',
    to: 'to',
    needs: (minutes: number) => `About ${minutes} minutes, begun on a quarter hour inside the span.`,
    candidates: 'Technicians of the region',
    ranked: 'Filtered by certificates, skills and training first, then ranked; fewest points go first.',
    roughPlace: {
      exact: '',
      centre:
        'The customer’s coordinates are not known: ways go by the middle of the city, 25 minutes at least.',
      unknown: 'The customer’s coordinates are not known: every way counts 25 minutes.',
    },
    crewNeeded: (minutes: number, size: number) =>
      `About ${minutes} minutes for ${size} people together, begun on a half hour when all are free.`,
    along: (names: string) => `together with ${names}`,
    nobody: 'No technician of the region can be sent.',
    nobodyHint: 'Register technicians and their shifts first.',
    score: (points: number) => `${points} pts`,
    visits: (count: number) =>
      count === 0 ? 'free that day' : `${count} ${count === 1 ? 'visit' : 'visits'} that day`,
    homeUnknown: 'home not on record',
    start: 'Start',
    startOf: (at: string) => `could start at ${at}`,
    cannot: 'May not be sent',
    noRoomChoose: 'No room by the plan; another time may still be tried',
    until: (day: string) => ` (${day})`,
    who: 'Who moves it',
    customer: 'The customer asked',
    company: 'Our reasons',
    whoHint: 'A move that the customer asked for is no delay of ours.',
    reason: 'Why it is moved',
    reasonNeeded: 'Give a reason',
    chooseFirst: 'Choose a technician',
    save: 'Plan it',
    saved: 'Planned; the technician and the customer are told',
    back: 'Back',
    points: 'What the points are made of',
  },
});

export const visitToolTexts = defineTexts({
  zh: {
    lock: '锁定时间',
    unlock: '解除锁定',
    lockHint: '锁定后，日程方案不会改动这次上门。',
    link: '发送选时链接',
    linkHint: '短信发给客户，由客户自选上门时间；旧链接同时失效。静默时段顺延。',
    sent: '链接已排队发送',
  },
  en: {
    lock: 'Lock',
    unlock: 'Unlock',
    lockHint: 'No plan of a day moves a locked visit.',
    link: 'Send slot link',
    linkHint: 'The customer chooses the slot by a link; an older one ends. Held over the quiet hours.',
    sent: 'The link is on its way',
  },
});

/** Why somebody may not come. */
export const againstNames: Record<string, Name> = {
  not_active: name('已停用', 'Not active'),
  position_not_certified: name('未取得上岗资格', 'Not certified for the position'),
  no_certificate_at_all: name('没有任何有效证件', 'No valid certificate'),
  certificate_missing: name('缺证件', 'Certificate missing'),
  certificate_expired: name('证件已过期', 'Certificate expired'),
  certificate_review_overdue: name('证件逾期未复审', 'Certificate review overdue'),
  certificate_revoked: name('证件已注销', 'Certificate revoked'),
  skill_missing: name('缺技能', 'Skill missing'),
  skill_level_too_low: name('技能等级不够', 'Skill level too low'),
  skill_expired: name('技能认定已过期', 'Skill expired'),
  safety_training_missing: name('未参加安全培训', 'No safety training'),
  safety_training_overdue: name('安全培训已过期', 'Safety training overdue'),
  product_course_missing: name('未通过产品课程', 'Product course not passed'),
  product_course_overdue: name('产品课程需复训', 'Product course to be repeated'),
  hours_too_few: name('培训学时不足', 'Too few class hours'),
  health_check_missing: name('没有体检记录', 'No health check'),
  health_check_overdue: name('体检已过期', 'Health check overdue'),
  health_unfit: name('体检不合格', 'Not fit by the health check'),
  on_leave: name('当天不上班', 'Not working that day'),
  outside_shift: name('不在班次内', 'Outside the shift'),
  not_here: name('已离岗', 'No longer works here'),
  part_missing: name('缺配件', 'Part missing'),
  no_technician: name('本区域没有工程师', 'No technician in the region'),
  locked_elsewhere: name('已锁定给他人', 'Locked to somebody else'),
  crew_missing: name('可派人数不足', 'Too few people may come'),
  no_room_together: name('凑不齐同时有空的人', 'Not enough people are free at one time'),
  no_room: name('时段内排不下', 'No room in the span'),
};

export const aboutNames: Record<string, Name> = {
  manual: name('产品手册', 'manual'),
  repair_process: name('维修流程', 'repair process'),
  emergency_handling: name('应急处理', 'emergencies'),
  theory: name('理论', 'theory'),
  practice: name('实操', 'practice'),
};

export const termNames: Record<string, Name> = {
  travel: name('多走的路程（分钟）', 'Extra way (minutes)'),
  waiting: name('多等的时间（分钟）', 'Extra waiting (minutes)'),
  load: name('当天忙碌程度（占班次比例）', 'Load (share of the shift)'),
  delay: name('客户等待（紧急程度×小时）', 'Delay (urgency × hours)'),
  late: name('超过时限（分钟）', 'Past the deadline (minutes)'),
  otherTechnician: name('不是上次的工程师', 'Not the technician known'),
};
