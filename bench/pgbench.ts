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

/**
 * Statements with their values as a pgbench script: each `$n` a variable that is sent as a parameter. A fresh key takes
 * the place of an idempotency key, and a null is written as such, for pgbench has no null.
 */
function scriptOf(statements: Statement[], prefix: string): Script {
  const variables: [string, string][] = [];
  const texts = statements.map(({ text, values }, place) =>
    text.replace(/\s*\n\s*/g, ' ').replace(/\$(\d+)/g, (_, digits: string) => {
      const value = values[Number(digits) - 1];
      if (value === null || value === undefined) return 'null';
      if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) && isKey(text, digits))
        return `('bench-' || :fresh::text)`;
      const name = `${prefix}_${place}_${digits}`;
      if (!variables.some(([known]) => known === name)) variables.push([name, valueText(value)]);
      return `:${name}`;
    }),
  );
  const fresh = texts.some((text) => text.includes(':fresh'))
    ? '\\set fresh random(1, 9000000000000000)\n'
    : '';
  return { text: `${fresh}${texts.map((text) => `${text};`).join('\n')}\n`, variables };
}

// The key is the fifteenth value of a registration.
const isKey = (text: string, digits: string) => digits === '15' && text.includes('idempotency_keys');

export type Pgbench = { perSecond: number; failed: number };
type Run = { program: string; url: string; folder: string; connections: number; seconds: number };

/** Runs captured requests, each a script of the same weight, with `-M prepared`; transactions a second. */
export function runPgbench(requests: Statement[][], run: Run): Pgbench {
  mkdirSync(run.folder, { recursive: true });
  const args = ['-n', '-M', 'prepared', '-c', String(run.connections), '-j', '1', '-T', String(run.seconds)];
  for (const [place, statements] of requests.entries()) {
    const script = scriptOf(statements, `v${place}`);
    const file = join(run.folder, `${place}.sql`);
    writeFileSync(file, script.text);
    args.push('-f', file, ...script.variables.flatMap(([name, value]) => ['-D', `${name}=${value}`]));
  }
  const result = spawnSync(run.program, [...args, run.url], { encoding: 'utf8', maxBuffer: 64_000_000 });
  const perSecond = Number(/tps = ([\d.]+)/.exec(result.stdout)?.[1] ?? Number.NaN);
  if (Number.isNaN(perSecond)) throw new Error(`pgbench: ${result.stderr.slice(-1500)}`);
  return { perSecond, failed: Number(/number of failed transactions: (\d+)/.exec(result.stdout)?.[1] ?? 0) };
}
