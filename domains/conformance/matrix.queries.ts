import type { Context } from '../../kernel/context.ts';
import type { InputOf, OutputOf } from '../../kernel/contract.ts';
import type { RawJson } from '../../kernel/endpoint.ts';
import { notFound } from '../../kernel/refusal.ts';
import { may } from '../identity/identity.policy.ts';
import type { Clause } from '../standards/clauses.contract.ts';
import type { Pack } from '../standards/standards.contract.ts';
import { type Standard, standardAt } from '../standards/standards.queries.ts';
import { companyFigures } from './company-evidence.queries.ts';
import type { Figure, GetMatrix, ListClauseCases, MatrixRow } from './evidence.contract.ts';
import { type Basis, basisOf, type CaseEvidence, executedByOf, spanOf } from './evidence.rules.ts';
import { type ClockFigure, caseFigures, casesBehind, clockFigures } from './figures.queries.ts';
import { statedBetween } from './statements.queries.ts';

type Matrix = OutputOf<typeof GetMatrix>;
type Days = { from: string; to: string };

/** The standard at the end of the period, or now when the period goes on. */
const standardOfPeriod = (ctx: Context, end: number): Promise<Standard> =>
  standardAt(ctx, Math.min(ctx.now, end - 1));

type Measured = {
  cases: number;
  byCase: Awaited<ReturnType<typeof caseFigures>>['figures'];
  byCompany: Awaited<ReturnType<typeof companyFigures>>;
  byClock: Map<string, ClockFigure>;
};

const clockKey = (clause: string | null, event: string | null) => `${clause ?? ''}|${event ?? ''}`;

async function measure(ctx: Context, days: Days, standard: Standard, bases: Basis[]): Promise<Measured> {
  const { pack, calendar } = standard;
  const span = spanOf(days);
  const keys: CaseEvidence[] = [
    ...new Set(bases.flatMap((basis) => (basis.from === 'cases' ? [basis.key] : []))),
  ];
  const cases = await caseFigures(ctx, span, { keys, settings: pack.settings });
  const clocks = await clockFigures(ctx, span, pack.settings);
  return {
    cases: cases.cases,
    byCase: cases.figures,
    byCompany: await companyFigures(ctx, span, calendar.calendar),
    byClock: new Map(clocks.map((row) => [clockKey(row.clause, row.event), row])),
  };
}

function figureOf(basis: Basis, clause: string, measured: Measured): Figure | null {
  if (basis.from === 'none') return null;
  if (basis.from === 'company') return measured.byCompany[basis.key];
  const counted =
    basis.from === 'cases'
      ? measured.byCase[basis.key]
      : measured.byClock.get(clockKey(basis.own ? clause : null, basis.event));
  const { kept, notKept, excused, open } = counted ?? { kept: 0, notKept: 0, excused: 0, open: 0 };
  return { kept, notKept, excused, open, notApplicable: measured.cases - kept - notKept - excused - open };
}

const unitOf = ({ from }: Basis): MatrixRow['unit'] =>
  from === 'none' ? 'none' : from === 'company' ? 'entries' : 'cases';

function rowOf(clause: Clause, pack: Pack): Omit<MatrixRow, 'figure' | 'statement' | 'statements'> {
  return {
    clause: clause.id,
    document: clause.document,
    kind: clause.kind,
    status: clause.status,
    text: clause.text,
    by: executedByOf(clause, pack),
    evidence: clause.execution?.evidence ?? null,
    unit: unitOf(basisOf(clause, pack)),
  };
}

/**
 * Each clause of the company, and of the law where something is counted for it: how it is carried out, kept and not kept
 * among the cases received in the period (in the actor's scope), and what people stated. Four statements, however many
 * clauses there are.
 */
export async function matrix(ctx: Context, days: Days): Promise<Matrix> {
  const standard = await standardOfPeriod(ctx, spanOf(days).end);
  const { pack } = standard;
  const own = new Set(pack.documents.filter((one) => one.origin === 'company').map((one) => one.code));
  const clauses = pack.clauses
    .map((clause) => ({ clause, basis: basisOf(clause, pack) }))
    .filter(({ clause, basis }) => own.has(clause.document) || basis.from !== 'none');
  const bases = clauses.map(({ basis }) => basis);
  const measured = await measure(ctx, days, standard, bases);
  const stated = await statedBetween(ctx, days);
  return {
    ...days,
    standard: { title: pack.title, version: standard.version, effectiveFrom: pack.effectiveFrom },
    documents: pack.documents.map(({ code, title, origin }) => ({ code, title, origin })),
    cases: measured.cases,
    rows: clauses.map(({ clause, basis }) => ({
      ...rowOf(clause, pack),
      figure: figureOf(basis, clause.id, measured),
      statement: stated.get(clause.id)?.latest ?? null,
      statements: stated.get(clause.id)?.statements ?? 0,
    })),
    may: { state: may(ctx.actor, 'conformance:manage'), prepare: may(ctx.actor, 'conformance:manage') },
  };
}

/** The cases behind one figure of the matrix; not found for a clause whose figure is not of cases. */
export async function clauseCases(
  ctx: Context,
  { clause, verdict, after, limit, ...days }: InputOf<typeof ListClauseCases>['query'],
): Promise<RawJson> {
  const span = spanOf(days);
  const { pack } = await standardOfPeriod(ctx, span.end);
  const found = pack.clauses.find((known) => known.id === clause);
  const basis: Basis = found === undefined ? { from: 'none' } : basisOf(found, pack);
  if (unitOf(basis) !== 'cases') throw notFound('clause.no_cases', { field: 'clause' });
  return casesBehind(ctx, span, {
    basis,
    settings: pack.settings,
    page: { clause, verdict, after, limit },
  });
}
