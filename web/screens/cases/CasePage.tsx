import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { GetCase, type CasePage as Page } from '../../../domains/cases/case-page.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useShortcuts } from '../../../ui/keyboard.ts';
import { caseTexts } from '../../texts/case-page.ts';
import { CaseHeader } from '../../widgets/case/CaseHeader.tsx';
import { ClockList } from '../../widgets/case/ClockList.tsx';
import { Completeness } from '../../widgets/case/Completeness.tsx';
import { CustomerCard, Messages, SimilarCases, UnitCard } from '../../widgets/case/CustomerCard.tsx';
import { Discussion } from '../../widgets/case/Discussion.tsx';
import { VerbDrawer } from '../../widgets/case/form/VerbDrawer.tsx';
import { type Doing, isOffered, nextDoing } from '../../widgets/case/form/verbs.ts';
import { NextStep, VerbMenu } from '../../widgets/case/NextStep.tsx';
import { PastClocks } from '../../widgets/case/PastClocks.tsx';
import { Plans } from '../../widgets/case/Plans.tsx';
import { RecordSheet } from '../../widgets/case/RecordSheet.tsx';
import { Records } from '../../widgets/case/Records.tsx';
import { Remedies } from '../../widgets/case/Remedies.tsx';
import { ResponseTiers } from '../../widgets/case/ResponseTiers.tsx';
import { Section } from '../../widgets/case/Section.tsx';
import { StepRail } from '../../widgets/case/StepRail.tsx';
import { Story } from '../../widgets/case/Story.tsx';
import { Timeline } from '../../widgets/case/Timeline.tsx';
import { CaseCosts } from '../../widgets/costs/CaseCosts.tsx';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { ObjectSkeleton } from '../../widgets/frame/ObjectSkeleton.tsx';
import { CaseOrders } from '../../widgets/order/CaseOrders.tsx';
import { CaseReturns } from '../../widgets/returns/CaseReturns.tsx';
import '../../widgets/case/case.css';
import '../../widgets/case/record-sheet.css';

type Parts = { page: Page; onDo: (doing: Doing) => void };

function Actions({ page, onDo }: Parts) {
  const text = useText(caseTexts);
  return (
    <>
      <NextStep page={page} onDo={onDo} />
      <VerbMenu page={page} onDo={onDo} />
      <Button size="large" className="case-print" onClick={() => window.print()}>
        {text.header.print}
      </Button>
    </>
  );
}

function Rail({ page }: { page: Page }) {
  const text = useText(caseTexts);
  return (
    <div className="case-rail">
      <Section title={text.clocks.title}>
        <ClockList page={page} />
        <PastClocks number={page.number} />
        <ResponseTiers page={page} />
      </Section>
      <CustomerCard page={page} />
      <UnitCard page={page} />
      <Section
        title={text.completeness.title}
        aside={<strong className="figures">{page.completeness.percent}%</strong>}
      >
        <Completeness completeness={page.completeness} />
      </Section>
      <SimilarCases page={page} />
      <Messages page={page} />
    </div>
  );
}

function Loaded({ page }: { page: Page }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const start = (next: Doing | null) => next !== null && setDoing(next);
  useShortcuts({
    e: () => start(nextDoing(page)),
    a: () => start(isOffered('assign', page) ? { key: 'assign', target: {} } : null),
  });
  return (
    <div className="case-page">
      <CaseHeader page={page} actions={<Actions page={page} onDo={setDoing} />} />
      <div className="case-columns">
        <div className="case-main">
          <Remedies page={page} />
          <StepRail page={page} />
          <Story page={page} />
          <Plans page={page} onDo={setDoing} />
          <CaseReturns page={page} />
          <CaseOrders page={page} />
          <CaseCosts number={page.number} />
          <Records page={page} />
          <Discussion page={page} />
        </div>
        <Rail page={page} />
      </div>
      <Timeline page={page} />
      <RecordSheet page={page} />
      {doing === null ? null : (
        <VerbDrawer
          key={`${doing.key}${JSON.stringify(doing.target)}`}
          doing={doing}
          page={page}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  );
}

/** One case: what it is, what is due, the one next step, everything on record. */
export function CasePage() {
  const { number = '' } = useParams({ strict: false });
  const answer = useAnswer(GetCase, { params: { number } });
  return (
    <Answered answer={answer} waiting={<ObjectSkeleton main={[120, 240]} rail={[280]} />}>
      {(page) => <Loaded key={number} page={page} />}
    </Answered>
  );
}
