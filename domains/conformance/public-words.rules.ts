import { termName } from '../cases/term-names.contract.ts';
import type { Bilingual } from '../standards/clauses.contract.ts';
import type { Condition, Limit, Pack } from '../standards/standards.contract.ts';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

const KINDS: Record<string, Bilingual> = {
  request: say('服务请求', 'service requests'),
  complaint: say('投诉', 'complaints'),
  consultation: say('咨询', 'questions'),
  suggestion: say('建议', 'suggestions'),
  praise: say('表扬', 'praise'),
};
const EVERY_CONTACT = Object.keys(KINDS).length;

const UNITS: Record<Limit['duration']['unit'], [zh: string, en: string]> = {
  seconds: ['秒', 'second'],
  hours: ['小时', 'hour'],
  working_hours: ['个工作小时', 'working hour'],
  working_days: ['个工作日', 'working day'],
  calendar_days: ['天', 'day'],
};

/** 3 个工作日, 24 小时. */
function durationWords({ value, unit }: Limit['duration']): Bilingual {
  const [zh, en] = UNITS[unit];
  return say(`${value} ${zh}`, `${value} ${en}${value === 1 ? '' : 's'}`);
}

const joined = (words: Bilingual[]): Bilingual =>
  say(words.map((word) => word.zh).join('、'), words.map((word) => word.en).join(', '));

const named = (group: Parameters<typeof termName>[0], codes: (string | number)[]): Bilingual =>
  joined(codes.map((code) => say(termName(group, code, 'zh-CN'), termName(group, code, 'en'))));

/** Grades that a customer does not know; a limit that hangs on one cannot be promised in plain words. */
const INTERNAL = ['importance', 'impactClass', 'customerGrade', 'incidentGrade'] as const;

export const isForCustomers = (when: Condition): boolean =>
  INTERNAL.every((part) => when[part] === undefined) && !(when.kind ?? []).includes('incident');

function kindsOf(when: Condition): Bilingual {
  const kinds = when.kind ?? [];
  if (kinds.length === 0 || kinds.length === EVERY_CONTACT) return say('事项', 'matters');
  return joined(kinds.map((kind) => KINDS[kind] ?? say(kind, kind)));
}

/** What belongs to a level: 一级投诉（产品质量、安全）. */
function levelWords(levels: number[], pack: Pack): { before: Bilingual; after: Bilingual } {
  const categories = pack.categories.filter(
    (category) => category.key !== 'other' && levels.includes(category.defaultLevel),
  );
  const about = joined(categories.map((category) => category.title));
  const [level = 1] = levels;
  return {
    before: say(['', '一级', '二级'][level] ?? '', `level ${level} `),
    after: say(`（${about.zh}）`, ` (${about.en.toLowerCase()})`),
  };
}

/** Whom a limit is for, as a customer would say it. */
export function audienceWords(when: Condition, pack: Pack): Bilingual {
  const kinds = kindsOf(when);
  const nothing = say('', '');
  const level = when.level === undefined ? { before: nothing, after: nothing } : levelWords(when.level, pack);
  const urgency =
    when.urgency?.length === 1
      ? when.urgency[0] === 'urgent'
        ? say('紧急', 'urgent ')
        : say('一般', 'general ')
      : nothing;
  const about = [
    ...(when.productType === undefined ? [] : [named('productType', when.productType)]),
    ...(when.category === undefined ? [] : [named('category', when.category)]),
    ...(when.region === undefined ? [] : [named('region', when.region)]),
    ...(when.channel === undefined ? [] : [named('channel', when.channel)]),
  ];
  const need =
    when.special === true
      ? say('需要退货、换货或维修的', ' that need return, exchange or repair')
      : when.needsRepair === true
        ? say('需要维修的', ' that need a repair')
        : nothing;
  const of = joined(about);
  const zh = `${need.zh}${of.zh}${urgency.zh}${level.before.zh}${kinds.zh}${level.after.zh}`;
  const en = `${urgency.en}${level.before.en}${kinds.en}${level.after.en}${need.en}${of.en === '' ? '' : ` (${of.en.toLowerCase()})`}`;
  return say(zh, en.charAt(0).toUpperCase() + en.slice(1));
}

const SINCE: Partial<Record<Limit['from'], Bilingual>> = {
  agreed: say('自您同意方案起 ', ' of your agreement'),
  demanded: say('自您提出要求起 ', ' of your demand'),
  goods_returned: say('自收到退回的商品起 ', ' of receiving the goods back'),
};

const DONE: Record<Limit['event'], Bilingual> = {
  acknowledge: say('回执送达', 'you get a receipt'),
  respond: say('有人联系您', 'a person contacts you'),
  arrange: say('安排好维修', 'the repair is arranged'),
  solution: say('给出方案', 'you get a solution'),
  complete: say('办理完成', 'it is done'),
  close: say('结案', 'it is closed'),
};

/** 24 小时内有人联系您. */
export function limitWords(limit: Pick<Limit, 'event' | 'from' | 'duration'>): Bilingual {
  const duration = durationWords(limit.duration);
  const since = SINCE[limit.from] ?? say('', '');
  const refund = limit.event === 'complete' && limit.from === 'goods_returned';
  const done = refund ? say('退款', 'the refund is made') : DONE[limit.event];
  return say(`${since.zh}${duration.zh}内${done.zh}`, `${done.en} within ${duration.en}${since.en}`);
}
