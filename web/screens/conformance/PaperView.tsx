import { Button } from 'antd';
import { useState } from 'react';
import { executedByNames, statementNames } from '../../../domains/conformance/evidence-names.contract.ts';
import { GetPaper, type Paper, type PaperRow } from '../../../domains/conformance/papers.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { longTime } from '../../../ui/time.tsx';
import { conformanceTexts, paperStatusNames } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { FigureLine } from './FigureBar.tsx';
import { lastDayOf } from './period.ts';
import { RemarkSheet } from './RemarkSheet.tsx';
import { SignaturePart } from './SignaturePart.tsx';

function Signatures({ paper }: { paper: Paper }) {
  const text = useText(conformanceTexts);
  const { locale } = useLanguage();
  const long = (at: string) => longTime(at, locale);
  const signed = (who: Paper['prepared']) => (who === null ? text.unsigned : `${who.name} · ${long(who.at)}`);
  return (
    <dl className="facts">
      <dt>{text.createdBy}</dt>
      <dd>
        {paper.createdBy} · {long(paper.createdAt)}
      </dd>
      <dt>{text.preparer}</dt>
      <dd>{signed(paper.prepared)}</dd>
      <dt>{text.reviewer}</dt>
      <dd>{signed(paper.reviewed)}</dd>
      {paper.reviewNote === null ? null : (
        <>
          <dt>{text.reviewNote}</dt>
          <dd>{paper.reviewNote}</dd>
        </>
      )}
      {paper.hash === null ? null : (
        <>
          <dt>{text.hash}</dt>
          <dd>
            <span className="mono">{paper.hash.slice(0, 16)}…</span>{' '}
            <span className={paper.intact ? 'faint' : 'field-error'}>
              {paper.intact ? text.intact : text.broken}
            </span>
          </dd>
        </>
      )}
    </dl>
  );
}

type RowProps = { row: PaperRow; onRemark: (() => void) | undefined };

function Row({ row, onRemark }: RowProps) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const { statement } = row;
  return (
    <li className="paper-row">
      <span className="matrix-clause figures">{row.clause}</span>
      <span className="matrix-text">{words.say(row.text)}</span>
      <span className="matrix-by">
        <span className="tag">{words.of(executedByNames, row.by)}</span>
      </span>
      <span className="matrix-figure">
        <FigureLine row={row} />
        {statement === null ? null : (
          <span className="soft">
            {words.of(statementNames, statement.verdict)} ·{' '}
            {text.statedBy(statement.statedBy, statement.statedFor)}
          </span>
        )}
      </span>
      <span className="paper-remark">
        {row.remark === null ? null : <span>{row.remark}</span>}
        {onRemark === undefined ? null : (
          <Button type="link" size="small" onClick={onRemark}>
            {row.remark === null ? text.addRemark : text.remark}
          </Button>
        )}
      </span>
    </li>
  );
}

/** One working paper: signatures on top, then its rows; remarks while nobody has signed. */
export function PaperView({ id, onBack }: { id: string; onBack: () => void }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const [remarking, setRemarking] = useState<PaperRow | null>(null);
  const { data: paper, error, refetch } = useAnswer(GetPaper, { params: { id: Number(id) } });
  if (paper === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (paper === undefined) return <SkeletonRows rows={10} />;
  return (
    <>
      <div className="paper-head">
        <Button onClick={onBack}>{text.back}</Button>
        <h2 className="figures">{text.paperOf(paper.from, lastDayOf(paper))}</h2>
        <span className={paper.status === 'signed' ? 'tag tag-chosen' : 'tag'}>
          {words.of(paperStatusNames, paper.status)}
        </span>
        <span className="soft figures">{text.casesCount(paper.cases)}</span>
        <Button className="push" href={`/api/conformance/papers/${paper.id}/document`}>
          {text.exportWord}
        </Button>
      </div>
      <div className="card paper-signatures">
        <Signatures paper={paper} />
        <SignaturePart paper={paper} />
      </div>
      {paper.body.documents
        .map((document) => ({
          document,
          rows: paper.body.rows.filter((row) => row.document === document.code),
        }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ document, rows }) => (
          <section key={document.code} className="page-section">
            <h2>
              <span className="figures">{document.code}</span> {words.say(document.title)}
            </h2>
            <ul className="sheet-of-rows matrix-rows">
              {rows.map((row) => (
                <Row
                  key={row.clause}
                  row={row}
                  onRemark={paper.may.remark ? () => setRemarking(row) : undefined}
                />
              ))}
            </ul>
          </section>
        ))}
      {remarking === null ? null : (
        <RemarkSheet
          key={remarking.clause}
          paper={paper}
          row={remarking}
          onClose={() => setRemarking(null)}
        />
      )}
    </>
  );
}
