import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { GetReturn } from '../../../domains/returns/returns.contract.ts';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { returnTexts } from '../../texts/returns.ts';
import { ActSheet } from '../../widgets/returns/ActSheet.tsx';
import { Records } from '../../widgets/returns/Records.tsx';
import { ReturnHeader } from '../../widgets/returns/ReturnHeader.tsx';
import { Amounts, Days, Decisions, Goods } from '../../widgets/returns/Sections.tsx';
import '../../widgets/case/case.css';

/** The order beside the list: what it is, the next step, amounts, days, records. */
export function ReturnPanel({ number }: { number: string }) {
  const text = useText(returnTexts);
  const navigate = useNavigate();
  const [act, setAct] = useState<ReturnAct | null>(null);
  const { data: page, error, refetch, isPending } = useAnswer(GetReturn, { params: { number } });
  if (isPending)
    return (
      <div className="case-panel">
        <SkeletonBlock height={120} />
        <SkeletonBlock height={220} />
      </div>
    );
  if (page === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const open = (
    <Button size="large" onClick={() => void navigate({ to: '/returns/$number', params: { number } })}>
      {text.openPage}
    </Button>
  );
  return (
    <div className="case-panel">
      <ReturnHeader page={page} onDo={setAct} compact extra={open} />
      <Days page={page} />
      <Amounts page={page} />
      <Goods page={page} />
      <Decisions page={page} />
      <Records page={page} />
      <ActSheet page={page} act={act} onClose={() => setAct(null)} />
    </div>
  );
}
