import { chinaDay, chinaMinute, ms } from '../kernel/time.ts';

type Locale = 'zh-CN' | 'en';

const zh = {
  lang: 'zh-CN',
  title: '预约上门时间',
  other: '<a href="?lang=en" lang="en">English</a>',
  work: '服务内容',
  district: '上门区域',
  planned: '已约时间',
  notPlanned: '尚未预约',
  who: '上门人员',
  whoOf: (name: string, number: string) => `${name}（工号 ${number}）`,
  choose: '请选择方便的时间',
  change: '如需改约，请选择新的时间',
  chooseNote: '只列出有合格人员空闲的时间。点选后为您保留 5 分钟。',
  none: '最近 7 天没有可约的时间，请让我们给您回电。',
  hold: '请确认这个时间',
  holdNote: '已为您保留 5 分钟。',
  confirm: '确认预约',
  back: '重新选择',
  call: '请给我回电',
  callNote: '不方便自己选？我们会打电话与您商量。',
  taken: '这个时间刚被约走，请另选一个。',
  confirmed: '已预约成功。如有变化，可随时用本链接改约。',
  calling: '已收到，我们会尽快给您回电。',
  tooLate: '临近上门时间，已不能在此改约，如需变更请让我们给您回电。',
  gone: '链接无效或已过期',
  goneNote: '请使用我们最近一次发给您的链接，或直接联系客服。',
  tooMany: '操作过于频繁，请一分钟后再试。',
  foot: '本页不显示您的姓名、电话和详细地址，请勿转发链接。',
};

type Words = typeof zh;

const en: Words = {
  lang: 'en',
  title: 'Choose the time of the visit',
  other: '<a href="?lang=zh" lang="zh-CN">中文</a>',
  work: 'Service',
  district: 'Area',
  planned: 'Agreed time',
  notPlanned: 'Not agreed yet',
  who: 'Who comes',
  whoOf: (name: string, number: string) => `${name} (work number ${number})`,
  choose: 'Choose a time that suits you',
  change: 'To move the visit, choose another time',
  chooseNote: 'Only times at which a qualified person is free. Your choice is kept for 5 minutes.',
  none: 'No time is free in the next 7 days. Let us call you.',
  hold: 'Please confirm this time',
  holdNote: 'It is kept for you for 5 minutes.',
  confirm: 'Confirm',
  back: 'Choose again',
  call: 'Please call me',
  callNote: 'Rather not choose here? We will call and agree on a time.',
  taken: 'Somebody has just taken this time. Please choose another one.',
  confirmed: 'The visit is agreed. You can move it with this link.',
  calling: 'Thank you, we will call you soon.',
  tooLate: 'It is too close to the visit to move it here. Let us call you if it must change.',
  gone: 'This link is not valid or has expired',
  goneNote: 'Use the latest link that we sent you, or contact our service.',
  tooMany: 'Too many requests. Try again in a minute.',
  foot: 'This page shows neither name, phone nor address. Please do not pass the link on.',
};

export type VisitWords = Words;
export const visitWords: Record<Locale, Words> = { 'zh-CN': zh, en };

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'Asia/Shanghai',
});

/** 3月5日 周四 · Thu 5 Mar */
export function dayText(at: number, locale: Locale): string {
  if (locale === 'en') return ENGLISH_DAY.format(at);
  const day = chinaDay(at);
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日 周${WEEKDAYS[new Date(day).getUTCDay()]}`;
}

/** 09:00–10:30 */
export function spanText(from: string, to: string): string {
  const wall = (at: string) => chinaMinute(ms(at)).slice(11);
  return `${wall(from)}–${wall(to)}`;
}
