import type { PublicLine, PublicStandard } from '../domains/conformance/public-standard.contract.ts';
import type { Locale } from '../kernel/context.ts';

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

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

// No script, no font, no picture: what a phone loads is this text.
export const PAGE_STYLE = `:root{color-scheme:light dark;--ink:#1b2430;--soft:#5b6675;--line:#e3e7ec;--accent:#1f5fbf;--ground:#f6f7f9;--card:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#9aa5b3;--line:#2c3440;--accent:#7fb0ff;--ground:#12161c;--card:#1a2029}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:720px;margin:0 auto;padding:24px 16px 40px}header{display:flex;justify-content:space-between;align-items:baseline;gap:16px}
h1{font-size:26px;line-height:1.3;margin:0}h2{font-size:18px;margin:0 0 8px}p{margin:0 0 8px}.soft{color:var(--soft);font-size:14px}.last{margin-top:16px}
a{color:var(--accent);padding:10px 0}section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px;margin-top:16px}
ul{margin:0;padding:0;list-style:none}li{padding:6px 0}li+li{border-top:1px solid var(--line)}h3{font-size:15px;margin:12px 0 0}h3:first-of-type{margin-top:4px}
.tag{color:var(--soft);font-size:12px;border:1px solid var(--line);border-radius:4px;padding:0 5px;margin-inline-start:6px;white-space:nowrap}`;

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
