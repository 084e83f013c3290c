import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Mapping } from '../domains/cases/importing.contract.ts';
import { ROOT } from './migrate.ts';

type Path = PropertyKey[];

/** A mapping as read, able to name the line of any of its keys. */
export type MappingFile = { name: string; mapping: Mapping; place(path: Path): string };

export const refused = (message: string) => Object.assign(new Error(message), { code: 'refused' });

function fileOf(nameOrFile: string): string {
  const folder = join(ROOT, 'mappings');
  const known = join(folder, `${nameOrFile}.yaml`);
  if (/^[\w-]+$/.test(nameOrFile) && existsSync(known)) return known;
  if (existsSync(nameOrFile)) return nameOrFile;
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5));
  throw refused(
    `没有这个映射 There is no mapping ${nameOrFile}; known ones: ${names.join(', ')}, or the path of a YAML file`,
  );
}

/** `file:line:column a.b.0`, of the nearest key that the file has. */
function placeIn(file: string, document: Document, lines: LineCounter, path: Path): string {
  const spelled = path.map(String).join('.');
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || node.range == null) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return `${file}:${line}:${col} ${spelled}`;
  }
  return `${file} ${spelled}`;
}

type Issue = z.core.$ZodIssue;

/** Of a value that may be one of several forms, what is wrong with the form that it comes closest to. */
function plain(issue: Issue, path: Path = []): { path: Path; message: string }[] {
  const here = [...path, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ path: here, message: issue.message }];
  const distance = (issues: Issue[]): number =>
    issues.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 1), 0);
  const [nearest = []] = issue.errors.toSorted((a, b) => distance(a) - distance(b));
  return nearest.flatMap((one) => plain(one, here));
}

/** Reads a mapping by its name or file; refuses a wrong one with file, line and key of every mistake. */
export function readMapping(nameOrFile: string): MappingFile {
  const file = fileOf(nameOrFile);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw refused(`${file}: ${broken.message}`);
  const place = (path: Path): string => placeIn(file, document, lines, path);
  const read = Mapping.safeParse(document.toJS());
  if (read.success) return { name: nameOrFile, mapping: read.data, place };
  const mistakes = read.error.issues.flatMap((issue) => plain(issue));
  throw refused(mistakes.map(({ path, message }) => `${place(path)}: ${message}`).join('\n'));
}
