import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  Document as YamlDocument,
} from 'yaml';

/** Why a text is not taken as YAML; `code` has a text for people. */
export type YamlProblem = { line: number; code: string; values: Record<string, unknown> };
type Path = readonly (string | number)[];
export type ReadYaml =
  | { ok: true; value: unknown; lineOf: (path: Path) => number }
  | { ok: false; problems: YamlProblem[] };

const MOST_CHARACTERS = 2_000_000;
const MOST_DEPTH = 60;
const MOST_PROBLEMS = 30;

/** Errors of the reader that people can act on; the others are one: the text is broken here. */
const codes: Record<string, string> = {
  DUPLICATE_KEY: 'yaml_key_twice',
  TAB_AS_INDENT: 'yaml_tab',
  MULTIPLE_DOCS: 'yaml_several_documents',
  BAD_ALIAS: 'yaml_alias',
  TAG_RESOLVE_FAILED: 'yaml_tag',
};

const CORE_TAG = /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/;

/** What is YAML but not plain data: references, tags, keys that are no names, bottomless nesting. */
function notPlain(node: unknown, depth: number): string | undefined {
  if (isAlias(node)) return 'yaml_alias';
  if (isNode(node) && 'anchor' in node && node.anchor) return 'yaml_alias';
  if (isPair(node)) return isScalar(node.key) && node.key.value !== null ? undefined : 'yaml_key';
  if (isNode(node) && node.tag !== undefined && !CORE_TAG.test(node.tag)) return 'yaml_tag';
  return depth > MOST_DEPTH ? 'yaml_too_deep' : undefined;
}

const startOf = (node: unknown): number | undefined => {
  if (isPair(node)) return startOf(node.key);
  return isNode(node) ? node.range?.[0] : undefined;
};

function problemsOf(document: Document.Parsed, lines: LineCounter): YamlProblem[] {
  const lineAt = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line);
  const found = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    code: codes[error.code] ?? 'yaml_broken',
    values: {},
  }));
  if (found.length > 0) return found;
  const odd: YamlProblem[] = [];
  visit(document, (_, node, path) => {
    const code = notPlain(node, path.length);
    if (code !== undefined)
      odd.push({ line: lineAt(startOf(node) ?? startOf(path.at(-1))), code, values: {} });
    return odd.length < MOST_PROBLEMS ? undefined : visit.BREAK;
  });
  return odd;
}

const pairOf = (node: unknown, step: string | number): Pair | undefined =>
  isMap(node)
    ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))
    : undefined;

/** Offset of the deepest place of a path that the text has. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const pair = pairOf(node, step);
    const next = pair ?? (isSeq(node) ? node.items[Number(step)] : undefined);
    if (next === undefined) break;
    offset = startOf(next) ?? offset;
    node = pair === undefined ? next : pair.value;
  }
  return offset;
}

/**
 * Reads one YAML document of plain data and remembers where everything stands. Refuses, with the line, what is broken,
 * a key given twice, tabs as indent, several documents, anchors and aliases, tags, keys that are no names, nesting
 * deeper than 60 and more than two million characters.
 */
export function readYaml(text: string): ReadYaml {
  if (text.length > MOST_CHARACTERS)
    return {
      ok: false,
      problems: [{ line: 1, code: 'yaml_too_large', values: { maximum: MOST_CHARACTERS } }],
    };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
    const problems = problemsOf(document, lines);
    if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
    const lineOf = (path: Path) => Math.max(1, lines.linePos(offsetOf(document.contents, path)).line);
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }), lineOf };
  } catch (error) {
    // The reader calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problems: [{ line: 1, code: 'yaml_too_deep', values: {} }] };
  }
}

const LINE = 108;

/** One line is enough for what holds no blocks and is short. */
function fitsOneLine(node: Node): boolean {
  const plain = JSON.stringify(node.toJSON());
  return plain.length <= LINE && !plain.includes('\\n');
}

/** Plain data as readable YAML: keys in their order, short lists and pairs on one line. */
export function writeYaml(value: unknown): string {
  const document = new YamlDocument(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 2 && isCollection(node) && fitsOneLine(node)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
