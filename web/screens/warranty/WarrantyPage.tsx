import type { UnitOnFile } from '../../../domains/customers/customers.contract.ts';
import { GetUnitWarranty, GetWarrantyCatalogue } from '../../../domains/warranty/warranty.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { ApiRefusal } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { warrantyTexts } from '../../texts/warranty.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { Answer } from './Answer.tsx';
import { AskForm } from './AskForm.tsx';
import { isEmpty } from './draft.ts';
import { useSimulation } from './use-simulation.ts';
import './warranty-page.css';

/** What the ledger knows of a chosen unit: its sale, and the faults that it was repaired for. */
function useFiled(unit: UnitOnFile | null) {
  const { data } = useAnswer(GetUnitWarranty, { params: { id: unit?.id ?? 1 } }, unit !== null);
  if (unit === null || data === undefined) return { file: undefined, sale: {}, faults: [] };
  const repairs = data.ledger.filter(
    ({ kind, current, withdrawn }) => kind === 'repair' && current && !withdrawn,
  );
  return { file: data, sale: data.sale, faults: repairs.map(({ body }) => String(body.fault)) };
}

function AnswerSide({ draft, answer }: Pick<ReturnType<typeof useSimulation>, 'draft' | 'answer'>) {
  const text = useText(warrantyTexts);
  if (isEmpty(draft)) {
    return (
      <div className="answer-part">
        <EmptyState title={text.askFirst}>{text.askFirstHint}</EmptyState>
      </div>
    );
  }
  if (answer.error instanceof ApiRefusal && answer.error.status < 500) {
    return (
      <div className="answer-part">
        <EmptyState title={answer.error.detail}>{text.checkFields}</EmptyState>
      </div>
    );
  }
  if (answer.error !== null) {
    return (
      <div className="answer-part">
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </div>
    );
  }
  return answer.data === undefined ? (
    <SkeletonBlock height={420} />
  ) : (
    <Answer decision={answer.data.decision} />
  );
}

/** What law, region, brand and contract owe for a unit and a fault: asked on the left, answered on the right. */
export function WarrantyPage() {
  const text = useText(warrantyTexts);
  const { draft, change, reset, today, answer } = useSimulation();
  const catalogue = useAnswer(GetWarrantyCatalogue, {});
  const shown = isEmpty(draft) ? undefined : answer.data;
  const unit = draft.serial === '' ? null : (shown?.unit ?? null);
  const filed = useFiled(unit);
  if (catalogue.data === undefined && catalogue.error !== null) {
    return <ErrorState error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  }
  return (
    <PageFrame title={text.title} note={text.note}>
      <div className={draft.serial === '' ? 'warranty-columns' : 'warranty-columns warranty-filed'}>
        <AskForm
          draft={draft}
          change={change}
          onReset={reset}
          today={today}
          catalogue={catalogue.data}
          unit={unit}
          classCode={shown?.decision.class.code}
          province={shown?.decision.region?.province}
          file={filed.file}
          filedFaults={filed.faults}
          filedSale={filed.sale}
        />
        <AnswerSide draft={draft} answer={answer} />
      </div>
    </PageFrame>
  );
}
