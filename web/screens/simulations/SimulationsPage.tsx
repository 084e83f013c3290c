import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ListSimulations, type SimulationRow } from '../../../domains/simulations/simulations.contract.ts';
import { answerOf } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { simulationTexts, stateNames } from '../../texts/simulations.ts';
import { useNarrow } from '../../widgets/case/use-narrow.ts';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { figure, signed, useFilterWords, useVersionName } from './names.ts';
import { StartSheet } from './StartSheet.tsx';
import './simulations.css';

const ASK_AGAIN_MS = 1000;
const runs = ({ state }: SimulationRow): boolean => state === 'queued' || state === 'running';

function StateMark({ row }: { row: SimulationRow }) {
  const text = useText(simulationTexts);
  const words = useWords();
  const { done, total } = row.progress;
  const percent = total ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <span className="simulation-state">
      <span className={row.state === 'done' ? 'soft' : 'tag'}>
        {words.of(stateNames, row.state)}
        {row.state === 'running' ? ` ${percent}%` : ''}
      </span>
      {row.outdated ? <span className="tag">{text.outdated}</span> : null}
    </span>
  );
}

function Overdue({ row }: { row: SimulationRow }) {
  if (row.summary === null || row.state === 'queued') return <span className="faint">—</span>;
  const [before, after] = [row.summary.before.overdueCases, row.summary.after.overdueCases];
  return (
    <span className="figures simulation-overdue">
      {figure(before)} → <strong>{figure(after)}</strong>
      <span className={after > before ? 'difference difference-worse' : 'difference'}>
        {signed(after - before)}
      </span>
    </span>
  );
}

function Line({ row }: { row: SimulationRow }) {
  const text = useText(simulationTexts);
  const versionName = useVersionName();
  const filterWords = useFilterWords();
  const narrow = useNarrow();
  const name = (
    <Link to="/standards/simulations/$id" params={{ id: String(row.id) }} className="simulation-link">
      {versionName(row.version)}
    </Link>
  );
  const who = text.askedBy(row.askedBy, shortTime(row.askedAt));
  if (narrow)
    return (
      <li className="simulation-card">
        {name}
        <span className="soft">{filterWords(row.filter)}</span>
        <span className="simulation-card-foot">
          <Overdue row={row} />
          <StateMark row={row} />
        </span>
        <span className="faint figures">{who}</span>
      </li>
    );
  return (
    <tr>
      <td>{name}</td>
      <td className="soft">{filterWords(row.filter)}</td>
      <td className="number-cell">{figure(row.progress.total ?? 0)}</td>
      <td className="tight">
        <Overdue row={row} />
      </td>
      <td className="tight">
        <StateMark row={row} />
      </td>
      <td className="tight faint figures">{who}</td>
    </tr>
  );
}

function Table({ rows }: { rows: SimulationRow[] }) {
  const text = useText(simulationTexts);
  const narrow = useNarrow();
  const lines = rows.map((row) => <Line key={row.id} row={row} />);
  if (narrow) return <ul className="sheet-of-rows simulation-cards">{lines}</ul>;
  return (
    <div className="sheet-of-rows">
      <table className="rows-table">
        <thead>
          <tr>
            <th>{text.version}</th>
            <th>{text.scope}</th>
            <th className="number-cell">{text.casesColumn}</th>
            <th>{text.overdue}</th>
            <th>{text.state}</th>
            <th>{text.asked}</th>
          </tr>
        </thead>
        <tbody>{lines}</tbody>
      </table>
    </div>
  );
}

/** Simulations of versions on past cases, newest first, and the way to a new one. */
export function SimulationsPage() {
  const text = useText(simulationTexts);
  const [open, setOpen] = useSearchKey('open');
  const [versionId] = useSearchKey('version');
  const { data, error, refetch } = useQuery({
    ...answerOf(ListSimulations, {}),
    refetchInterval: ({ state }) => (state.data?.simulations.some(runs) ? ASK_AGAIN_MS : false),
  });
  const rows = data?.simulations;
  const start = (
    <Button type="primary" icon={<PlusIcon />} onClick={() => setOpen('new')}>
      {text.start}
    </Button>
  );
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={
        <>
          <Link to="/standards">{text.back}</Link>
          {start}
        </>
      }
    >
      {rows === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {rows === undefined && error === null ? <SkeletonRows rows={6} /> : null}
      {rows?.length === 0 ? (
        <EmptyState title={text.emptyTitle} action={start}>
          {text.emptyHint}
        </EmptyState>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : <Table rows={rows} />}
      {open === 'new' ? <StartSheet versionId={versionId} onClose={() => setOpen(undefined)} /> : null}
    </PageFrame>
  );
}
