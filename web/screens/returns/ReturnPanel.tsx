import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { GetReturn, type ReturnPage as Page } from '../../../domains/returns/returns.contract.ts';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { returnTexts } from '../../texts/returns.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { PanelSkeleton } from '../../widgets/frame/ObjectSkeleton.tsx';
import { ActSheet } from '../../widgets/returns/ActSheet.tsx';
import { Records } from '../../widgets/returns/Records.tsx';
import { ReturnHeader } from '../../widgets/returns/ReturnHeader.tsx';
import { Amounts, Days, Decisions, Goods } from '../../widgets/returns/Sections.tsx';
import '../../widgets/case/case.css';

function Loaded({ page }: { page: Page }) {
  const text = useText(returnTexts);
  const navigate = useNavigate();
  const [act, setAct] = useState<ReturnAct | null>(null);
  const { number } = page;
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

/** The order beside the list: what it is, the next step, amounts, days, records. */
export function ReturnPanel({ number }: { number: string }) {
  const answer = useAnswer(GetReturn, { params: { number } });
  return (
    <Answered answer={answer} waiting={<PanelSkeleton />}>
      {(page) => <Loaded page={page} />}
    </Answered>
  );
}
