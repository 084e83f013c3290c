import type { GetPublicPrices, PriceItem, PriceKind } from '../domains/pricing/pricing.contract.ts';
import { priceKinds } from '../domains/pricing/pricing.contract.ts';
import type { Locale } from '../kernel/context.ts';
import type { OutputOf } from '../kernel/contract.ts';
import { yuan } from '../kernel/money.ts';
import { escaped, PAGE_STYLE } from './page-frame.ts';

const words = {
  'zh-CN': {
    lang: 'zh-CN',
    title: '服务价目表',
    other: '<a href="?lang=en" lang="en">English</a>',
    dates: (published: string, from: string) => `${published} 公布 · 自 ${from} 起执行`,
    next: (day: string) => `新价目表已公布，自 ${day} 起执行。`,
    none: '价目表尚未公布。未公布价格的服务不收费。',
    notes: [
      '上门维修前先报价，您确认后再收费；未列入本表的项目不收费，收费不高于本表。',
      '保修期内由产品质量问题引起的维修免费。完工后提供逐项结算单。',
    ],
    kind: { visit: '上门', labour: '工时', travel: '交通', part: '配件' },
    unit: { time: '次', piece: '件', hour: '小时', km: '公里' },
    region: {
      north: '华北',
      east: '华东',
      south: '华南',
      central: '华中',
      northwest: '西北',
      southwest: '西南',
    },
    promise: '<a href="/service-promise?lang=zh">售后服务承诺</a>',
  },
  en: {
    lang: 'en',
    title: 'Service prices',
    other: '<a href="?lang=zh" lang="zh-CN">中文</a>',
    dates: (published: string, from: string) => `Published ${published} · in force since ${from}`,
    next: (day: string) => `A new list is published and starts on ${day}.`,
    none: 'No prices are published yet. What has no published price is not charged.',
    notes: [
      'We quote before the work and charge only after you agree; nothing outside this list is charged, and nothing above it.',
      'Repairs of faulty goods under guarantee are free. You get an itemised bill when the work is done.',
    ],
    kind: { visit: 'Visit', labour: 'Work', travel: 'Travel', part: 'Parts' },
    unit: { time: 'time', piece: 'piece', hour: 'hour', km: 'km' },
    region: {
      north: 'North',
      east: 'East',
      south: 'South',
      central: 'Central',
      northwest: 'Northwest',
      southwest: 'Southwest',
    },
    promise: '<a href="/service-promise?lang=en">Our service promise</a>',
  },
};
type Words = (typeof words)['zh-CN'];

const STYLE = `${PAGE_STYLE}
.row{display:flex;justify-content:space-between;gap:16px}.fee{white-space:nowrap;font-variant-numeric:tabular-nums}.fee small{color:var(--soft)}`;

/** The price list that customers read without signing in: plain HTML with the day of publication (HAP price). */
export function pricePage(prices: OutputOf<typeof GetPublicPrices>, locale: Locale): string {
  const text: Words = words[locale];
  const say = (name: { zh: string; en: string }) => escaped(locale === 'en' ? name.en : name.zh);
  const row = (item: PriceItem) => {
    const where = item.region === null ? '' : ` <span class="tag">${text.region[item.region]}</span>`;
    const fee = `<span class="fee">${yuan(item.priceFen)} <small>/ ${text.unit[item.unit]}</small></span>`;
    return `<li class="row"><span>${say(item.name)}${where}</span>${fee}</li>`;
  };
  const part = (kind: PriceKind) => {
    const rows = prices.rows.filter((item) => item.kind === kind);
    const list = `<ul>${rows.map(row).join('')}</ul>`;
    return rows.length === 0 ? '' : `<section><h2>${text.kind[kind]}</h2>${list}</section>`;
  };
  const { publishedOn, effectiveFrom, next } = prices;
  const dates =
    publishedOn === null || effectiveFrom === null ? text.none : text.dates(publishedOn, effectiveFrom);
  return `<!doctype html>
<html lang="${text.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${text.title}</title><style>${STYLE}</style></head><body><main>
<header><h1>${text.title}</h1>${text.other}</header>
<p class="soft">${dates}</p>${next === null ? '' : `<p class="soft">${text.next(next)}</p>`}
${text.notes.map((note) => `<p>${note}</p>`).join('')}
${priceKinds.map(part).join('')}
<p class="soft last">${text.promise}</p>
</main></body></html>
`;
}
