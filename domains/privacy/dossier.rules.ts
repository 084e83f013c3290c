import { type TermGroup, termName } from '../cases/term-names.contract.ts';
import { purposeLines } from '../consents/purposes.contract.ts';
import {
  type Dossier,
  type DossierPart,
  dossierCodes,
  dossierParts,
  dossierWords,
} from './dossier.contract.ts';

type Locale = 'zh-CN' | 'en';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** An instant as a Chinese clock shows it; any other text as it is. */
const readable = (text: string): string => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(Date.parse(text))) return text;
  return new Date(Date.parse(text) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
};

const wordOf = (key: string, locale: Locale): string => {
  const word = dossierWords[key];
  return word === undefined ? key : locale === 'en' ? word.en : word.zh;
};

const TERMS: Record<string, TermGroup[]> = {
  kind: ['kind', 'record', 'event', 'measure'],
  stage: ['stage'],
  channel: ['channel'],
  purchaseChannel: ['purchaseChannel'],
  fields: [],
  status: [],
  type: [],
  grade: [],
  answer: [],
  decision: [],
  purpose: [],
};

/** The word for a code under a key that holds codes; any other text as it is. */
function codeOf(key: string, code: string, locale: Locale): string {
  const groups = Object.hasOwn(TERMS, key) ? TERMS[key] : undefined;
  if (groups === undefined) return code;
  const term = groups.map((group) => termName(group, code, locale)).find((word) => word !== code);
  if (term !== undefined) return term;
  const own =
    key === 'purpose' && Object.hasOwn(purposeLines, code)
      ? purposeLines[code as keyof typeof purposeLines].name
      : (dossierCodes[code] ?? (key === 'fields' ? dossierWords[code] : undefined));
  return own === undefined ? code : locale === 'en' ? own.en : own.zh;
}

/** A value as people read it: parts of an object line by line, a picture that was drawn as one word. */
function textOf(value: unknown, locale: Locale, field = ''): string {
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object');
    return value.map((one) => textOf(one, locale, field)).join(isPlain ? ', ' : '<br>');
  }
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .filter(([, part]) => isFilled(part))
      .map(([key, part]) => `${escaped(wordOf(key, locale))}: ${textOf(part, locale, key)}`)
      .join('; ');
  const text = readable(codeOf(field, String(value), locale));
  if (/^data:image\/(png|svg[+]xml);base64,[\w+/=]+$/.test(text))
    return locale === 'en' ? '(signature)' : '（签名图）';
  return escaped(text).replaceAll('\n', '<br>');
}

/** Fields in the order of their words: a database sorts them by length. */
const ORDER = Object.keys(dossierWords);

function partOf(part: DossierPart, facts: Record<string, unknown>[], locale: Locale): string {
  const title = locale === 'en' ? dossierParts[part].en : dossierParts[part].zh;
  const none = locale === 'en' ? 'Nothing is held.' : '没有记录。';
  const rows = facts.map((fact) => {
    const lines = Object.entries(fact)
      .filter(([, value]) => isFilled(value))
      .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
    return `<dl>${lines.map(([key, value]) => `<div><dt>${escaped(wordOf(key, locale))}</dt><dd>${textOf(value, locale, key)}</dd></div>`).join('')}</dl>`;
  });
  return `<section><h2>${title}</h2>${rows.length === 0 ? `<p>${none}</p>` : rows.join('')}</section>`;
}

const STYLE = `:root{color-scheme:light dark}body{max-width:820px;margin:0 auto;padding:24px 16px 48px;font:15px/1.6 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:28px 0 8px}dl{border:1px solid #8885;border-radius:8px;margin:0 0 10px;padding:4px 12px}
dl div{display:grid;grid-template-columns:130px 1fr;gap:8px;padding:3px 0}dt{opacity:.65}dd{margin:0;overflow-wrap:anywhere}@media(max-width:520px){dl div{grid-template-columns:1fr;gap:0}}`;

/** What is held of a person as one page that opens anywhere, without script or anything from outside. */
export function dossierPage(
  dossier: Dossier,
  { number, madeOn, locale }: { number: string; madeOn: string; locale: Locale },
): string {
  const title = locale === 'en' ? 'Your personal data' : '您的个人信息';
  const line =
    locale === 'en'
      ? `Request ${number} · made on ${madeOn} · this file is yours; the same is in data.json for machines`
      : `请求 ${number} · ${madeOn} 生成 · 本文件仅交给您本人；data.json 为同样内容的机读格式`;
  const parts = Object.keys(dossierParts) as DossierPart[];
  return `<!doctype html>
<html lang="${locale === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1><p>${escaped(line)}</p>
${parts.map((part) => partOf(part, dossier[part], locale)).join('\n')}
</body></html>
`;
}

/** Where the person finds each customer's field of the dictionary in the dossier, or why it is not there. */
export const dossierPlaces: Record<string, DossierPart | { not: string }> = {
  'customers.person_sealed': 'person',
  'customers.type': 'person',
  'customers.grade': 'person',
  'customers.province_code': 'person',
  'customers.city': 'person',
  'customers.restricted_at': 'person',
  'cases.contact_sealed': 'contacts',
  'cases.subject': 'cases',
  'cases.unit_serial': 'cases',
  'cases.use_scene': 'cases',
  'case_texts.course': 'cases',
  'case_texts.demand': 'cases',
  'case_texts.expected_outcome': 'cases',
  'case_receipts.text': 'received',
  'case_records.body': 'handling',
  'case_files.name': 'files',
  'case_plans.summary': 'plans',
  'case_plans.demands': 'plans',
  'case_plans.measures': 'plans',
  'case_plans.agreement_note': 'plans',
  'case_tasks.title': 'tasks',
  'case_tasks.result': 'tasks',
  'case_cooperations.task': 'tasks',
  'case_cooperations.answer': 'tasks',
  'product_units.serial': 'products',
  'product_units.seller': 'products',
  'outbound_messages.recipient_sealed': 'contacts',
  'outbound_messages.body': 'messages',
  'work_orders.lng': 'visits',
  'work_orders.lat': 'visits',
  'work_orders.subject': 'visits',
  'work_order_records.body': 'onSite',
  'work_order_files.id': 'files',
  'quotes.answer_note': 'charges',
  'payments.proof': 'charges',
  'consents.answer': 'consents',
  'consents.evidence': 'consents',
  'person_requests.matter': 'requests',
  'person_requests.reason': 'requests',
  'access_log.note': 'looks',
  'events.reason': 'handling',
  'erasures.words_sealed': { not: 'gathered while an erasure runs, and gone with it' },
  'erasure_kept.kept': { not: 'sealed away while the law keeps it, for a court or an authority' },
  'events.data': { not: 'what changed stands in the parts themselves; names of colleagues are theirs' },
  'notifications.data': { not: 'copies for colleagues of what stands in cases and orders' },
};

/** Fields that say nothing of their own: hashes, masked forms, and columns that are to be empty. */
export const saysNothing = ({ at, form }: { at: string; form: string }): boolean =>
  form === 'keyed_hash' || at.endsWith('_plain') || /[.]masked_/.test(at);
