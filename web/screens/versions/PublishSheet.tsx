import { App, Input } from 'antd';
import { useState } from 'react';
import { PublishVersion, type Version } from '../../../domains/standards/versions.contract.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { versionTexts } from '../../texts/versions.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useRefresh } from './use-refresh.ts';
import './policy-tasks.css';

const DAYS_TO_PREPARE = 14;

function DayField(props: {
  label: string;
  hint?: string;
  value: string;
  min: string;
  onChange: (day: string) => void;
}) {
  const { label, hint, value, min, onChange } = props;
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <Input
          id={id}
          type="date"
          className="day-input"
          min={min}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** From which day it binds, and what departments have to do until when. */
export function PublishSheet({ version, onClose }: { version: Version; onClose: () => void }) {
  const text = useText(versionTexts);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(PublishVersion);
  const today = chinaDay(now());
  const [effectiveFrom, setEffective] = useState(() => chinaDay(now() + DAYS_TO_PREPARE * DAY));
  const [tasksDueOn, setDue] = useState(effectiveFrom);
  const [instruction, setInstruction] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (sending.isPending || instruction.trim() === '' || effectiveFrom === '' || tasksDueOn === '') return;
    sending.mutate(
      {
        params: { id: version.id },
        body: { revision: version.revision, effectiveFrom, instruction, tasksDueOn },
      },
      {
        onSuccess: ({ tasks }) => {
          void message.success(text.published(tasks));
          refresh();
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.publishTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot label={text.publish} busy={sending.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.publishNote}</p>
      <DayField
        label={text.effectiveFrom}
        hint={text.effectiveHint}
        value={effectiveFrom}
        min={today}
        onChange={setEffective}
      />
      <Field
        label={text.instruction}
        hint={text.instructionHint}
        error={tried && instruction.trim() === '' ? text.needed : undefined}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={1000}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={instruction}
            onChange={(event) => setInstruction(event.target.value)}
          />
        )}
      </Field>
      <DayField label={text.tasksDueOn} value={tasksDueOn} min={today} onChange={setDue} />
    </SideSheet>
  );
}
