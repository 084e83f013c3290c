import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { trainingTexts } from '../../texts/training.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { CourseForm } from './CourseForm.tsx';
import { CoursesTab } from './CoursesTab.tsx';
import { GapsTab } from './GapsTab.tsx';
import { PlanForm } from './PlanForm.tsx';
import { PlansTab } from './PlansTab.tsx';
import { SessionForm } from './SessionForm.tsx';
import { SessionsTab } from './SessionsTab.tsx';
import { readTrainingSearch, type TrainingTab, trainingTabs } from './training-search.ts';
import '../parts/parts.css';

const addOn = { gaps: 'session', sessions: 'session', courses: 'course', plans: 'plan' } as const;
type Adding = (typeof addOn)[TrainingTab];

function Form({ adding, onClose }: { adding: Adding; onClose: () => void }) {
  if (adding === 'course') return <CourseForm onClose={onClose} />;
  return adding === 'plan' ? <PlanForm onClose={onClose} /> : <SessionForm onClose={onClose} />;
}

/** Training: who lacks what, sessions, courses, plans (S0 3.2, S3 4). */
export function TrainingPage() {
  const text = useText(trainingTexts);
  const search = useSearch({ from: '/signed-in/training' });
  const navigate = useNavigate();
  const mayManage = useRight('training:manage');
  const [adding, setAdding] = useState<Adding | null>(null);
  const tab = search.tab ?? 'gaps';
  const change = (part: { tab?: TrainingTab; course?: string | undefined }) =>
    void navigate({ to: '/training', search: readTrainingSearch({ ...search, ...part }), replace: true });
  const names = { session: text.addSession, course: text.addCourse, plan: text.addPlan };
  const add = (
    <Button type="primary" onClick={() => setAdding(addOn[tab])}>
      {names[addOn[tab]]}
    </Button>
  );
  return (
    <PageFrame title={text.title} note={text.note} actions={mayManage ? add : undefined}>
      <Tabs
        label={text.tabsLabel}
        value={tab}
        items={trainingTabs.map((key) => ({ key, label: text.tabs[key] }))}
        onChange={(key) => change({ tab: key, course: undefined })}
      />
      {tab === 'gaps' ? <GapsTab /> : null}
      {tab === 'sessions' ? (
        <SessionsTab course={search.course} onCourse={(course) => change({ course })} />
      ) : null}
      {tab === 'courses' ? <CoursesTab onCourse={(course) => change({ tab: 'sessions', course })} /> : null}
      {tab === 'plans' ? <PlansTab /> : null}
      {adding === null ? null : <Form adding={adding} onClose={() => setAdding(null)} />}
    </PageFrame>
  );
}
