import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { GetReturn, type ReturnPage as Page } from '../../../domains/returns/returns.contract.ts';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { ObjectSkeleton } from '../../widgets/frame/ObjectSkeleton.tsx';
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

/** One return order: where it stands, what is owed by when, the one next step, everything on record. */
export function ReturnPage() {
  const { number = '' } = useParams({ strict: false });
  const answer = useAnswer(GetReturn, { params: { number } });
  return (
    <Answered answer={answer} waiting={<ObjectSkeleton main={[64, 200]} rail={[160]} />}>
      {(page) => <Loaded key={number} page={page} />}
    </Answered>
  );
}
