import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** An offence against a house rule, at a place that an editor can open. */
export type Offence = { file: string; line: number; rule: string; message: string };

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'data', 'reports', 'coverage']);

/** Paths below `root` (with `/`, relative to it) that fit `wanted`, sorted; folders of products and data left out. */
export function filesUnder(root: string, wanted: RegExp): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (SKIPPED.has(entry.name) && (entry.name === 'node_modules' || folder === root)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  return found.filter((path) => wanted.test(path)).sort();
}

/** True for tests and what only tests use. */
export const isTest = (path: string): boolean => /[.]test[.]tsx?$|(^|\/)testing\//.test(path);

export function parse(root: string, path: string): ts.SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** 1-based line of a character position. */
export const lineOf = (source: ts.SourceFile, position: number): number =>
  source.getLineAndCharacterOfPosition(position).line + 1;

export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => eachNode(child, visit));
}

/** Prints the offences and sets the exit code; one line of praise when there are none. */
export function report(offences: Offence[], praise: string): void {
  for (const { file, line, rule, message } of offences) {
    console.error(`${file}:${line}  ${rule}  ${message}`);
  }
  if (offences.length === 0) console.log(praise);
  else {
    console.error(`${offences.length} offence${offences.length === 1 ? '' : 's'}`);
    process.exitCode = 1;
  }
}
