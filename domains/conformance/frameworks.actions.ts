import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import type { BodyOf, OutputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { colleagues } from '../identity/identity.queries.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { type AssessRow, Framework, type FrameworkPage, type ImportClauses } from './frameworks.contract.ts';
import { frameworkPage, frameworksNow, shippedHash } from './frameworks.queries.ts';
import { importProblems, joinClauses, keepImported, type LineProblem } from './frameworks.rules.ts';
import { insertVersion, saveAssessment } from './frameworks.store.ts';
import { readImport } from './import-text.actions.ts';

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Publishes a framework file that comes with the product, once per content; imported clauses stay. */
export async function publishFramework(ctx: Context, value: unknown): Promise<void> {
  const body = Framework.parse(value);
  const hash = hashOf(body);
  if ((await shippedHash(ctx, body.code)) === hash) return;
  const [current] = await frameworksNow(ctx, body.code);
  const rows = keepImported(body.rows, current?.body.rows ?? []);
  await insertVersion(ctx, { body: { ...body, rows }, hash, origin: 'shipped', reason: null });
}

const subjectOf = (code: string) => `framework:${code}`;

async function refuseAssessment(ctx: Context, input: BodyOf<typeof AssessRow>): Promise<void> {
  const { pack } = await standardAt(ctx, ctx.now);
  const known = new Set(pack.clauses.map((clause) => clause.id));
  if (input.clauses.some((clause) => !known.has(clause)))
    throw invalid('clause.unknown', { field: 'clauses' });
  if (input.status === 'compliant' && input.clauses.length === 0)
    throw invalid('framework.evidence_needed', { field: 'clauses' });
  if (input.responsibleId === null) return;
  const [person] = await colleagues(ctx, [input.responsibleId]);
  if (person === undefined) throw invalid('person.not_found', { field: 'responsibleId' });
}

/**
 * Sets what a row is worth. Refuses compliant without a clause that answers it, an unknown clause or person, and a row
 * that somebody else changed meanwhile (S2 1.2).
 */
export async function assessRow(
  ctx: Context,
  at: { code: string; row: string },
  input: BodyOf<typeof AssessRow>,
): Promise<FrameworkPage> {
  const [framework] = await frameworksNow(ctx, at.code);
  const row = framework?.body.rows.find((known) => known.key === at.row);
  if (row === undefined) throw notFound('framework.not_found');
  await refuseAssessment(ctx, input);
  if (!(await saveAssessment(ctx, { ...at, version: input.version }, input)))
    throw conflict('framework.row_changed');
  const { version: _seen, ...after } = input;
  await record(ctx, [
    {
      type: 'framework.assessed',
      subject: subjectOf(at.code),
      reason: input.remark ?? undefined,
      data: { row: at.row, ...after },
    },
  ]);
  return frameworkPage(ctx, at.code);
}

const refusedLines = (problems: LineProblem[]) =>
  invalid('framework.import_refused', {
    errors: problems
      .slice(0, 50)
      .map(({ line, code }) => ({ field: `line ${line}`, code, values: { line } })),
  });

/**
 * Imports the clauses of a bought text as a new version. Refused with line and reason when one is malformed or answers
 * to an unknown clause of ours; a clause already there with other content is replaced only when asked for.
 */
export async function importClauses(
  ctx: Context,
  code: string,
  input: BodyOf<typeof ImportClauses>,
): Promise<OutputOf<typeof ImportClauses>> {
  const [framework] = await frameworksNow(ctx, code);
  if (framework === undefined) throw notFound('framework.not_found');
  const { pack } = await standardAt(ctx, ctx.now);
  const read = readImport(input.format, input.text);
  const problems = read.ok
    ? importProblems(read.lines, new Set(pack.clauses.map((clause) => clause.id)))
    : read.problems;
  if (!read.ok || problems.length > 0) throw refusedLines(problems);
  const joined = joinClauses(framework.body.rows, read.lines);
  const { added, replaced, unchanged } = joined;
  if (replaced.length > 0 && !input.replacing)
    throw refusedLines(replaced.map(({ line }) => ({ line, code: 'import_would_replace' })));
  const counts = { added, replaced: replaced.length, unchanged };
  if (added + replaced.length === 0) return { version: framework.version, ...counts };
  const body = { ...framework.body, awaitsClauses: false, rows: joined.rows };
  const version = await insertVersion(ctx, {
    body,
    hash: hashOf(body),
    origin: 'import',
    reason: input.reason,
  });
  await record(ctx, [
    {
      type: 'framework.imported',
      subject: subjectOf(code),
      reason: input.reason,
      data: { version, ...counts, replacedNumbers: replaced.map((line) => line.number) },
    },
  ]);
  return { version, ...counts };
}
