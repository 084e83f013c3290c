import { Select } from 'antd';
import { useState } from 'react';
import {
  AddMeasure,
  CloseIncident,
  FinishMeasure,
  type Incident,
  informed,
  measureKinds,
  RecordNotification,
  toldBy,
} from '../../../domains/privacy/incidents.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { channelNames, informedNames, measureNames, privacyTexts } from '../../texts/privacy.ts';
import { InstantInput } from '../../widgets/case/form/InstantInput.tsx';
import { PersonPicker } from '../../widgets/case/form/pickers.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

type Props = { incident: Incident; onClose: () => void };

/** A task of the incident for a colleague. */
export function MeasureSheet({ incident, onClose }: Props) {
  const text = useText(privacyTexts);
  const words = useWords();
  const [kind, setKind] = useState<(typeof measureKinds)[number]>('contain');
  const [task, setTask] = useState('');
  const [ownerId, setOwner] = useState<string | undefined>();
  const [dueAt, setDueAt] = useState<string | undefined>();
  const [tried, setTried] = useState(false);
  const send = useSend(AddMeasure);
  const onSuccess = useKept(onClose);
  const lack = (missing: boolean) => (tried && missing ? text.required : undefined);
  const submit = () => {
    setTried(true);
    if (task.trim() === '' || ownerId === undefined || dueAt === undefined || send.isPending) return;
    send.mutate({ params: { id: incident.id }, body: { kind, task, ownerId, dueAt } }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.addMeasure}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <Field label={text.kind}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            options={measureKinds.map((value) => ({ value, label: words.of(measureNames, value) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <ReasonField label={text.task} value={task} error={lack(task.trim() === '')} onChange={setTask} />
      <Field label={text.owner} error={lack(ownerId === undefined)}>
        {(id) => <PersonPicker id={id} value={ownerId} onChange={setOwner} />}
      </Field>
      <Field label={text.dueAt} error={lack(dueAt === undefined)}>
        {(id) => <InstantInput id={id} value={dueAt} onChange={setDueAt} />}
      </Field>
    </SideSheet>
  );
}

type ResultProps = Props & { measureId: number };

/** What came of a task. */
export function ResultSheet({ incident, measureId, onClose }: ResultProps) {
  const text = useText(privacyTexts);
  const [result, setResult] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(FinishMeasure);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (result.trim() === '' || send.isPending) return;
    send.mutate({ params: { id: incident.id, measureId }, body: { result } }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.finish}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <p className="soft">{incident.measures.find(({ id }) => id === measureId)?.task}</p>
      <ReasonField
        first
        label={text.result}
        value={result}
        error={tried && result.trim() === '' ? text.required : undefined}
        onChange={setResult}
      />
    </SideSheet>
  );
}

/** That somebody was told and how; persons may be left out with a reason. */
export function NotificationSheet({ incident, onClose }: Props) {
  const text = useText(privacyTexts);
  const words = useWords();
  const [whom, setWhom] = useState<(typeof informed)[number]>(
    incident.authorityDone ? 'persons' : 'authority',
  );
  const [channel, setChannel] = useState<(typeof toldBy)[number] | 'none'>('phone');
  const [note, setNote] = useState('');
  const [at, setAt] = useState<string | undefined>(() => new Date(now()).toISOString());
  const [tried, setTried] = useState(false);
  const send = useSend(RecordNotification);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (note.trim() === '' || at === undefined || send.isPending) return;
    const body = { whom, channel: channel === 'none' ? null : channel, note, at };
    send.mutate({ params: { id: incident.id }, body }, { onSuccess });
  };
  const channels = toldBy.map((value) => ({ value, label: words.of(channelNames, value) }));
  return (
    <SideSheet
      title={text.record}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <Field label={text.whom}>
        {(id) => (
          <Select
            id={id}
            value={whom}
            options={informed.map((value) => ({ value, label: words.of(informedNames, value) }))}
            onChange={(value) => {
              setWhom(value);
              if (value === 'authority' && channel === 'none') setChannel('phone');
            }}
          />
        )}
      </Field>
      <Field label={text.channel} {...(whom === 'persons' ? { hint: text.notToldHint } : {})}>
        {(id) => (
          <Select
            id={id}
            value={channel}
            options={
              whom === 'persons' ? [...channels, { value: 'none' as const, label: text.notTold }] : channels
            }
            onChange={setChannel}
          />
        )}
      </Field>
      <ReasonField
        label={text.noteField}
        hint={text.whatHint}
        value={note}
        error={tried && note.trim() === '' ? text.required : undefined}
        onChange={setNote}
      />
      <Field label={text.at} error={tried && at === undefined ? text.required : undefined}>
        {(id) => <InstantInput id={id} value={at} onChange={setAt} />}
      </Field>
    </SideSheet>
  );
}

/** Closes the incident with what was learned. */
export function CloseSheet({ incident, onClose }: Props) {
  const text = useText(privacyTexts);
  const [lesson, setLesson] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(CloseIncident);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (lesson.trim() === '' || send.isPending) return;
    send.mutate({ params: { id: incident.id }, body: { lesson, version: incident.version } }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.close}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot label={text.close} busy={send.isPending} onClose={onClose} />}
    >
      <ReasonField
        first
        label={text.lesson}
        value={lesson}
        error={tried && lesson.trim() === '' ? text.required : undefined}
        onChange={setLesson}
      />
    </SideSheet>
  );
}
