import { Pack } from '../../../../domains/standards/standards.contract.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';

/** Something to say beside a row: `wrong` cannot be saved, `problem` blocks the review, `finding` is worth a look. */
export type Note = { row: string | null; field: string; tone: 'wrong' | 'problem' | 'finding'; text: string };

const NAMES = ['key', 'id', 'code', 'stage', 'words', 'topic', 'measure', 'channel'];

/** What an entry of a list is called in the path of a problem; its place where it has no name. */
export function rowName(entry: unknown, place: number): string {
  if (typeof entry !== 'object' || entry === null) return String(place);
  const name = NAMES.map((field) => Reflect.get(entry, field)).find(
    (value) => typeof value === 'string' && value !== '',
  );
  return typeof name === 'string' ? name : String(place);
}

const listsOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter(Array.isArray).flat();
};

function namesOf(value: unknown): string[] {
  const own = Array.isArray(value) || typeof value !== 'object' || value === null ? [] : Object.keys(value);
  return [...listsOf(value).map(rowName), ...own];
}

/**
 * The row and field that a path speaks of: `clauses.S0 1.1.serves` is field `serves` of row `S0 1.1`. undefined: another
 * part; row null: the part as a whole.
 */
export function placeOf(
  part: PackPart,
  value: unknown,
  path: string,
): { row: string | null; field: string } | undefined {
  if (path === part) return { row: null, field: '' };
  if (!path.startsWith(`${part}.`)) return undefined;
  const rest = path.slice(part.length + 1);
  const [row] = namesOf(value)
    .filter((name) => rest === name || rest.startsWith(`${name}.`))
    .toSorted((a, b) => b.length - a.length);
  if (row === undefined) return { row: null, field: rest };
  return { row, field: rest.slice(row.length + 1) };
}

export type Fault = {
  row: string | null;
  field: string;
  code: 'required' | 'too_big' | 'too_long' | 'too_small' | 'format';
  bound: number;
};

type Step = string | number;

function rowAt(value: unknown, path: readonly PropertyKey[]): { row: string | null; rest: readonly Step[] } {
  const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
  const place = steps.findIndex((step) => typeof step === 'number');
  if (Array.isArray(value) || place === 1) {
    const list = Array.isArray(value) ? value : (Reflect.get(Object(value), steps[0] ?? '') as unknown[]);
    const number = Number(steps[place]);
    return { row: place < 0 ? null : rowName(list[number], number), rest: steps.slice(place + 1) };
  }
  return { row: steps.length === 0 ? null : String(steps[0]), rest: steps.slice(1) };
}

type Issue = {
  code: string;
  path: PropertyKey[];
  minimum?: unknown;
  maximum?: unknown;
  origin?: string;
  input?: unknown;
};

function codeOf(issue: Issue): Pick<Fault, 'code' | 'bound'> {
  const [least, most] = [Number(issue.minimum), Number(issue.maximum)];
  const isText = issue.origin === 'string' || issue.origin === 'array';
  if (issue.code === 'too_small')
    return isText ? { code: 'required', bound: 1 } : { code: 'too_small', bound: least };
  if (issue.code === 'too_big') return { code: isText ? 'too_long' : 'too_big', bound: most };
  return { code: issue.code === 'invalid_type' ? 'required' : 'format', bound: 0 };
}

/** What keeps a part from being saved: fields that are empty, out of bounds or of the wrong form. */
export function faultsOf(part: PackPart, value: unknown): Fault[] {
  const parsed = Pack.shape[part].safeParse(value);
  if (parsed.success) return [];
  return (parsed.error.issues as Issue[]).map((issue) => {
    const { row, rest } = rowAt(value, issue.path);
    return { row, field: rest.join('.'), ...codeOf(issue) };
  });
}

export const notesOf = (notes: readonly Note[], row: string): Note[] =>
  notes.filter((note) => note.row === row);
