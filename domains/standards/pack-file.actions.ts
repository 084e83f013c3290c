import { invalid } from '../../kernel/refusal.ts';
import { readYaml, writeYaml } from '../../kernel/yaml.ts';
import { withoutDefaults } from './pack-text.rules.ts';
import type { Pack } from './standards.contract.ts';
import { parsePack } from './standards.rules.ts';

/** What is wrong in a file; `code` has a text for people, `path` is empty where the YAML itself is broken. */
export type FileProblem = { line: number; path: string; code: string; values: Record<string, unknown> };
export type ReadPack = { ok: true; pack: Pack } | { ok: false; problems: FileProblem[] };

/** Reads a standard pack from YAML; every problem names its line, its place and its reason. Stores nothing. */
export function readPackFile(text: string): ReadPack {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ ...problem, path: '' })) };
  const parsed = parsePack(read.value);
  if (parsed.ok) return parsed;
  const problems = parsed.problems.map(({ at, path, message, values }) => ({
    line: read.lineOf(at),
    path,
    code: message,
    values,
  }));
  return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** A pack from YAML that was sent; refuses one with errors, each with its line. */
export function takePackFile(text: string): Pack {
  const read = readPackFile(text);
  if (read.ok) return read.pack;
  const errors = read.problems.map(({ path, ...problem }) => ({ ...problem, field: path || 'yaml' }));
  throw invalid('version.bad_yaml', { errors, lines: errors.map(({ line }) => line) });
}

/** A pack as YAML that reads back as the same pack: keys in the order of the schema, what is default left out. */
export const packFile = (pack: Pack): string => writeYaml(withoutDefaults(pack));
