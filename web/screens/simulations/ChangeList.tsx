import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import {
  aspectName,
  changeNames,
  statusNames,
} from '../../../domains/simulations/simulation-names.contract.ts';
import {
  type ChangeKind,
  type ChangeRow,
  changeKinds,
  ListChanges,
  type Side,
  type SimulationPage,
} from '../../../domains/simulations/simulations.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { addressOf, call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { DownloadIcon } from '../../../ui/icons.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime, spanText } from '../../../ui/time.tsx';
import { simulationTexts } from '../../texts/simulations.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { figure, useCodeNames } from './names.ts';
import { TraceSheet } from './TraceSheet.tsx';

type Sort = 'case' | 'shift' | 'shift_down';
type Wanted = { change: ChangeKind | undefined; aspect: string | undefined; sort: Sort };
type Page = OutputOf<typeof ListChanges>;

function useChanges(id: number, wanted: Wanted, fresh: string) {
  const pages = useInfiniteQuery({
    queryKey: [ListChanges.path, { id, fresh }, wanted],
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      call(ListChanges, {
        params: { id },
        query: { ...wanted, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages;
  return { ...pages, rows: useMemo(() => loaded?.flatMap((page) => page.changes), [loaded]) };
}

const RED = new Set(['late', 'breached']);

function SideCell({ row, side }: { row: ChangeRow; side: Side | null }) {
  const text = useText(simulationTexts);
  const words = useWords();
  const { department, position } = useCodeNames();
  if (side === null) return <span className="faint">{text.noLimit}</span>;
  if (side.status === undefined) {
    const value = side.value ?? null;
    if (value === null) return <>{row.aspect === 'approver' ? text.nobody : text.none}</>;
    if (row.aspect === 'level') return <>{words.term('level', value)}</>;
    return <>{row.aspect === 'approver' ? position(value) : department(value)}</>;
  }
  const { dueAt, clause, status } = side;
  return (
    <span className="change-side">
      <span className="figures">{dueAt == null ? text.held : text.due(shortTime(dueAt))}</span>
      <span className={RED.has(status) ? 'tag tag-red' : 'tag'}>{words.of(statusNames, status)}</span>
      {clause === undefined ? null : <ClauseMark clause={clause} />}
    </span>
  );
}

function Shift({ seconds }: { seconds: number }) {
  const text = useText(simulationTexts);
  const words = useWords();
  if (seconds === 0) return <span className="faint">—</span>;
  const span = spanText(seconds * 1000, words.locale);
  return <>{seconds > 0 ? text.later(span) : text.earlier(span)}</>;
}

function ChangeLine({ row, onOpen }: { row: ChangeRow; onOpen: (row: ChangeRow) => void }) {
  const text = useText(simulationTexts);
  const words = useWords();
  const timed = row.before?.status !== undefined || row.after?.status !== undefined;
  const matter = aspectName(row.aspect, words.locale);
  return (
    <tr>
      <td className="change-case">
        <Link to="/cases/$number" params={{ number: row.number }} className="figures">
          {row.number}
        </Link>
        <span className="change-subject">{row.subject}</span>
      </td>
      <td className="change-matter">
        {timed ? (
          <button type="button" className="link-button" onClick={() => onOpen(row)} title={text.traceTitle}>
            {matter}
          </button>
        ) : (
          matter
        )}
      </td>
      <td className="change-kind">
        <span className={row.change === 'newly_breached' ? 'tag tag-red' : 'tag'}>
          {words.of(changeNames, row.change)}
        </span>
      </td>
      <td className="change-before" data-label={text.before}>
        <SideCell row={row} side={row.before} />
      </td>
      <td className="change-after" data-label={text.after}>
        <SideCell row={row} side={row.after} />
      </td>
      <td className="number-cell change-shift">
        <Shift seconds={row.shiftSeconds} />
      </td>
    </tr>
  );
}

function Lines({ rows, onOpen }: { rows: ChangeRow[]; onOpen: (row: ChangeRow) => void }) {
  const text = useText(simulationTexts);
  return (
    <div className="sheet-of-rows">
      <table className="rows-table change-table">
        <thead>
          <tr>
            <th>{text.case}</th>
            <th>{text.matter}</th>
            <th>{text.change}</th>
            <th>{text.before}</th>
            <th>{text.after}</th>
            <th className="number-cell">{text.shift}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ChangeLine key={`${row.number} ${row.aspect}`} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ToolsProps = { page: SimulationPage; wanted: Wanted; onChange: (part: Partial<Wanted>) => void };
function Tools({ page, wanted, onChange }: ToolsProps) {
  const text = useText(simulationTexts);
  const words = useWords();
  const counts = page.whole ? (page.totals?.changes ?? {}) : null;
  const kinds = changeKinds.filter((kind) => counts === null || (counts[kind] ?? 0) > 0);
  const aspects = [...Object.keys(page.totals?.event ?? {}), 'level', 'lead', 'approver'];
  const tab = (kind: ChangeKind | undefined, label: string, count: number | undefined) => (
    <button
      key={kind ?? 'all'}
      type="button"
      role="tab"
      className="button-tab"
      aria-selected={wanted.change === kind}
      onClick={() => onChange({ change: kind })}
    >
      {label}
      {count === undefined ? null : <span className="count">{figure(count)}</span>}
    </button>
  );
  return (
    <div className="change-tools">
      <div className="button-tabs" role="tablist" aria-label={text.change}>
        {tab(undefined, text.allChanges, undefined)}
        {kinds.map((kind) => tab(kind, words.of(changeNames, kind), counts?.[kind]))}
      </div>
      <span className="change-choices">
        <Select
          aria-label={text.matter}
          placeholder={text.anyMatter}
          allowClear
          popupMatchSelectWidth={false}
          value={wanted.aspect ?? null}
          options={aspects.map((value) => ({ value, label: aspectName(value, words.locale) }))}
          onChange={(aspect: string | null | undefined) => onChange({ aspect: aspect ?? undefined })}
        />
        <Select
          aria-label={text.sort}
          popupMatchSelectWidth={false}
          value={wanted.sort}
          options={(['case', 'shift', 'shift_down'] as const).map((value) => ({
            value,
            label: text.sorts[value],
          }))}
          onChange={(sort) => onChange({ sort })}
        />
        <Button
          icon={<DownloadIcon />}
          href={addressOf('/api/simulations/:id/export', { id: page.id }, wanted)}
          download
        >
          {text.export}
        </Button>
      </span>
    </div>
  );
}

type FoundProps = { rows: ChangeRow[]; unfiltered: boolean; onOpen: (row: ChangeRow) => void };
function Found({ rows, unfiltered, onOpen }: FoundProps) {
  const text = useText(simulationTexts);
  if (rows.length > 0) return <Lines rows={rows} onOpen={onOpen} />;
  return (
    <EmptyState title={unfiltered ? text.listEmpty : text.noChanges}>
      {unfiltered ? text.listEmptyHint : text.noChangesHint}
    </EmptyState>
  );
}

/** The cases behind the figures: what was, what would have been, by which clause. */
export function ChangeList({ page }: { page: SimulationPage }) {
  const text = useText(simulationTexts);
  const [wanted, setWanted] = useState<Wanted>({ change: undefined, aspect: undefined, sort: 'case' });
  const [opened, setOpened] = useState<ChangeRow>();
  const { rows, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useChanges(
    page.id,
    wanted,
    `${page.state} ${page.finishedAt}`,
  );
  const unfiltered = wanted.change === undefined && wanted.aspect === undefined;
  return (
    <Section title={text.listTitle}>
      <Tools page={page} wanted={wanted} onChange={(part) => setWanted((known) => ({ ...known, ...part }))} />
      {rows === undefined ? null : <Found rows={rows} unfiltered={unfiltered} onOpen={setOpened} />}
      {rows === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {rows === undefined && error === null ? <SkeletonRows rows={8} /> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <footer className="change-foot">
          <span className="faint figures">
            {hasNextPage ? text.shown(rows.length) : text.allShown(rows.length)}
          </span>
          {hasNextPage ? (
            <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {text.more}
            </Button>
          ) : null}
        </footer>
      )}
      {opened === undefined ? null : (
        <TraceSheet id={page.id} row={opened} onClose={() => setOpened(undefined)} />
      )}
    </Section>
  );
}
