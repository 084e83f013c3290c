import { chinaDay, DAY, MINUTE } from '../../kernel/time.ts';

type Who = 'tech1' | 'tech2';
/** How far a demo order has come. */
type Stage = 'waiting' | 'planned' | 'accepted' | 'working' | 'completed' | 'confirmed';

export type DemoJob = {
  customer: { name: string; phone: string; address: string };
  place: { lng: number; lat: number };
  model: string;
  workKind: string;
  subject: string;
  course: string;
  demand: string;
  stage: Stage;
  visit: { by: Who; at: string } | null;
};

const job = (
  [model, workKind, stage]: [string, string, Stage],
  [subject, course, demand]: [string, string, string],
  [nth, lng, lat]: [number, number, number],
  visit: DemoJob['visit'] = null,
): DemoJob => ({
  // Numbers of the 100 0000 range are given to nobody's telephone.
  customer: { name: `演示客户${nth}`, phone: `199000001${nth}`, address: `演示路 ${nth} 号` },
  ...{ place: { lng, lat }, model, workKind, stage, visit, subject, course, demand },
});

/** Demo orders in Shanghai, plainly invented: some wait, some are planned, one is under way, some are done. */
export const demoJobs: DemoJob[] = [
  job(
    ['AJ-XQG10', 'appliance_repair', 'confirmed'],
    ['洗衣机不排水', '洗完后水排不掉，显示 F1。', '尽快修好。'],
    [11, 121.475, 31.232],
    { by: 'tech1', at: '09:30' },
  ),
  job(
    ['AJ-WG280', 'furniture_repair', 'confirmed'],
    ['衣柜移门脱轨', '右侧移门掉出轨道。', '上门复位。'],
    [12, 121.395, 31.125],
    { by: 'tech2', at: '10:00' },
  ),
  job(
    ['AJ-XQG10', 'appliance_repair', 'completed'],
    ['洗衣机脱水异响', '脱水时响声很大，机身移位。', '检查并修好。'],
    [13, 121.505, 31.222],
    { by: 'tech1', at: 'just_done' },
  ),
  job(
    ['AJ-WG280', 'furniture_repair', 'working'],
    ['衣柜铰链断裂', '左侧柜门铰链断裂，门板倾斜。', '更换铰链。'],
    [23, 121.361, 31.131],
    { by: 'tech2', at: 'now' },
  ),
  job(
    ['AJ-KF35', 'refrigeration_repair', 'accepted'],
    ['空调制热慢', '开机半小时仍不热。', '下班前修好。'],
    [14, 121.442, 31.243],
    { by: 'tech1', at: '09:30' },
  ),
  job(
    ['AJ-BCD500', 'refrigeration_repair', 'planned'],
    ['冰箱冷冻室不冷', '冷冻室温度一直在零上。', '食物不能再坏。'],
    [15, 121.518, 31.304],
    { by: 'tech1', at: '13:30' },
  ),
  job(
    ['AJ-DZ1', 'furniture_repair', 'planned'],
    ['橱柜门板下垂', '吊柜门板下垂，关不严。', '调平或更换铰链。'],
    [16, 121.431, 31.158],
    { by: 'tech2', at: '09:30' },
  ),
  job(
    ['AJ-DZ1', 'measuring', 'planned'],
    ['橱柜改造量尺', '厨房改造，需要重新量尺。', '约周末前量尺。'],
    [17, 121.352, 31.108],
    { by: 'tech2', at: '14:00' },
  ),
  job(
    ['AJ-TV65', 'appliance_repair', 'waiting'],
    ['电视开机黑屏', '有声音没有图像。', '请尽快上门。'],
    [18, 121.467, 31.262],
  ),
  job(
    ['AJ-XQG10', 'appliance_repair', 'waiting'],
    ['洗衣机漏水', '进水时底部漏水。', '查明漏点。'],
    [19, 121.543, 31.221],
  ),
  job(
    ['AJ-SF3', 'furniture_repair', 'waiting'],
    ['沙发海绵塌陷', '坐垫中间塌陷。', '更换海绵。'],
    [20, 121.386, 31.205],
  ),
  job(
    ['AJ-CT18', 'furniture_installation', 'waiting'],
    ['实木床二次安装', '搬家后需要重新安装。', '周内安装好。'],
    [21, 121.412, 31.174],
  ),
  job(
    ['AJ-JSQ16', 'gas_repair', 'waiting'],
    ['燃气热水器点不着', '多次点火失败，有轻微气味，已关阀。', '安排持证人员。'],
    [22, 121.492, 31.285],
  ),
];

const isSunday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0;

/** The nearest day before (-1) or after (1) today on which the demo technicians work: any but a Sunday. */
export function demoDay(now: number, step: -1 | 1): string {
  const near = chinaDay(now + step * DAY);
  return isSunday(near) ? chinaDay(now + 2 * step * DAY) : near;
}

const wall = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);
const QUARTER = 15 * MINUTE;
const TODAY: Record<string, { ago: number; lasts: number; instead: string }> = {
  now: { ago: 30 * MINUTE, lasts: 60 * MINUTE, instead: '11:00' },
  just_done: { ago: 120 * MINUTE, lasts: 90 * MINUTE, instead: '16:00' },
};

/**
 * When the visit of a demo order begins and how far it comes: what is paid for lies on the last working day, planned ones on
 * the next. What should happen today outside the technicians' hours, where nobody is at work, is planned for then instead.
 */
export function demoVisit({ visit, stage }: DemoJob, now: number): { begin: number; stage: Stage } | null {
  if (visit === null) return null;
  if (stage === 'confirmed') return { begin: wall(demoDay(now, -1), visit.at), stage };
  const near = TODAY[visit.at];
  if (near === undefined) return { begin: wall(demoDay(now, 1), visit.at), stage };
  const today = chinaDay(now);
  const begin = Math.floor((now - near.ago) / QUARTER) * QUARTER;
  const fits = begin >= wall(today, '09:00') && begin + near.lasts <= wall(today, '18:00');
  return fits && !isSunday(today)
    ? { begin, stage }
    : { begin: wall(demoDay(now, 1), near.instead), stage: 'accepted' };
}
