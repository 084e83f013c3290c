import type { FastifyRequest } from 'fastify';
import type { Locale } from '../kernel/context.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A text as it may stand between marks and in a value of HTML. */
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

/** The language of a page without sign-in: the one asked for, else the browser's. */
export function languageOf(request: FastifyRequest): Locale {
  const { lang } = request.query as { lang?: string };
  if (lang === 'en' || lang === 'zh') return lang === 'en' ? 'en' : 'zh-CN';
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN';
}
