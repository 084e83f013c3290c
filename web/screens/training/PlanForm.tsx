import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { AddTrainingPlan, ListCourses } from '../../../domains/people/training.contract.ts';
import { chinaYear } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FormFoot, useTaken } from './TrainingFoot.tsx';

/** A plan of a year; somebody else approves it once it covers the four areas (S0 3.2). */
export function PlanForm({ onClose }: { onClose: () => void }) {
  const text = useText(trainingTexts);
  const words = useWords();
  const all = useAnswer(ListCourses, {}).data?.courses ?? [];
  const sending = useSend(AddTrainingPlan);
  const taken = useTaken(onClose);
  const [title, setTitle] = useState('');
  const [year, setYear] = useState(() => chinaYear(now()));
  const [courses, setCourses] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (title.trim() === '' || courses.length === 0 || sending.isPending) return;
    sending.mutate({ body: { title: title.trim(), year, courses } }, { onSuccess: taken });
  };
  return (
    <SideSheet
      title={text.addPlan}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<FormFoot sending={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.planTitle} error={tried && title.trim() === '' ? text.needed : undefined}>
        {(id) => (
          <Input id={id} maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={text.year}>
        {(id) => (
          <InputNumber
            id={id}
            min={2000}
            max={2199}
            value={year}
            onChange={(next) => setYear(next ?? year)}
          />
        )}
      </Field>
      <Field
        label={text.courses}
        error={tried && courses.length === 0 ? text.needed : undefined}
        hint={text.noPlansHint}
      >
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={courses}
            options={all.map(({ code, name, area }) => ({
              value: code,
              label: `${words.say(name)} · ${text.areas[area]}`,
            }))}
            onChange={setCourses}
          />
        )}
      </Field>
    </SideSheet>
  );
}
