import { fieldProblems } from '../../kernel/contract.ts';
import { backwardSpans, repeatedClauses } from './pack-dates.rules.ts';
import { type Fault, misplacedClauses, repeatedKeys, unknownClauses } from './pack-keys.rules.ts';
import { badCaps, badConditions, badFallbacks, stagesWithoutLimit } from './pack-limits.rules.ts';
import { Pack } from './standards.contract.ts';

/** `path` names the place for people (`limits.urgent_respond.clause`), `at` leads there in the data. */
export type PackProblem = Required<Fault> & { path: string };
export type ParsedPack = { ok: true; pack: Pack } | { ok: false; problems: PackProblem[] };

const checks = [
  repeatedKeys,
  repeatedClauses,
  misplacedClauses,
  unknownClauses,
  backwardSpans,
  badCaps,
  badFallbacks,
  badConditions,
  stagesWithoutLimit,
];

const NAMES = ['key', 'id', 'code', 'stage', 'words'] as const;

/** A row of a list is called by its key, id, code, stage or words, else by its place. */
function nameOf(item: unknown, step: string | number): string {
  if (typeof step !== 'number' || typeof item !== 'object' || item === null) return String(step);
  const name = NAMES.map((key) => (item as Record<string, unknown>)[key]).find(
    (value) => typeof value === 'string' && value.length > 0,
  );
  return name === undefined ? String(step) : String(name);
}

function pathOf(value: unknown, at: readonly (string | number)[]): string {
  const names: string[] = [];
  let inner = value;
  for (const step of at) {
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined;
    names.push(nameOf(inner, step));
  }
  return names.join('.');
}

const named = (value: unknown, faults: Fault[]): PackProblem[] =>
  faults.map((fault) => ({ values: {}, ...fault, path: pathOf(value, fault.at) }));

/** What does not fit together in a pack of the right shape; every problem names its place. */
export const packProblems = (pack: Pack): PackProblem[] =>
  named(
    pack,
    checks.flatMap((find) => find(pack)),
  );

/**
 * Reads a standard pack from plain data; every problem names its place. Refuses unknown fields, durations out of
 * bounds, keys and clauses given twice, clauses that are cited and not there, caps and fallbacks in a circle, conditions
 * that no case can fit, spans that end before they start, and a stage without a time limit. YAML is read elsewhere.
 */
export function parsePack(value: unknown): ParsedPack {
  const parsed = Pack.safeParse(value);
  if (!parsed.success) {
    const faults = fieldProblems(parsed.error.issues).map(({ code, ...rest }) => ({
      ...rest,
      message: code,
    }));
    return { ok: false, problems: named(value, faults) };
  }
  const problems = packProblems(parsed.data);
  return problems.length === 0 ? { ok: true, pack: parsed.data } : { ok: false, problems };
}
