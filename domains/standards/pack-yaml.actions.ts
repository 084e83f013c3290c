import { LineCounter, parseDocument } from 'yaml';
import { parse } from '../../kernel/parsing.ts';
import { invalid, Refusal } from '../../kernel/refusal.ts';
import { Pack } from './standards.contract.ts';
import { packProblems } from './standards.rules.ts';

type Step = string | number;
type FieldProblem = { field: string; code: string; values?: Record<string, unknown> };

const KEY_FIELDS = ['key', 'id', 'code', 'stage'];

/** Steps to a place that a problem names by keys (`limits.urgent_respond.clause`) in the plain data. */
function stepsTo(path: string, value: unknown): Step[] {
  const [part = '', ...rest] = path.split('.');
  const list = (value as Record<string, unknown>)[part];
  const below = rest.join('.');
  if (!Array.isArray(list)) return [part, ...rest];
  for (const [place, entry] of list.entries()) {
    const key = KEY_FIELDS.map((field) => (entry as Record<string, unknown> | null)?.[field]).find(
      (named) => typeof named === 'string' && (below === named || below.startsWith(`${named}.`)),
    ) as string | undefined;
    if (key !== undefined)
      return [
        part,
        place,
        ...below
          .slice(key.length + 1)
          .split('.')
          .filter(Boolean),
      ];
  }
  return [part, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}

function shapeProblems(value: unknown): FieldProblem[] {
  try {
    parse(Pack, value);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.values.errors as FieldProblem[];
    throw error;
  }
}

const refuse = (errors: FieldProblem[], lineOf: (field: string) => number): never => {
  throw invalid('version.bad_yaml', { errors, lines: errors.map((error) => lineOf(error.field)) });
};

/** A pack from YAML text; refuses broken text, a wrong shape and what does not fit together, each with its line. */
export function readPackYaml(text: string): Pack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) {
    return refuse([{ field: 'yaml', code: 'yaml_broken' }], () => lines.linePos(broken.pos[0]).line);
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const lineOf = (field: string): number => {
    for (let steps = stepsTo(field, value ?? {}); steps.length > 0; steps = steps.slice(0, -1)) {
      const node = document.getIn(steps, true) as { range?: [number, number, number] } | undefined;
      if (node?.range !== undefined) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const shape = shapeProblems(value);
  if (shape.length > 0) return refuse(shape, lineOf);
  const pack = Pack.parse(value);
  const problems = packProblems(pack);
  if (problems.length === 0) return pack;
  return refuse(
    problems.map(({ path, message }) => ({ field: path, code: message })),
    lineOf,
  );
}
