import { chinaDay, DAY, MINUTE } from '../../kernel/time.ts';

type Who = 'tech1' | 'tech2';
/** How far a demo order has come. */
type Stage = 'waiting' | 'planned' | 'accepted' | 'working' | 'done';

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

let count = 0;
const job = (
  [model, workKind, stage]: [string, string, Stage],
  [subject, course, demand]: [string, string, string],
  [address, lng, lat]: [string, number, number],
  visit: DemoJob['visit'] = null,
): DemoJob => {
  count += 1;
  const nth = String(count).padStart(2, '0');
  // Numbers of the 100 0000 range are given to nobody's telephone.
  const customer = { name: `演示客户${nth}`, phone: `199000001${nth}`, address };
  return {
    ...{ customer, place: { lng, lat }, model, workKind, stage, visit },
    ...{ subject, course, demand },
  };
};

/** Demo orders in Shanghai, plainly invented: some wait, some are planned, one is under way, some are done. */
export const demoJobs: DemoJob[] = [
  job(
    ['AJ-XQG10', 'appliance_repair', 'done'],
    ['洗衣机不排水', '洗完后水排不掉，显示 F1。', '尽快修好。'],
    ['演示路 11 号', 121.475, 31.232],
    { by: 'tech1', at: '09:30' },
  ),
  job(
    ['AJ-WG280', 'furniture_repair', 'done'],
    ['衣柜移门脱轨', '右侧移门掉出轨道。', '上门复位。'],
    ['演示路 12 号', 121.395, 31.125],
    { by: 'tech2', at: '10:00' },
  ),
  job(
    ['AJ-XQG10', 'appliance_repair', 'working'],
    ['洗衣机脱水异响', '脱水时响声很大，机身移位。', '检查并修好。'],
    ['演示路 13 号', 121.505, 31.222],
    { by: 'tech1', at: 'now' },
  ),
  job(
    ['AJ-KF35', 'refrigeration_repair', 'accepted'],
    ['空调制热慢', '开机半小时仍不热。', '下班前修好。'],
    ['演示路 14 号', 121.442, 31.243],
    { by: 'tech1', at: '09:30' },
  ),
  job(
    ['AJ-BCD500', 'refrigeration_repair', 'planned'],
    ['冰箱冷冻室不冷', '冷冻室温度一直在零上。', '食物不能再坏。'],
    ['演示路 15 号', 121.518, 31.304],
    { by: 'tech1', at: '13:30' },
  ),
  job(
    ['AJ-DZ1', 'furniture_repair', 'planned'],
    ['橱柜门板下垂', '吊柜门板下垂，关不严。', '调平或更换铰链。'],
    ['演示路 16 号', 121.431, 31.158],
    { by: 'tech2', at: '09:30' },
  ),
  job(
    ['AJ-DZ1', 'measuring', 'planned'],
    ['橱柜改造量尺', '厨房改造，需要重新量尺。', '约周末前量尺。'],
    ['演示路 17 号', 121.352, 31.108],
    { by: 'tech2', at: '14:00' },
  ),
  job(
    ['AJ-TV65', 'appliance_repair', 'waiting'],
    ['电视开机黑屏', '有声音没有图像。', '请尽快上门。'],
    ['演示路 18 号', 121.467, 31.262],
  ),
  job(
    ['AJ-XQG10', 'appliance_repair', 'waiting'],
    ['洗衣机漏水', '进水时底部漏水。', '查明漏点。'],
    ['演示路 19 号', 121.543, 31.221],
  ),
  job(
    ['AJ-SF3', 'furniture_repair', 'waiting'],
    ['沙发海绵塌陷', '坐垫中间塌陷。', '更换海绵。'],
    ['演示路 20 号', 121.386, 31.205],
  ),
  job(
    ['AJ-CT18', 'furniture_installation', 'waiting'],
    ['实木床二次安装', '搬家后需要重新安装。', '周内安装好。'],
    ['演示路 21 号', 121.412, 31.174],
  ),
  job(
    ['AJ-JSQ16', 'gas_repair', 'waiting'],
    ['燃气热水器点不着', '多次点火失败，有轻微气味，已关阀。', '安排持证人员。'],
    ['演示路 22 号', 121.492, 31.285],
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
const LONGEST_VISIT = 120 * MINUTE;

/** Begin of the visit that is under way now; null outside the technicians' hours, where nobody is at work. */
function begunNow(now: number): number | null {
  const today = chinaDay(now);
  const begin = Math.floor((now - 30 * MINUTE) / QUARTER) * QUARTER;
  const fits = begin >= wall(today, '09:00') && begin + LONGEST_VISIT <= wall(today, '18:00');
  return isSunday(today) || !fits ? null : begin;
}

/**
 * When the visit of a demo order begins and how far it comes: done ones lie on the last working day, planned ones on the
 * next, and what should be under way at night is planned for the next day instead.
 */
export function demoVisit({ visit, stage }: DemoJob, now: number): { begin: number; stage: Stage } | null {
  if (visit === null) return null;
  if (stage === 'done') return { begin: wall(demoDay(now, -1), visit.at), stage };
  if (visit.at !== 'now') return { begin: wall(demoDay(now, 1), visit.at), stage };
  const begin = begunNow(now);
  return begin === null ? { begin: wall(demoDay(now, 1), '16:00'), stage: 'accepted' } : { begin, stage };
}
