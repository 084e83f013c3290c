const HIDDEN: [RegExp, string][] = [
  [/\b(postgres(?:ql)?:\/\/[^:@/\s]*):[^@\s]*@/gi, '$1:***@'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  [
    /((?:pass(?:word|wd|code|phrase)?|token|secret|cookie|authorization|api[-_]?key)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&]+)/gi,
    '$1***',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '***@***'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '1**********'],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{40,}(?![\w-])/gi, '***'],
];

/** A text without passwords, tokens, cookies, phones and addresses of mail. */
const withoutSecrets = (text: string): string =>
  HIDDEN.reduce((hidden, [pattern, instead]) => hidden.replace(pattern, instead), text);

/** On one line, so that what somebody typed cannot look like a line of ours. */
const onOneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]/gu, (sign) =>
    JSON.stringify(sign)
      .slice(1, -1)
      .replace(/^[^\\]$/, ' '),
  );

/** What the log says of an error: when, where, what, and the places in the code; never a secret or a person's number. */
export function errorLine(error: unknown, where: string, at: Date): string {
  const { message, name, stack = '' } = error instanceof Error ? error : new Error(String(error));
  // What was typed may look like a place in the code: only what stands behind the message is one.
  const behind = stack.slice(Math.max(stack.indexOf(message), 0) + message.length);
  const places = behind.split('\n').filter((line) => /^\s+at /.test(line));
  const head = `${at.toISOString()} error in ${onOneLine(where)}: ${name}: ${onOneLine(message)}`;
  return [withoutSecrets(head), ...places].join('\n');
}
