import { z } from 'zod';
import type { VisitPage } from '../domains/dispatch/visit-links.queries.ts';
import type { Locale } from '../kernel/context.ts';
import { escaped, PAGE_STYLE } from './page-frame.ts';
import { dayText, spanText, type VisitWords, visitWords } from './visit-texts.ts';

const STYLE = `${PAGE_STYLE}
:root{--on:#fff}@media(prefers-color-scheme:dark){:root{--on:#0d1218}}
main{max-width:560px;padding-top:20px}h1{font-size:22px}h2{font-size:17px;margin-bottom:4px}h3,h3:first-of-type{margin:14px 0 6px}section{margin-top:14px}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:0}dt{color:var(--soft)}dd{margin:0}
.slots{display:grid;grid-template-columns:repeat(auto-fill,minmax(120px,1fr));gap:8px}
button{font:inherit;min-height:44px;width:100%;border:1px solid var(--line);border-radius:8px;background:var(--card);color:var(--ink);font-variant-numeric:tabular-nums;cursor:pointer}
button.main{border-color:var(--accent);background:var(--accent);color:var(--on);font-weight:600}button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
form+form{margin-top:8px}.told{border-color:var(--accent)}.when{font-size:20px;font-weight:600;font-variant-numeric:tabular-nums;margin:4px 0 8px}`;

const frame = (text: VisitWords, inner: string): string => `<!doctype html>
<html lang="${text.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex,nofollow"><title>${text.title}</title><style>${STYLE}</style></head><body><main>
<header><h1>${text.title}</h1>${text.other}</header>
${inner}
<p class="soft last">${text.foot}</p>
</main></body></html>
`;

const whenText = (span: { from: string; to: string }, locale: Locale): string =>
  `${dayText(Date.parse(span.from), locale)} ${spanText(span.from, span.to)}`;

const form = (act: string, label: string, more = '', kind = ''): string =>
  `<form method="post"><input type="hidden" name="act" value="${act}">${more}<button${kind}>${label}</button></form>`;

function facts(page: VisitPage, text: VisitWords, locale: Locale): string {
  const who = (page.visit?.who ?? []).map((one) => escaped(text.whoOf(one.name, one.workNumber)));
  const rows = [
    [text.work, escaped(locale === 'en' ? page.work.en : page.work.zh)],
    [text.district, escaped(page.district)],
    [text.planned, page.visit === null ? text.notPlanned : whenText(page.visit, locale)],
    ...(who.length === 0 ? [] : [[text.who, who.join('<br>')]]),
  ];
  return `<section><dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl></section>`;
}

function choice(page: VisitPage, text: VisitWords, locale: Locale): string {
  if (!page.mayChoose) return `<section><p>${text.tooLate}</p></section>`;
  if (page.hold !== null)
    return `<section class="told"><h2>${text.hold}</h2><p class="when">${whenText(page.hold, locale)}</p><p class="soft">${text.holdNote}</p>
${form('confirm', text.confirm, '', ' class="main"')}${form('let_go', text.back)}</section>`;
  if (page.slots.length === 0) return `<section><p>${text.none}</p></section>`;
  const days = Map.groupBy(page.slots, ({ from }) => dayText(Date.parse(from), locale));
  const parts = [...days].map(
    ([day, slots]) =>
      `<h3>${day}</h3><div class="slots">${slots
        .map(
          ({ from, to }) =>
            `<button name="from" value="${from}" aria-label="${day} ${spanText(from, to)}">${spanText(from, to)}</button>`,
        )
        .join('')}</div>`,
  );
  return `<section><h2>${page.visit === null ? text.choose : text.change}</h2><p class="soft">${text.chooseNote}</p>
<form method="post"><input type="hidden" name="act" value="hold">${parts.join('')}</form></section>`;
}

export const toldTo = z.enum(['confirmed', 'calling', 'taken']);
export type Told = z.infer<typeof toldTo>;

/** The page on which a customer chooses the slot of a visit: a plain form of a few kilobytes. */
export function visitHtml(page: VisitPage, locale: Locale, told: Told | null): string {
  const text = visitWords[locale];
  const message = told === null ? '' : `<section class="told" role="status"><p>${text[told]}</p></section>`;
  const call = `<section><p class="soft">${text.callNote}</p>${form('call', text.call)}</section>`;
  return frame(text, `${message}${facts(page, text, locale)}${choice(page, text, locale)}${call}`);
}

/** The same answer for a link that is over, used up, or was never made. */
export function goneHtml(locale: Locale): string {
  const text = visitWords[locale];
  return frame(text, `<section role="status"><h2>${text.gone}</h2><p>${text.goneNote}</p></section>`);
}

export function tooManyHtml(locale: Locale): string {
  const text = visitWords[locale];
  return frame(text, `<section role="status"><p>${text.tooMany}</p></section>`);
}
