import { HOUR } from '../../kernel/time.ts';

type Name = { zh: string; en: string };
export type ControlCode =
  | 'sealed'
  | 'wall'
  | 'dictionary'
  | 'looks_chain'
  | 'facts_chain'
  | 'retention_terms'
  | 'retention_run'
  | 'backup'
  | 'second_factor'
  | 'incidents_told'
  | 'alerts_answered'
  | 'requests_erased';

/** What a check found: a count of what is wrong, or the instant of what was last done. */
export type Found = { count: number | null; at: number | null };

/** A day, and two hours for a run that takes long. */
const DAILY = 26 * HOUR;

const none = ({ count }: Found): boolean => count === 0;
const daily = ({ count, at }: Found, now: number): boolean =>
  count !== null && count === 0 && at !== null && now - at <= DAILY;

/** Each control of data security: what is checked, by which clause, and when it passes (S2 1.4.1, S0 5.2). */
export const controls: readonly {
  code: ControlCode;
  name: Name;
  clause: string;
  passes: (found: Found, now: number) => boolean;
}[] = [
  {
    code: 'sealed',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '姓名、电话、地址全部加密', en: 'Names, phones and addresses sealed' },
  },
  {
    code: 'wall',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '客户数据表全部按行隔离', en: 'Row-level rules on every table of customers' },
  },
  {
    code: 'dictionary',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '个人信息字段全部列入目录', en: 'Every personal field in the dictionary' },
  },
  {
    code: 'looks_chain',
    clause: 'S0 5.2',
    passes: daily,
    name: { zh: '访问日志链当日校验完整', en: 'Log of looks verified within the day' },
  },
  {
    code: 'facts_chain',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '业务记录链完整（近一日）', en: 'Chain of facts sound (last day)' },
  },
  {
    code: 'retention_terms',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '各类数据已定保存期限', en: 'A term for every class of data' },
  },
  {
    code: 'retention_run',
    clause: 'S0 5.2',
    passes: daily,
    name: { zh: '到期清理当日已执行', en: 'Expired data ended within the day' },
  },
  {
    code: 'backup',
    clause: 'S0 5.2',
    passes: daily,
    name: { zh: '当日备份成功并加密', en: 'Encrypted backup within the day' },
  },
  {
    code: 'second_factor',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '管理与审批人员启用两步验证', en: 'Second factor of who administers or approves' },
  },
  {
    code: 'incidents_told',
    clause: 'S3 1-K5',
    passes: none,
    name: { zh: '安全事件按时报告与通知', en: 'Incidents told in time' },
  },
  {
    code: 'alerts_answered',
    clause: 'S0 2.3',
    passes: none,
    name: { zh: '异常访问告警一日内处理', en: 'Alerts on access answered within a day' },
  },
  {
    code: 'requests_erased',
    clause: 'S0 5.2',
    passes: none,
    name: { zh: '删除申请七日内有结论', en: 'Erasures decided within seven days' },
  },
];

/** Percent with one decimal; null of nothing. */
export const shareOf = (passing: number, of: number): number | null =>
  of === 0 ? null : Math.round((passing / of) * 1000) / 10;
