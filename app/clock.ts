import { readFileSync } from 'node:fs';
import { evaluateVector, type Vector } from '../domains/deadlines/vectors.rules.ts';

type VectorFile = { calendars: Record<string, unknown>; vectors: Vector[] };

/** Evaluates a file of business-time vectors; true when all agree. */
export function clockVectors(path: string, say: (line: string) => void): boolean {
  const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
  if (!Array.isArray(file.vectors)) throw new Error(`${path} has no list "vectors"`);
  const results = file.vectors.map((vector) => evaluateVector(vector, file.calendars ?? {}));
  for (const result of results) say(JSON.stringify(result));
  return results.every((result) => result.ok);
}
