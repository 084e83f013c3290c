import type { PublicLine, PublicStandard } from '../domains/conformance/public-standard.contract.ts';
import type { Locale } from '../kernel/context.ts';
import { escaped, PAGE_STYLE } from './page-frame.ts';

const words = {
  'zh-CN': {
    lang: 'zh-CN',
    title: '售后服务承诺',
    other: '<a href="?lang=en" lang="en">English</a>',
    inForce: (version: string, from: string) => `第 ${version} 版 · 自 ${from} 起施行`,
    promises: '我们承诺',
    limits: '多久有结果',
    limitsNote: '自您第一次联系我们起算。工作日不含周末和法定节假日，不算收到当天。',
    channels: '怎样投诉',
    scope: '我们管什么',
    warranties: '保修多久',
    remedies: '对结果不满意',
    remediesNote: '《消费者权益保护法》第三十九条给您这些途径：',
    privacy: '您的个人信息',
    own: '公司自定',
    law: '法律规定',
    foot: '本页由现行标准自动生成。本承诺不影响您依法享有的权利。',
    prices:
      '<a href="/price-list?lang=zh">服务价目表</a> · <a href="/privacy-notice?lang=zh">个人信息处理告知</a>',
  },
  en: {
    lang: 'en',
    title: 'Our service promise',
    other: '<a href="?lang=zh" lang="zh-CN">中文</a>',
    inForce: (version: string, from: string) => `Version ${version} · in force since ${from}`,
    promises: 'What we promise',
    limits: 'How long it takes',
    limitsNote:
      'Counted from your first contact. Working days leave out weekends, public holidays and the day of receipt.',
    channels: 'How to complain',
    scope: 'What we cover',
    warranties: 'How long the warranty is',
    remedies: 'If you are not satisfied',
    remediesNote: 'Article 39 of the Consumer Protection Law gives you these ways:',
    privacy: 'Your personal data',
    own: 'set by us',
    law: 'by law',
    foot: 'Made from the standard in force. Your rights under the law are not touched by it.',
    prices:
      '<a href="/price-list?lang=en">Service prices</a> · <a href="/privacy-notice?lang=en">Privacy notice</a>',
  },
};
type Words = (typeof words)['zh-CN'];

/** The page that customers read without signing in: plain HTML made of the standard in force, a few kilobytes. */
export function promisePage(standard: PublicStandard, locale: Locale): string {
  const text: Words = words[locale];
  const say = (name: { zh: string; en: string }) => escaped(locale === 'en' ? name.en : name.zh);
  const tag = ({ origin }: PublicLine) =>
    origin === 'clause' ? '' : ` <span class="tag">${origin === 'law' ? text.law : text.own}</span>`;
  const told = (lines: PublicLine[]) => lines.map((line) => `${say(line.text)}${tag(line)}`);
  const list = (items: string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const part = (title: string, items: string[], note = '') =>
    items.length === 0 ? '' : `<section><h2>${title}</h2>${note}${list(items)}</section>`;
  const note = (line: string) => `<p class="soft">${line}</p>`;
  const limits = standard.limits
    .map(({ whom, lines }) => `<h3>${say(whom)}</h3>${list(told(lines))}`)
    .join('');
  const channels = standard.channels.map(({ text: how, contact }) =>
    contact === null ? say(how) : `${say(how)} <strong>${escaped(contact)}</strong>`,
  );
  return `<!doctype html>
<html lang="${text.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${text.title}</title><style>${PAGE_STYLE}</style></head><body><main>
<header><h1>${text.title}</h1>${text.other}</header>
<p class="soft">${text.inForce(escaped(standard.version), standard.effectiveFrom)}</p>
${part(text.promises, told(standard.promises))}
${limits === '' ? '' : `<section><h2>${text.limits}</h2>${note(text.limitsNote)}${limits}</section>`}
${part(text.channels, channels)}
${part(text.scope, standard.scope.map(say))}
${part(text.warranties, told(standard.warranties))}
${part(text.remedies, standard.remedies.map(say), note(text.remediesNote))}
${part(text.privacy, standard.privacy.map(say))}
<p class="soft last">${text.foot} ${text.prices}</p>
</main></body></html>
`;
}
