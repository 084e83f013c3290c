import type { Locale } from './context.ts';
import { type Refusal, statusOf } from './refusal.ts';
import { fieldTexts, refusalTexts, type Text } from './refusal-texts.ts';
import { missingTexts } from './refusals/missing.ts';

/** `line`: where it stands in a file that was sent. */
export type FieldError = { field: string; code: string; message: string; line?: number };

/** RFC 9457 problem details, in the caller's language. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  values: Record<string, unknown>;
  errors: FieldError[];
  requestId: string;
};

const broken: Text = {
  zh: '系统出错，您的内容没有丢失，请稍后重试',
  en: 'Something broke on our side; what you typed is not lost, please try again',
};

const titles = {
  invalid: { zh: '内容有误', en: 'Invalid input' },
  forbidden: { zh: '没有权限', en: 'Not permitted' },
  not_found: { zh: '未找到', en: 'Not found' },
  conflict: { zh: '状态冲突', en: 'Conflict' },
  broken: { zh: '系统错误', en: 'Server error' },
};

/** A value in a sentence; a list of codes of what is missing becomes a list of words. */
function shown(value: unknown, locale: Locale): string {
  if (!Array.isArray(value)) return String(value ?? '');
  const words = value.map((code) => {
    const text = missingTexts[String(code)];
    return text === undefined ? String(code) : locale === 'en' ? text.en : text.zh;
  });
  return words.join(locale === 'en' ? ', ' : '、');
}

/** A catalogue text with its values filled in. */
function fill(text: Text, locale: Locale, values: Record<string, unknown>): string {
  const template = locale === 'en' ? text.en : text.zh;
  return template.replace(/\{(\w+)\}/g, (_, key: string) => shown(values[key], locale));
}

type RawFieldError = { field: string; code: string; values?: Record<string, unknown>; line?: number };

/** What people read about one field: the text of the code with its values. */
export const fieldMessage = (code: string, values: Record<string, unknown>, locale: Locale): string =>
  fill(fieldTexts[code] ?? fieldTexts.invalid ?? broken, locale, values);

function fieldError({ field, code, values = {}, line }: RawFieldError, locale: Locale): FieldError {
  const error = { field, code, message: fieldMessage(code, values, locale) };
  return line === undefined ? error : { ...error, line };
}

/** The few refusals whose status says more than their kind. */
const ownStatus: Record<string, number> = {
  'session.needed': 401,
  'sign_in.refused': 401,
  'sign_in.code_refused': 401,
  'sign_in.wait': 429,
  'request.too_many': 429,
};

/** A code that only says what is wrong with a field points to the fields. */
const textOf = ({ code, kind }: Refusal): Text =>
  refusalTexts[code in fieldTexts ? 'request.invalid' : code] ?? titles[kind];

/** The problem document of a refusal; undefined stands for an error of ours. */
export function problemOf(refusal: Refusal | undefined, locale: Locale, requestId: string): Problem {
  if (refusal === undefined) {
    const title = fill(titles.broken, locale, {});
    return {
      type: 'about:blank',
      title,
      status: 500,
      detail: fill(broken, locale, {}),
      code: 'server.error',
      values: {},
      errors: [],
      requestId,
    };
  }
  const { errors, ...values } = refusal.values as { errors?: RawFieldError[] };
  const named = errors ?? (typeof refusal.values.field === 'string' ? [asField(refusal)] : []);
  return {
    type: `urn:anju:refusal:${refusal.code}`,
    title: fill(titles[refusal.kind], locale, {}),
    status: ownStatus[refusal.code] ?? statusOf[refusal.kind],
    detail: fill(textOf(refusal), locale, values),
    code: refusal.code,
    values,
    errors: named.map((error) =>
      error.code in fieldTexts || refusalTexts[error.code] === undefined
        ? fieldError(error, locale)
        : { ...error, message: fill(refusalTexts[error.code] as Text, locale, values) },
    ),
    requestId,
  };
}

const asField = (refusal: Refusal): RawFieldError => ({
  field: String(refusal.values.field),
  code: refusal.code,
});
