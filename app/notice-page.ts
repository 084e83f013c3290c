import type { Notice } from '../domains/consents/notices.contract.ts';
import {
  type Need,
  type Purpose,
  purposeLines,
  purposesWith,
} from '../domains/consents/purposes.contract.ts';
import type { Locale } from '../kernel/context.ts';
import { escaped, PAGE_STYLE } from './page-frame.ts';

const words = {
  'zh-CN': {
    lang: 'zh-CN',
    code: 'zh',
    title: '个人信息处理告知',
    other: 'English',
    inForce: (number: number, from: string) => `第 ${number} 版 · 自 ${from} 起生效`,
    old: '这不是现行版本。',
    none: '目前没有已生效的告知。',
    uses: '我们用您的信息做什么',
    needs: { contract: '服务所需', legal_duty: '法律要求', consent: '需您同意', separate: '需您单独同意' },
    usesNote: '“服务所需”与“法律要求”的不征求同意；其余由您决定，拒绝或撤回都不影响售后服务。',
    versions: '各版本',
    foot: '本页由已发布的版本自动生成，发布后不再改动。',
    promise: '售后服务承诺',
  },
  en: {
    lang: 'en',
    code: 'en',
    title: 'Privacy notice',
    other: '中文',
    inForce: (number: number, from: string) => `Version ${number} · in force from ${from}`,
    old: 'This version is not the one in force.',
    none: 'No notice is in force now.',
    uses: 'What we use your data for',
    needs: {
      contract: 'for the service',
      legal_duty: 'by law',
      consent: 'if you agree',
      separate: 'if you agree to this alone',
    },
    usesNote:
      'What the service or the law needs is not asked for. The rest is yours to decide; refusing or withdrawing changes nothing about your service.',
    versions: 'Versions',
    foot: 'Made from the published version, which is not changed afterwards.',
    promise: 'Our service promise',
  },
} satisfies Record<Locale, { needs: Record<Need, string> } & Record<string, unknown>>;

type Told = { notice: Notice | undefined; versions: { number: number; effectiveOn: string }[] };

/** The privacy notice that anybody reads without signing in: plain HTML made of a published version. */
export function noticePage({ notice, versions }: Told, locale: Locale): string {
  const text = words[locale];
  const say = (name: { zh: string; en: string }) => escaped(locale === 'en' ? name.en : name.zh);
  const use = (purpose: Purpose) => {
    const line = purposeLines[purpose];
    return `<li><strong>${say(line.name)}</strong> <span class="tag">${text.needs[line.need]}</span><br>${say(line.says)} <span class="soft">${say(line.law)}</span></li>`;
  };
  const uses = notice === undefined ? [] : [...purposesWith('contract', 'legal_duty'), ...notice.purposes];
  const version =
    notice?.state === 'in_force' || notice?.number == null ? '' : `&amp;version=${notice.number}`;
  const parts = (notice?.sections ?? [])
    .map(
      (part) =>
        `<section><h2>${say(part.title)}</h2><p>${say(part.text).replaceAll('\n', '<br>')}</p></section>`,
    )
    .join('\n');
  const earlier = versions
    .map(
      ({ number, effectiveOn }) =>
        `<a href="?lang=${text.code}&amp;version=${number}">${text.inForce(number, effectiveOn)}</a>`,
    )
    .join('<br>');
  return `<!doctype html>
<html lang="${text.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${text.title}</title><style>${PAGE_STYLE}</style></head><body><main>
<header><h1>${text.title}</h1><a href="?lang=${locale === 'en' ? 'zh' : 'en'}${version}" lang="${locale === 'en' ? 'zh-CN' : 'en'}">${text.other}</a></header>
<p class="soft">${notice?.number == null ? text.none : text.inForce(notice.number, notice.effectiveOn ?? '')}${notice === undefined || notice.state === 'in_force' ? '' : ` ${text.old}`}</p>
${parts}
${uses.length === 0 ? '' : `<section><h2>${text.uses}</h2><p class="soft">${text.usesNote}</p><ul>${uses.map(use).join('')}</ul></section>`}
${versions.length < 2 ? '' : `<section><h2>${text.versions}</h2><p>${earlier}</p></section>`}
<p class="soft last">${text.foot} <a href="/service-promise?lang=${text.code}">${text.promise}</a></p>
</main></body></html>
`;
}
