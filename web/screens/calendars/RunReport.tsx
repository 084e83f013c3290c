import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import {
  directions,
  GetRecount,
  type RecountRow,
  type RecountRun,
} from '../../../domains/cases/recounts.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { longTime, shortTime } from '../../../ui/time.tsx';
import { directionNames, runStatusNames } from '../../texts/calendar-names.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { limitWords } from './limit-name.ts';
import { isAtWork, RunProgress, runTitle } from './RunProgress.tsx';
import { exportRows } from './run-csv.ts';

type Report = OutputOf<typeof GetRecount>;
type Direction = (typeof directions)[number];

function Numbers({ run }: { run: RecountRun }) {
  const text = useText(calendarTexts);
  const words = useWords();
  const shown: [string, number][] = [
    [text.total, run.done],
    ...(run.kind === 'verification'
      ? [[words.of(directionNames, 'differs'), run.differing] as [string, number]]
      : (['earlier', 'later', 'cleared'] as const).map((key): [string, number] => [
          words.of(directionNames, key),
          run[key],
        ])),
    [text.same, run.same],
  ];
  return (
    <dl className="run-numbers">
      {shown.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="figures">{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Departments({ report }: { report: Report }) {
  const text = useText(calendarTexts);
  const words = useWords();
  const named = useNamed();
  if (report.departments.length === 0) return null;
  const columns: Direction[] = report.kind === 'verification' ? ['differs'] : ['earlier', 'later', 'cleared'];
  return (
    <Section title={text.byDepartment}>
      <div className="sheet-of-rows">
        <table className="rows-table">
          <thead>
            <tr>
              <th>{text.department}</th>
              {columns.map((key) => (
                <th key={key} className="number-cell">
                  {words.of(directionNames, key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.departments.map((one) => (
              <tr key={one.departmentId ?? ''}>
                <td>{named(one.name) || text.noDepartment}</td>
                {columns.map((key) => (
                  <td key={key} className="number-cell">
                    {one[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function CaseRowOf({ row }: { row: RecountRow }) {
  const text = useText(calendarTexts);
  const words = useWords();
  return (
    <li className="run-case">
      <span className="run-case-head">
        <Link to="/cases/$number" params={{ number: row.number }} className="figures">
          {row.number}
        </Link>
        <span className="tag">{words.of(directionNames, row.direction)}</span>
        <span className="soft run-subject">{row.subject}</span>
      </span>
      <ul>
        {row.changes.map((change) => (
          <li key={change.limitKey} className={change.binding ? 'run-change' : 'run-change faint'}>
            <span>{`${limitWords(change, words)} · ${change.clause}`}</span>
            <span className="figures">
              {change.before === change.after
                ? `${change.after === null ? text.none : shortTime(change.after)} · ${words.of(directionNames, 'cleared')}`
                : text.dayLine(
                    change.before === null ? text.none : shortTime(change.before),
                    change.after === null ? text.none : shortTime(change.after),
                  )}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

const LOOK_MS = 1000;
const PAGE = 100;

function Head({ report, onBack }: { report: Report; onBack: () => void }) {
  const text = useText(calendarTexts);
  const words = useWords();
  const { locale } = useLanguage();
  const { startedAt, finishedAt } = report;
  const seconds =
    startedAt === null || finishedAt === null
      ? null
      : Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
  const said = [
    words.of(runStatusNames, report.status),
    report.reason,
    text.startedBy(report.startedBy, longTime(report.createdAt, locale)),
    seconds === null ? '' : text.took(seconds),
  ];
  return (
    <div className="calendar-line">
      <div>
        <h2>{runTitle(report, words)}</h2>
        <p className="soft">{said.filter((part) => part !== '').join(' · ')}</p>
      </div>
      <Button onClick={onBack}>{text.backToRuns}</Button>
    </div>
  );
}

type Filter = { direction?: Direction };
type CasesProps = { report: Report; rows: RecountRow[]; filter: Filter; onFilter: (filter: Filter) => void };

function Cases({ report, rows, filter, onFilter }: CasesProps) {
  const text = useText(calendarTexts);
  const words = useWords();
  const [exporting, setExporting] = useState(false);
  const verifies = report.kind === 'verification';
  const choices: (Direction | 'all')[] = [
    'all',
    ...directions.filter((key) => verifies === (key === 'differs')),
  ];
  const download = async () => {
    setExporting(true);
    await exportRows(report.id, filter, words, text).finally(() => setExporting(false));
  };
  return (
    <>
      <div className="calendar-line">
        <Segmented
          aria-label={text.direction}
          value={filter.direction ?? 'all'}
          options={choices.map((value) => ({
            value,
            label: value === 'all' ? text.all : words.of(directionNames, value),
          }))}
          onChange={(value: Direction | 'all') => onFilter(value === 'all' ? {} : { direction: value })}
        />
        <Button loading={exporting} disabled={rows.length === 0} onClick={() => void download()}>
          {text.csv}
        </Button>
      </div>
      <div className="sheet-of-rows">
        {rows.length === 0 ? (
          <EmptyState title={verifies && report.differing === 0 ? text.clean : text.noRows}>
            {verifies ? text.cleanHint : undefined}
          </EmptyState>
        ) : (
          <ul className="run-cases">
            {rows.map((row) => (
              <CaseRowOf key={row.caseId} row={row} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** One recount: what it was for, how far it is, and every case in sight before and after. */
export function RunReport({ id, onBack }: { id: number; onBack: () => void }) {
  const text = useText(calendarTexts);
  const [filter, setFilter] = useState<Filter>({});
  const pages = useInfiniteQuery({
    queryKey: [GetRecount.path, { id }, filter],
    queryFn: ({ pageParam, signal }): Promise<Report> =>
      call(GetRecount, { params: { id }, query: { ...filter, limit: PAGE, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (query) =>
      query.state.data?.pages[0] && isAtWork(query.state.data.pages[0]) ? LOOK_MS : false,
    placeholderData: keepPreviousData,
  });
  const report = pages.data?.pages[0];
  if (report === undefined && pages.error !== null)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (report === undefined) return <SkeletonRows rows={8} />;
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="run-report">
      <Head report={report} onBack={onBack} />
      <RunProgress run={report} />
      <Numbers run={report} />
      <Departments report={report} />
      <Section title={text.cases} note={text.inSight}>
        <Cases report={report} rows={rows} filter={filter} onFilter={setFilter} />
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.more}
          </Button>
        ) : null}
      </Section>
    </div>
  );
}
