import { Button } from 'antd';
import { useState } from 'react';
import { type CasePage, GetCase } from '../../../domains/cases/case-page.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { CaseHeader } from '../../widgets/case/CaseHeader.tsx';
import { casePath, useGo } from '../../widgets/case/CaseLink.tsx';
import { ClockList } from '../../widgets/case/ClockList.tsx';
import { VerbDrawer } from '../../widgets/case/form/VerbDrawer.tsx';
import type { Doing } from '../../widgets/case/form/verbs.ts';
import { NextStep, VerbMenu } from '../../widgets/case/NextStep.tsx';
import { Remedies } from '../../widgets/case/Remedies.tsx';
import { Section } from '../../widgets/case/Section.tsx';
import { Story } from '../../widgets/case/Story.tsx';
import { EventLine } from '../../widgets/case/Timeline.tsx';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { PanelSkeleton } from '../../widgets/frame/ObjectSkeleton.tsx';
import '../../widgets/case/case.css';

const LAST_EVENTS = 6;

function Loaded({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const go = useGo();
  const [doing, setDoing] = useState<Doing | null>(null);
  const actions = (
    <>
      <NextStep page={page} onDo={setDoing} />
      <VerbMenu page={page} onDo={setDoing} />
      <Button size="large" onClick={() => go(casePath(page.number))}>
        {text.header.openPage}
      </Button>
    </>
  );
  return (
    <div className="case-panel">
      <CaseHeader page={page} actions={actions} compact />
      <Remedies page={page} />
      <Section title={text.clocks.title}>
        <ClockList page={page} />
      </Section>
      <Story page={page} compact />
      <Section title={text.timeline.title}>
        <ol className="case-events">
          {page.events
            .slice(-LAST_EVENTS)
            .toReversed()
            .map((event) => (
              <EventLine key={event.id} event={event} />
            ))}
        </ol>
      </Section>
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

/** The case beside a list: header, next step, clocks, story and what happened last. */
export function CasePanel({ number }: { number: string }) {
  const answer = useAnswer(GetCase, { params: { number } });
  return (
    <Answered answer={answer} waiting={<PanelSkeleton />}>
      {(page) => <Loaded key={number} page={page} />}
    </Answered>
  );
}
