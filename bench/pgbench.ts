import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from './statements.ts';

/** pgbench of the newest Debian PostgreSQL, or the one on the path; undefined where it is not installed. */
export function findPgbench(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    : [];
  const places = [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`),
    '/usr/bin/pgbench',
    '/usr/local/bin/pgbench',
  ];
  return places.find((place) => existsSync(place));
}

/** A value as pgbench passes it: text, as node-postgres does. */
function valueText(value: unknown): string {
  if (Array.isArray(value))
    return `{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
  return value instanceof Date ? value.toISOString() : String(value);
}

type Script = { text: string; variables: [string, string][] };

// The key is the fifteenth value of a registration.
const isKey = (text: string, digits: string) => digits === '15' && text.includes('idempotency_keys');

/** Rows that a registration refers to, taken at random among the first five hundred, as the callers do. */
const REFERENCES = ['customer_id', 'unit_id'];

/** A row as JSON with fresh references: thirty connections that all register for one customer would wait for one another. */
function withFreshReferences(name: string, value: string, variables: Script['variables']): string {
  return REFERENCES.reduce((sql, reference) => {
    const found = new RegExp(`"${reference}":\\d+`).exec(value)?.[0];
    if (found === undefined) return sql;
    variables.push([`${name}_${reference}`, found], [`${name}_${reference}_new`, `"${reference}":`]);
    return `replace(${sql}, :${name}_${reference}, :${name}_${reference}_new || :row::text)`;
  }, `:${name}`);
}

/**
 * Statements with their values as a pgbench script: each `$n` a variable that is sent as a parameter. A fresh key takes
 * the place of an idempotency key, and a null is written as such, for pgbench has no null.
 */
function scriptOf(statements: Statement[], prefix: string): Script {
  const variables: Script['variables'] = [];
  const texts = statements.map(({ text, values }, place) =>
    text.replace(/\s*\n\s*/g, ' ').replace(/\$(\d+)/g, (_, digits: string) => {
      const value = values[Number(digits) - 1];
      if (value === null || value === undefined) return 'null';
      if (isKey(text, digits)) return `('bench-' || :fresh::text)`;
      const name = `${prefix}_${place}_${digits}`;
      if (!variables.some(([known]) => known === name)) variables.push([name, valueText(value)]);
      return text.includes('idempotency_keys')
        ? withFreshReferences(name, valueText(value), variables)
        : `:${name}`;
    }),
  );
  const fresh = '\\set fresh random(1, 9000000000000000)\n\\set row random(20, 500)\n';
  const isWrite = texts.some((text) => text.includes(':fresh'));
  return { text: `${isWrite ? fresh : ''}${texts.map((text) => `${text};`).join('\n')}\n`, variables };
}

type Run = { program: string; url: string; folder: string; connections: number; seconds: number };

/** Seconds in which each connection prepares the statements; they do not count. */
const WARM_UP = 2;

/** Runs captured requests, each a script of the same weight, with `-M prepared`; transactions a second after a warm-up. */
export function runPgbench(requests: Statement[][], run: Run): number {
  mkdirSync(run.folder, { recursive: true });
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(run.connections),
    '-j',
    '1',
    '-P',
    '1',
    '-T',
    String(run.seconds + WARM_UP),
  ];
  for (const [place, statements] of requests.entries()) {
    const script = scriptOf(statements, `v${place}`);
    const file = join(run.folder, `${place}.sql`);
    writeFileSync(file, script.text);
    args.push('-f', file, ...script.variables.flatMap(([name, value]) => ['-D', `${name}=${value}`]));
  }
  const { stderr } = spawnSync(run.program, [...args, run.url], { encoding: 'utf8', maxBuffer: 64_000_000 });
  const seconds = [...stderr.matchAll(/^progress: [\d.]+ s, ([\d.]+) tps.* (\d+) failed/gm)].slice(WARM_UP);
  if (seconds.length === 0 || seconds.some(([, , failed]) => failed !== '0'))
    throw new Error(`pgbench: ${stderr.slice(-1500)}`);
  return seconds.reduce((sum, [, tps]) => sum + Number(tps), 0) / seconds.length;
}
