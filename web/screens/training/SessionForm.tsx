import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ListTechnicians } from '../../../domains/people/people.contract.ts';
import { AddSession, ListCourses } from '../../../domains/people/training.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FormFoot, useTaken } from './TrainingFoot.tsx';

const modes = ['online', 'on_site', 'case_analysis', 'simulation'] as const;
const kinds = ['theory', 'practice'] as const;
const firstDraft = () => ({
  course: '',
  mode: 'on_site' as (typeof modes)[number],
  hoursKind: 'theory' as (typeof kinds)[number],
  classHours: 2,
  heldOn: chinaDay(now()),
  content: '',
  trainer: '',
  people: [] as string[],
  absent: [] as string[],
});
type Draft = ReturnType<typeof firstDraft>;
type Props = { draft: Draft; tried: boolean; set: (change: Partial<Draft>) => void };

function Facts({ draft, tried, set }: Props) {
  const text = useText(trainingTexts);
  const words = useWords();
  const courses = useAnswer(ListCourses, {}).data?.courses ?? [];
  return (
    <>
      <Field label={text.course} error={tried && draft.course === '' ? text.needed : undefined}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.course === '' ? null : draft.course}
            options={courses.map(({ code, name }) => ({ value: code, label: words.say(name) }))}
            onChange={(course: string | null) => set({ course: course ?? '' })}
          />
        )}
      </Field>
      <Field label={text.mode}>
        {(id) => (
          <Select
            id={id}
            value={draft.mode}
            options={modes.map((value) => ({ value, label: text.modes[value] }))}
            onChange={(mode: Draft['mode']) => set({ mode })}
          />
        )}
      </Field>
      <Field label={text.kind}>
        {(id) => (
          <Select
            id={id}
            value={draft.hoursKind}
            options={kinds.map((value) => ({ value, label: text.hoursKinds[value] }))}
            onChange={(hoursKind: Draft['hoursKind']) => set({ hoursKind })}
          />
        )}
      </Field>
      <Field label={text.hours}>
        {(id) => (
          <InputNumber
            id={id}
            min={0.5}
            max={200}
            step={0.5}
            value={draft.classHours}
            onChange={(hours) => set({ classHours: hours ?? 0.5 })}
          />
        )}
      </Field>
      <Field label={text.heldOn}>
        {(id) => (
          <Input
            id={id}
            type="date"
            max={chinaDay(now())}
            value={draft.heldOn}
            onChange={(event) => set({ heldOn: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function People({ draft, tried, set }: Props) {
  const text = useText(trainingTexts);
  const technicians = useAnswer(ListTechnicians, { query: {} }).data?.technicians ?? [];
  const lists = [
    ['people', text.people, 'absent'],
    ['absent', text.absent, 'people'],
  ] as const;
  return lists.map(([key, label, other]) => (
    <Field
      key={key}
      label={label}
      error={
        tried && key === 'people' && draft.people.length + draft.absent.length === 0 ? text.needed : undefined
      }
    >
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft[key]}
          options={technicians
            .filter((one) => !draft[other].includes(one.id))
            .map((one) => ({ value: one.id, label: `${one.name} ${one.workNumber}` }))}
          onChange={(chosen: string[]) => set({ [key]: chosen })}
        />
      )}
    </Field>
  ));
}

/** A session that was held: course, hours, content, and who came (S0 3.2). */
export function SessionForm({ onClose }: { onClose: () => void }) {
  const text = useText(trainingTexts);
  const sending = useSend(AddSession);
  const taken = useTaken(onClose);
  const [draft, setDraft] = useState(firstDraft);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = () => {
    setTried(true);
    const { people, absent, content, trainer, ...rest } = draft;
    const whole = rest.course !== '' && content.trim() !== '' && trainer.trim() !== '' && rest.heldOn !== '';
    if (!whole || people.length + absent.length === 0 || sending.isPending) return;
    const attendances = [
      ...people.map((userId) => ({ userId, attended: true, result: 'passed' as const })),
      ...absent.map((userId) => ({ userId, attended: false, result: 'none' as const })),
    ];
    sending.mutate(
      { body: { ...rest, content: content.trim(), trainer: trainer.trim(), attendances } },
      { onSuccess: taken },
    );
  };
  const words = [
    ['content', text.content, 500],
    ['trainer', text.trainer, 60],
  ] as const;
  return (
    <SideSheet
      title={text.addSession}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<FormFoot sending={sending.isPending} onClose={onClose} />}
    >
      <Facts draft={draft} tried={tried} set={set} />
      {words.map(([key, label, most]) => (
        <Field key={key} label={label} error={tried && draft[key].trim() === '' ? text.needed : undefined}>
          {(id) => (
            <Input
              id={id}
              maxLength={most}
              value={draft[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <People draft={draft} tried={tried} set={set} />
    </SideSheet>
  );
}
