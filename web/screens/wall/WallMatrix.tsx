import { Link } from '@tanstack/react-router';
import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { wallTexts } from '../../texts/wall.ts';
import type { CaseSearch } from '../list/case-search.ts';
import { listOf, type Measure, measures, type WallCount } from './wall-counts.ts';

type Line = { key: string; name: string; counts: WallCount; narrowed: CaseSearch | null };

const NONE = 'none';
const empty = (key: string): WallCount => ({ key, open: 0, overdue: 0, atRisk: 0, unowned: 0, silent: 0 });

function Cell({ line, measure }: { line: Line; measure: Measure }) {
  const text = useText(wallTexts);
  const count = line.counts[measure.key];
  const className = `number-cell wall-cell-${measure.key}${count === 0 ? ' wall-zero' : ''}`;
  if (count === 0 || line.narrowed === null) return <td className={className}>{count}</td>;
  return (
    <td className={className}>
      <Link
        to="/cases"
        search={listOf(measure, line.narrowed)}
        aria-label={`${line.name} · ${text.seeCases(text[measure.key], count)}`}
      >
        {count}
      </Link>
    </td>
  );
}

function Matrix({ title, first, lines }: { title: string; first: string; lines: Line[] }) {
  const text = useText(wallTexts);
  return (
    <section className="wall-part">
      <h2>{title}</h2>
      <div className="sheet-of-rows">
        <table className="rows-table wall-table">
          <thead>
            <tr>
              <th>{first}</th>
              {measures.map((measure) => (
                <th key={measure.key} className="number-cell">
                  {text[measure.key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.name}</th>
                {measures.map((measure) => (
                  <Cell key={measure.key} line={line} measure={measure} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const worstFirst = (a: Line, b: Line): number =>
  b.counts.overdue - a.counts.overdue || b.counts.atRisk - a.counts.atRisk || b.counts.open - a.counts.open;

/** The same numbers by region (all of them) and by lead department (those with cases, the worst first). */
export function WallMatrix({ regions, departments }: { regions: WallCount[]; departments: WallCount[] }) {
  const text = useText(wallTexts);
  const named = useNamed();
  const organisation = useAnswer(GetOrganisation, {}).data;
  const countsOf = new Map(regions.map((counts) => [counts.key, counts]));
  const regionLines: Line[] = (organisation?.regions ?? []).map((region) => ({
    key: region.code,
    name: named(region.name),
    counts: countsOf.get(region.code) ?? empty(region.code),
    narrowed: { region: region.code },
  }));
  const elsewhere = countsOf.get(NONE);
  if (elsewhere !== undefined) {
    regionLines.push({ key: NONE, name: text.noRegion, counts: elsewhere, narrowed: null });
  }
  const unitNames = new Map((organisation?.units ?? []).map((unit) => [unit.id, named(unit.name)]));
  const departmentLines = departments
    .map((counts): Line => {
      const unknown = counts.key === NONE;
      return {
        key: counts.key,
        name: unknown ? text.noDepartment : (unitNames.get(counts.key) ?? counts.key),
        counts,
        narrowed: unknown ? null : { departmentId: counts.key },
      };
    })
    .sort(worstFirst);
  return (
    <div className="wall-matrix">
      <Matrix title={text.byRegion} first={text.region} lines={regionLines} />
      {departmentLines.length > 0 ? (
        <Matrix title={text.byDepartment} first={text.department} lines={departmentLines} />
      ) : (
        <section className="wall-part">
          <h2>{text.byDepartment}</h2>
          <div className="sheet-of-rows">
            <EmptyState title={text.noneOpen}>{text.allQuiet}</EmptyState>
          </div>
        </section>
      )}
    </div>
  );
}
