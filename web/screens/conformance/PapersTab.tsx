import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ListPapers, type PaperHead, TakePaper } from '../../../domains/conformance/papers.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { conformanceTexts, paperStatusNames } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { useConformanceSearch, usePeriod } from './conformance-search.ts';
import { PaperView } from './PaperView.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { lastDayOf } from './period.ts';

function PaperLine({ paper, onOpen }: { paper: PaperHead; onOpen: () => void }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  return (
    <li>
      <button type="button" className="paper-line" onClick={onOpen}>
        <strong className="figures paper-period">{text.paperOf(paper.from, lastDayOf(paper))}</strong>
        <span className="soft figures">{text.casesCount(paper.cases)}</span>
        <span>
          <span className={paper.status === 'signed' ? 'tag tag-chosen' : 'tag'}>
            {words.of(paperStatusNames, paper.status)}
          </span>
        </span>
        <span className="soft">
          {text.preparer} {paper.prepared?.name ?? text.unsigned}
        </span>
        <span className="soft">
          {text.reviewer} {paper.reviewed?.name ?? text.unsigned}
        </span>
      </button>
    </li>
  );
}

/** Takes the figures of the chosen period into a paper and opens it. */
function TakeBar({ onTaken }: { onTaken: (id: number) => void }) {
  const text = useText(conformanceTexts);
  const period = usePeriod();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useSend(TakePaper);
  const wrong = useErrorText(error);
  const take = () =>
    mutate(
      { body: period },
      {
        onSuccess: (paper) => {
          void queries.invalidateQueries({ queryKey: [ListPapers.path] });
          onTaken(paper.id);
        },
      },
    );
  return (
    <div className="take-bar">
      <PeriodPicker />
      <Button type="primary" loading={isPending} onClick={take}>
        {text.takePaper}
      </Button>
      <p className={error === null ? 'faint' : 'field-error'}>{error === null ? text.takeHint : wrong}</p>
    </div>
  );
}

/** Working papers: the figures of a period, kept and signed by two people. */
export function PapersTab() {
  const text = useText(conformanceTexts);
  const [search, change] = useConformanceSearch();
  const { data, error, refetch } = useAnswer(ListPapers, {});
  if (search.open !== undefined)
    return <PaperView id={search.open} onBack={() => change({ open: undefined })} />;
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  return (
    <>
      {data.may.prepare ? <TakeBar onTaken={(id) => change({ open: String(id) })} /> : null}
      {data.papers.length === 0 ? (
        <EmptyState title={text.noPapers}>{text.noPapersHint}</EmptyState>
      ) : (
        <ul className="sheet-of-rows paper-list">
          {data.papers.map((paper) => (
            <PaperLine key={paper.id} paper={paper} onOpen={() => change({ open: String(paper.id) })} />
          ))}
        </ul>
      )}
    </>
  );
}
