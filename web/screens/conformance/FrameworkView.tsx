import { Button } from 'antd';
import { useState } from 'react';
import {
  type FrameworkPage,
  GetFramework,
  type RowStatus,
  type ShownRow,
} from '../../../domains/conformance/frameworks.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { conformanceTexts, rowGroupNames, rowStatusNames } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { AssessSheet } from './AssessSheet.tsx';
import { ImportSheet } from './ImportSheet.tsx';

const TAG: Record<RowStatus, string> = {
  compliant: 'tag tag-chosen',
  partly: 'tag tag-amber',
  gap: 'tag tag-red',
  not_assessed: 'tag',
};

type RowProps = { row: ShownRow; onAssess: (() => void) | undefined };

function Row({ row, onAssess }: RowProps) {
  const text = useText(conformanceTexts);
  const words = useWords();
  return (
    <li className="framework-row">
      <span className="framework-title">
        {row.number === null ? null : <span className="figures framework-number">{row.number}</span>}
        {words.say(row.title)}
        {row.verified ? null : <span className="faint"> · {text.unchecked}</span>}
        {row.remark === null ? null : <span className="faint framework-remark">{row.remark}</span>}
      </span>
      <span className="framework-status">
        <span className={TAG[row.status]}>{words.of(rowStatusNames, row.status)}</span>
      </span>
      <span className="framework-clauses">
        {row.answeredBy.length === 0 ? <span className="faint">—</span> : null}
        {row.answeredBy.map(({ clause }) => (
          <ClauseMark key={clause} clause={clause} />
        ))}
      </span>
      <span className="soft framework-person">{row.responsible?.name ?? text.nobody}</span>
      {onAssess === undefined ? null : (
        <span className="framework-assess">
          <Button size="small" onClick={onAssess} aria-label={`${text.assess} ${words.say(row.title)}`}>
            {text.assess}
          </Button>
        </span>
      )}
    </li>
  );
}

function Head({ page, onBack, onImport }: { page: FrameworkPage; onBack: () => void; onImport: () => void }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  return (
    <>
      <div className="paper-head">
        <Button onClick={onBack}>{text.back}</Button>
        <h2>
          <span className="figures">{page.number}</span> {words.say(page.title)}
        </h2>
        <span className="soft figures">{text.version(page.version)}</span>
        <span className="push" />
        {page.may.assess && page.kind === 'national_standard' ? (
          <Button onClick={onImport}>{text.importClauses}</Button>
        ) : null}
        <Button href={`/api/conformance/frameworks/${page.code}/uncovered`}>{text.exportUncovered}</Button>
      </div>
      <p className="soft framework-note">{words.say(page.note)}</p>
      <div className="card framework-state">
        <strong className="figures framework-percent">{text.percent(page.percent)}</strong>
        <span className="soft figures">{text.compliantOf(page.compliant, page.rows)}</span>
        <span className="soft figures">{text.unanswered(page.unanswered)}</span>
        {page.awaitsClauses ? <span className="faint">{text.awaits}</span> : null}
      </div>
    </>
  );
}

function Gaps({ page }: { page: FrameworkPage }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  if (page.kind !== 'national_standard') return null;
  const gaps = page.rowList.filter((row) => page.gaps.includes(row.key));
  return (
    <details className="citations">
      <summary>{gaps.length === 0 ? text.noGaps : text.gapsTitle(gaps.length)}</summary>
      <ul>
        {gaps.map((row) => (
          <li key={row.key}>
            {row.number === null ? null : <span className="figures">{row.number}</span>}
            <span>{words.say(row.title)}</span>
            <span className={TAG[row.status]}>{words.of(rowStatusNames, row.status)}</span>
            <span className="faint">{row.responsible?.name ?? text.nobody}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Uncovered({ page }: { page: FrameworkPage }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  return (
    <details className="citations">
      <summary>{text.uncovered(page.uncovered.length)}</summary>
      <ul>
        {page.uncovered.map(({ clause, text: wording }) => (
          <li key={clause}>
            <ClauseMark clause={clause} />
            <span className="soft">{words.say(wording)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A framework row by row: status, the clauses of ours that answer it, who is responsible; then gaps and what is uncovered. */
export function FrameworkView({ code, onBack }: { code: string; onBack: () => void }) {
  const words = useWords();
  const [assessing, setAssessing] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const { data: page, error, refetch } = useAnswer(GetFramework, { params: { code } });
  if (page === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (page === undefined) return <SkeletonRows rows={10} />;
  const groups = [...new Set(page.rowList.map((row) => row.group))];
  const open = page.rowList.find((row) => row.key === assessing);
  return (
    <>
      <Head page={page} onBack={onBack} onImport={() => setImporting(true)} />
      <Gaps page={page} />
      {groups.map((group) => (
        <section key={group} className="page-section">
          <h2>{words.of(rowGroupNames, group)}</h2>
          <ul className="sheet-of-rows">
            {page.rowList
              .filter((row) => row.group === group)
              .map((row) => (
                <Row
                  key={row.key}
                  row={row}
                  onAssess={page.may.assess ? () => setAssessing(row.key) : undefined}
                />
              ))}
          </ul>
        </section>
      ))}
      <Uncovered page={page} />
      {open === undefined ? null : (
        <AssessSheet key={open.key} code={code} row={open} onClose={() => setAssessing(null)} />
      )}
      {importing ? <ImportSheet code={code} onClose={() => setImporting(false)} /> : null}
    </>
  );
}
