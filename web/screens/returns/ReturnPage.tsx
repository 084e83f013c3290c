import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { GetReturn, type ReturnPage as Page } from '../../../domains/returns/returns.contract.ts';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { ActSheet } from '../../widgets/returns/ActSheet.tsx';
import { Records } from '../../widgets/returns/Records.tsx';
import { ReturnHeader } from '../../widgets/returns/ReturnHeader.tsx';
import { Amounts, Days, Decisions, Goods, Right } from '../../widgets/returns/Sections.tsx';
import { StepLine } from '../../widgets/returns/StepLine.tsx';
import '../../widgets/case/case.css';
import '../../widgets/returns/returns.css';

function Loaded({ page }: { page: Page }) {
  const [act, setAct] = useState<ReturnAct | null>(null);
  return (
    <div className="case-page">
      <ReturnHeader page={page} onDo={setAct} />
      <div className="case-columns">
        <div className="case-main">
          <section className="case-section">
            <StepLine page={page} />
          </section>
          <Amounts page={page} />
          <Goods page={page} />
          <Records page={page} />
        </div>
        <div className="case-rail">
          <Days page={page} />
          <Right page={page} />
          <Decisions page={page} />
        </div>
      </div>
      <ActSheet page={page} act={act} onClose={() => setAct(null)} />
    </div>
  );
}

function Waiting() {
  return (
    <div className="case-page">
      <SkeletonBlock height={104} />
      <div className="case-columns">
        <div className="case-main">
          <SkeletonBlock height={64} />
          <SkeletonBlock height={200} />
        </div>
        <div className="case-rail">
          <SkeletonBlock height={160} />
        </div>
      </div>
    </div>
  );
}

/** One return order: where it stands, what is owed by when, the one next step, everything on record. */
export function ReturnPage() {
  const { number = '' } = useParams({ strict: false });
  const answer = useAnswer(GetReturn, { params: { number } });
  if (answer.isPending) return <Waiting />;
  if (answer.data === undefined)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  return <Loaded key={number} page={answer.data} />;
}
