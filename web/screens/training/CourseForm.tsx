import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { AddCourse } from '../../../domains/people/training.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FormFoot, useTaken } from './TrainingFoot.tsx';

const areas = ['product_knowledge', 'repair_skill', 'service_skill', 'safety', 'emergency'] as const;
const EMERGENCY = ['process', 'communication', 'problem_handling', 'safety'] as const;

/** A new course; an emergency course covers its four topics (S0 6.4). */
export function CourseForm({ onClose }: { onClose: () => void }) {
  const text = useText(trainingTexts);
  const sending = useSend(AddCourse);
  const taken = useTaken(onClose);
  const [draft, setDraft] = useState({ code: '', zh: '', en: '' });
  const [area, setArea] = useState<(typeof areas)[number]>('product_knowledge');
  const [retrainMonths, setRetrainMonths] = useState<number | null>(24);
  const [tried, setTried] = useState(false);
  const wrong = {
    code: !/^[a-z][a-z_]{1,39}$/.test(draft.code),
    zh: draft.zh.trim() === '',
    en: draft.en.trim() === '',
  };
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean) || sending.isPending) return;
    const name = { zh: draft.zh.trim(), en: draft.en.trim() };
    const covers = area === 'emergency' ? [...EMERGENCY] : [];
    sending.mutate({ body: { code: draft.code, name, area, retrainMonths, covers } }, { onSuccess: taken });
  };
  const fields = [
    ['code', text.code, text.codeHint],
    ['zh', text.nameZh, undefined],
    ['en', text.nameEn, undefined],
  ] as const;
  return (
    <SideSheet
      title={text.addCourse}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<FormFoot sending={sending.isPending} onClose={onClose} />}
    >
      {fields.map(([key, label, hint]) => (
        <Field key={key} label={label} hint={hint} error={tried && wrong[key] ? text.needed : undefined}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft[key]}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={text.area}>
        {(id) => (
          <Select
            id={id}
            value={area}
            options={areas.map((value) => ({ value, label: text.areas[value] }))}
            onChange={setArea}
          />
        )}
      </Field>
      <Field label={text.interval}>
        {(id) => <InputNumber id={id} min={1} max={120} value={retrainMonths} onChange={setRetrainMonths} />}
      </Field>
    </SideSheet>
  );
}
