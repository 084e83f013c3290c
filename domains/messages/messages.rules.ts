import { chinaMinuteOfDay, DAY, MINUTE } from '../../kernel/time.ts';
import type { Purpose } from '../consents/purposes.contract.ts';

export type QuietHours = { from: string; to: string };

const minutes = (wallTime: string) => Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3, 5));

/** Is the instant inside the quiet hours, in which customers are left alone (S0 3.3)? */
export function isQuiet(at: number, quiet: QuietHours): boolean {
  const minute = chinaMinuteOfDay(at);
  const from = minutes(quiet.from);
  const to = minutes(quiet.to);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The first instant at or after `at` outside the quiet hours. */
export function afterQuiet(at: number, quiet: QuietHours): number {
  if (!isQuiet(at, quiet)) return at;
  const wait = (minutes(quiet.to) - chinaMinuteOfDay(at) + 24 * 60) % (24 * 60);
  return Math.floor(at / MINUTE) * MINUTE + ((wait * MINUTE) % DAY);
}

/** A due instant inside the quiet hours asks for contact before they start; otherwise the instant itself. */
export function contactBy(dueAt: number, quiet: QuietHours): number {
  if (!isQuiet(dueAt, quiet)) return dueAt;
  const since = (chinaMinuteOfDay(dueAt) - minutes(quiet.from) + 24 * 60) % (24 * 60);
  return Math.floor(dueAt / MINUTE) * MINUTE - since * MINUTE;
}

/** What the customer reads: plain words, no internal terms (S0 5.1). */
export const customerTexts: Record<string, string> = {
  acknowledgement: '您好，我们已收到您的反馈，编号 {number}。服务人员会尽快与您联系。',
  progress: '您好，您反馈的事项（{number}）有新进展：{stage}。',
  progress_by: '您好，您反馈的事项（{number}）有新进展：{stage}，预计 {until} 前完成。',
  second_talk: '您好，您对（{number}）的处理结果不满意，我们十分重视，将由 {person} 重新与您沟通。',
  remedies:
    '您好，如您对（{number}）的处理结果仍不满意，您可以请求消费者协会调解、拨打 12315 投诉、依据仲裁协议申请仲裁，或向人民法院提起诉讼。',
  owner_changed:
    '您好，您反馈的事项（{number}）改由 {owner} 继续跟进，之前的情况已完整移交，您无需重复说明。',
  extension:
    '您好，您反馈的事项（{number}）因{reason}需要更多时间，预计 {until} 前完成，给您带来不便敬请谅解。',
  result: '{text}',
  visit_slots: '您好，您的服务（{number}）需要上门，请点开链接选择方便的时间，14 天内有效：{link}',
  identity_code: '您好，您正在办理个人信息请求，验证码 {code}，10 分钟内有效。如非本人操作，请勿告知他人。',
  request_granted: '您好，您的个人信息请求（{number}）已同意：{reason}',
  request_refused:
    '您好，您的个人信息请求（{number}）未获同意：{reason}。如有异议，您可以请求消费者协会调解、拨打 12315 投诉、依据仲裁协议申请仲裁，或向人民法院提起诉讼。',
  satisfaction: '您好，您反馈的事项（{number}）已处理完毕，请您评价：{link}',
};

/** Fills a customer text; unknown places stay empty. */
export const customerText = (template: string, values: Record<string, unknown>): string =>
  (customerTexts[template] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));

/** What a message is sent for, where it is no part of the service itself: it goes out only while the person agrees. */
export const askedFor: Record<string, Purpose> = { satisfaction: 'survey' };
export const purposeOfMessage = (template: string): Purpose => askedFor[template] ?? 'service';
