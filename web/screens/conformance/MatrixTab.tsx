import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { executedBy, GetMatrix, type MatrixRow } from '../../../domains/conformance/evidence.contract.ts';
import { isOpenGap } from '../../../domains/conformance/evidence.rules.ts';
import { executedByNames } from '../../../domains/conformance/evidence-names.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { ClauseSheet } from './ClauseSheet.tsx';
import { useConformanceSearch, usePeriod } from './conformance-search.ts';
import { MatrixRows } from './MatrixRows.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';

const shows = ['all', 'missed', 'gaps'] as const;
type Show = (typeof shows)[number];
const isShow = (value: string | undefined): value is Show => shows.some((show) => show === value);

const isMissed = (row: MatrixRow): boolean =>
  (row.figure?.notKept ?? 0) > 0 || row.statement?.verdict === 'not_kept';
const FITS: Record<Show, (row: MatrixRow) => boolean> = {
  all: () => true,
  missed: isMissed,
  gaps: isOpenGap,
};

type Documents = { code: string; title: { zh: string; en: string } }[];

function Bar({ documents }: { documents: Documents }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const [search, change] = useConformanceSearch();
  return (
    <div className="filter-bar">
      <Select
        aria-label={text.allDocuments}
        allowClear
        placeholder={text.allDocuments}
        className="filter-wide"
        popupMatchSelectWidth={false}
        value={search.document ?? null}
        options={documents.map((one) => ({ value: one.code, label: `${one.code} ${words.say(one.title)}` }))}
        onChange={(document: string | null | undefined) => change({ document: document ?? undefined })}
      />
      <Select
        aria-label={text.allExecution}
        allowClear
        placeholder={text.allExecution}
        className="filter-narrow"
        value={search.by ?? null}
        options={executedBy.map((value) => ({ value, label: words.of(executedByNames, value) }))}
        onChange={(by: string | null | undefined) => change({ by: by ?? undefined })}
      />
    </div>
  );
}

function Counts({ rows, show }: { rows: MatrixRow[]; show: Show }) {
  const text = useText(conformanceTexts);
  const [, change] = useConformanceSearch();
  const items = shows.map((key) => ({
    key,
    label: text[key],
    count: rows.filter(FITS[key]).length,
    ...(key === 'missed' ? { tone: 'red' as const } : {}),
  }));
  return (
    <Tabs
      label={text.show}
      items={items}
      value={show}
      onChange={(key) => change({ show: key === 'all' ? undefined : key })}
    />
  );
}

/** Every clause of the standard in force with its evidence and the figure of the period. */
export function MatrixTab() {
  const text = useText(conformanceTexts);
  const [search, change] = useConformanceSearch();
  const period = usePeriod();
  const { data, error, refetch } = useAnswer(GetMatrix, { query: period });
  const show = isShow(search.show) ? search.show : 'all';
  const within = useMemo(
    () =>
      (data?.rows ?? []).filter(
        (row) =>
          (search.document === undefined || row.document === search.document) &&
          (search.by === undefined || row.by === search.by),
      ),
    [data, search.document, search.by],
  );
  const shown = useMemo(() => within.filter(FITS[show]), [within, show]);
  const opened = data?.rows.find((row) => row.clause === search.clause);
  if (data === undefined && error !== null)
    return (
      <>
        <PeriodPicker />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  return (
    <>
      <PeriodPicker />
      <p className="soft figures matrix-note">
        {data === undefined
          ? ' '
          : `${text.received(data.cases)} · ${text.standard(data.standard.version, data.standard.effectiveFrom)}`}
      </p>
      <div className="matrix-tools">
        <Counts rows={within} show={show} />
        <Bar documents={data?.documents ?? []} />
      </div>
      {data === undefined ? <SkeletonRows rows={12} /> : null}
      {data?.cases === 0 ? <EmptyState title={text.noCases}>{text.noCasesHint}</EmptyState> : null}
      {data !== undefined && shown.length === 0 ? (
        <EmptyState
          title={text.noneFound}
          action={
            <Button onClick={() => change({ show: undefined, by: undefined, document: undefined })}>
              {text.clearFilters}
            </Button>
          }
        >
          {text.noneFoundHint}
        </EmptyState>
      ) : null}
      {data === undefined ? null : (
        <MatrixRows
          documents={data.documents}
          rows={shown}
          open={search.clause}
          onOpen={(clause) => change({ clause, verdict: undefined })}
        />
      )}
      {opened === undefined ? null : (
        <ClauseSheet
          key={opened.clause}
          row={opened}
          mayState={data?.may.state ?? false}
          onClose={() => change({ clause: undefined, verdict: undefined })}
        />
      )}
    </>
  );
}
