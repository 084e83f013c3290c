import { type Name, termName } from '../cases/term-names.contract.ts';
import type { ChangeKind } from './simulations.contract.ts';

type Locale = 'zh-CN' | 'en';
const name = (zh: string, en: string): Name => ({ zh, en });

export const changeNames: Record<ChangeKind, Name> = {
  newly_breached: name('新增超时', 'Newly overdue'),
  saved: name('不再超时', 'No longer overdue'),
  earlier: name('到期提前', 'Due earlier'),
  later: name('到期推后', 'Due later'),
  limit_added: name('新增时限', 'Limit added'),
  limit_removed: name('取消时限', 'Limit removed'),
  approver: name('审批人变化', 'Other approver'),
  level: name('级别变化', 'Other level'),
  lead: name('责任部门变化', 'Other department'),
};

export const statusNames: Record<string, Name> = {
  met: name('按时', 'In time'),
  late: name('超时完成', 'Done late'),
  excused: name('延期内完成', 'Done within extension'),
  breached: name('超时未完成', 'Overdue'),
  running: name('未到期', 'Running'),
  stopped: name('已停止', 'Stopped'),
  missed: name('未达目标', 'Target missed'),
};

const ownAspects: Record<string, Name> = {
  approver: name('方案审批', 'Approval of the plan'),
  level: name('投诉级别', 'Level'),
  lead: name('责任部门', 'Lead department'),
};

const WORK = 'work_';

/** What of a case is compared: an event of its clocks or of the work inside it, level, department, approval. */
export function aspectName(aspect: string, locale: Locale): string {
  const own = ownAspects[aspect];
  if (own !== undefined) return locale === 'en' ? own.en : own.zh;
  if (!aspect.startsWith(WORK)) return termName('clockEvent', aspect, locale);
  const event = termName('clockEvent', aspect.slice(WORK.length), locale);
  return locale === 'en' ? `${event} (work order)` : `${event}（工单）`;
}
