import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { eachNode, filesUnder, isTest, lineOf, type Offence, parse, report } from './source-files.ts';

/** A place where a table is written. `table` is undefined when the statement does not spell it. */
type Write = { file: string; line: number; verb: string; table: string | undefined };

const SERVER = /^(app|domains|kernel)\/.+[.]ts$/;
const KERNEL_TABLES = new Set([
  'events',
  'idempotency_keys',
  'access_log',
  'feed_cursors',
  'data_keys',
  'auth_users',
  'auth_accounts',
  'auth_sessions',
  'auth_two_factors',
  'auth_passkeys',
]);
/** Brings back every table of a backup as it was, so it spells none. */
const WHOLE_COMPANY = new Set(['app/restore.ts', 'kernel/backups/loading.ts']);
/** What stands where a template has `${…}`. */
const HOLE = '\u2026';

const NAME = `(?:only\\s+)?(?:public\\.)?"?([a-z_][a-z0-9_]*|${HOLE})"?`;
const WRITES: [verb: string, pattern: RegExp][] = [
  ['insert', new RegExp(`\\binsert\\s+into\\s+${NAME}`, 'gi')],
  ['update', new RegExp(`\\bupdate\\s+${NAME}(?:\\s+(?:as\\s+)?(?!set\\b)[a-z_]\\w*)?\\s+set\\b`, 'gi')],
  ['delete', new RegExp(`\\bdelete\\s+from\\s+${NAME}`, 'gi')],
  ['merge', new RegExp(`\\bmerge\\s+into\\s+${NAME}`, 'gi')],
  ['truncate', new RegExp(`\\btruncate\\s+(?:table\\s+)?${NAME}`, 'gi')],
  ['copy', new RegExp(`\\bcopy\\s+${NAME}\\s*(?:\\([^)]*\\)\\s*)?from\\b`, 'gi')],
];
const BUILDER_VERBS = new Map([
  ['insertInto', 'insert'],
  ['updateTable', 'update'],
  ['deleteFrom', 'delete'],
  ['mergeInto', 'merge'],
]);
const ANY_SQL =
  /\bselect\b[\s\S]+\bfrom\b|\binsert\s+into\b|\bupdate\s+\S+\s+set\b|\bdelete\s+from\b|\btruncate\s+\w+|\bcopy\s+\w+\s+from\b/i;

/** The tables that the migrations below `root` create. */
export function tablesOf(root: string): Set<string> {
  const tables = new Set<string>();
  const made =
    /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)/gi;
  for (const file of filesUnder(root, /^db\/migrations\/.+[.]sql$/)) {
    const sql = withoutComments(readFileSync(join(root, file), 'utf8'));
    for (const [, table] of sql.matchAll(made)) if (table !== undefined) tables.add(table.toLowerCase());
  }
  return tables;
}

/** Comments become blanks of the same length, so that positions stay. */
const withoutComments = (sql: string): string =>
  sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

/** The text of a string or template as PostgreSQL would see it, every `${…}` a HOLE of the same length. */
function sqlText(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return withoutComments(node.getText());
  }
  if (!ts.isTemplateExpression(node)) return undefined;
  let text = node.getText();
  for (const { expression } of node.templateSpans) {
    const from = expression.pos - 2 - node.getStart();
    const to = expression.end + 1 - node.getStart();
    text = text.slice(0, from) + HOLE + text.slice(from, to - 1).replace(/[^\n]/g, ' ') + text.slice(to);
  }
  return withoutComments(text);
}

function eachSql(source: ts.SourceFile, visit: (sql: string, start: number) => void): void {
  eachNode(source, (node) => {
    const sql = sqlText(node);
    if (sql !== undefined) visit(sql, node.getStart(source));
  });
}

function writesOf(root: string, file: string): Write[] {
  const source = parse(root, file);
  const writes: Write[] = [];
  eachSql(source, (sql, start) => {
    for (const [verb, pattern] of WRITES) {
      for (const match of sql.matchAll(pattern)) {
        const table = match[1] === HOLE ? undefined : match[1]?.toLowerCase();
        const line = lineOf(source, start + match.index);
        writes.push({ file, line, verb, table });
      }
    }
  });
  eachNode(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const verb = BUILDER_VERBS.get(node.expression.name.text);
    if (verb === undefined) return;
    const [first] = node.arguments;
    const name = first !== undefined && ts.isStringLiteralLike(first) ? first.text : undefined;
    writes.push({ file, line: lineOf(source, node.getStart()), verb, table: name?.split(/[\s.]/).at(-1) });
  });
  return writes;
}

/** The room that owns what is written: the file's domain, `kernel` or `app`. */
const roomOf = ({ file }: Write): string => {
  const [tree = '', room = ''] = file.split('/');
  return tree === 'domains' ? room : tree;
};

function offenceOfPlace({ file, verb, table }: Write): string | undefined {
  if (table === undefined && WHOLE_COMPANY.has(file)) return undefined;
  if (table === undefined) return `${verb} into a table that the statement does not spell`;
  if (file.startsWith('domains/')) {
    return file.endsWith('.store.ts') ? undefined : `${verb} ${table} outside a store file`;
  }
  if (file.startsWith('kernel/') && KERNEL_TABLES.has(table)) return undefined;
  return `${verb} ${table}: a table is written by the store of a domain`;
}

function conflicts(writes: Write[]): Offence[] {
  const byTable = Map.groupBy(writes, (write) => write.table);
  return [...byTable].flatMap(([table, all]) => {
    const rooms = [...new Set(all.map(roomOf))].sort();
    if (rooms.length < 2) return [];
    const message = (verb: string) => `${verb} ${table}, which is written by ${rooms.join(' and ')}`;
    return all.map(({ file, line, verb }) => ({ file, line, rule: 'one-owner', message: message(verb) }));
  });
}

function sqlInRoutes(root: string): Offence[] {
  return filesUnder(root, /^domains\/.+[.]routes[.]ts$/).flatMap((file) => {
    const source = parse(root, file);
    const offences: Offence[] = [];
    eachSql(source, (sql, start) => {
      const found = ANY_SQL.exec(sql);
      if (found === null) return;
      const line = lineOf(source, start + found.index);
      offences.push({ file, line, rule: 'no-sql-in-routes', message: 'a routes file is a table, not SQL' });
    });
    return offences;
  });
}

/** Every write of a known table in the product code below `root`; words that only look like SQL are left out. */
function knownWrites(root: string): Write[] {
  const tables = tablesOf(root);
  return filesUnder(root, SERVER)
    .filter((file) => !isTest(file))
    .flatMap((file) => writesOf(root, file))
    .filter(({ table }) => table === undefined || tables.has(table));
}

/** Table → the room that writes it (the first, in the order of names, when there are several). */
export function tableOwners(root: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const write of knownWrites(root)) {
    if (write.table !== undefined && !owners.has(write.table)) owners.set(write.table, roomOf(write));
  }
  return new Map([...owners].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tables written by two rooms or outside a store file, and SQL in routes, below `root`. */
export function ownerOffences(root: string): Offence[] {
  const writes = knownWrites(root);
  const misplaced = writes.flatMap((write) => {
    const message = offenceOfPlace(write);
    return message === undefined
      ? []
      : [{ file: write.file, line: write.line, rule: 'write-place', message }];
  });
  return [
    ...misplaced,
    ...conflicts(writes.filter(({ table }) => table !== undefined)),
    ...sqlInRoutes(root),
  ];
}

if (import.meta.main) {
  const owners = tableOwners('.');
  if (process.argv.includes('--list')) {
    for (const [table, room] of owners) console.log(`${table.padEnd(32)} ${room}`);
    for (const table of tablesOf('.')) if (!owners.has(table)) console.log(`${table.padEnd(32)} -`);
  }
  report(ownerOffences('.'), `${owners.size} tables are written by one room each`);
}
