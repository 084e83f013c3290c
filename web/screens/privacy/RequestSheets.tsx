import { Input, Radio } from 'antd';
import { useState } from 'react';
import {
  CorrectPerson,
  DecideRequest,
  HandOver,
  type PersonRequest,
} from '../../../domains/privacy/requests.contract.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { decisionNames, requestsTexts } from '../../texts/person-requests.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { ChannelPicker } from '../../widgets/privacy/AnswerForm.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

type Props = { request: PersonRequest; onClose: () => void };
type Decision = BodyOf<typeof DecideRequest>['decision'];

/** Grants or refuses with a reason; without a verified person only the latter. */
export function DecideSheet({ request, onClose }: Props) {
  const text = useText(requestsTexts);
  const words = useWords();
  const verified = request.verifiedAt !== null;
  const choices: Decision[] = verified ? ['granted', 'refused', 'taken_back'] : ['refused', 'taken_back'];
  const [decision, setDecision] = useState<Decision>(choices[0] ?? 'refused');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(DecideRequest);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { id: request.id }, body: { decision, reason, version: request.version } },
      { onSuccess },
    );
  };
  return (
    <SideSheet
      title={text.decide}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot label={words.of(decisionNames, decision)} busy={send.isPending} onClose={onClose} />}
    >
      <p className="soft">{request.matter}</p>
      <Field label={text.decision} hint={decision === 'granted' ? text.decideHint[request.kind] : undefined}>
        {(id) => (
          <Radio.Group
            id={id}
            value={decision}
            options={choices.map((value) => ({ value, label: words.of(decisionNames, value) }))}
            onChange={(event) => setDecision(event.target.value)}
          />
        )}
      </Field>
      <ReasonField
        first
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={tried && reason.trim() === '' ? text.required : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}

const FIELDS = ['name', 'phone', 'otherContact', 'address'] as const;

/** What the record is to say; what is left empty stays. */
export function CorrectSheet({ request, onClose }: Props) {
  const text = useText(requestsTexts);
  const [said, setSaid] = useState({ name: '', phone: '', otherContact: '', address: '' });
  const [tried, setTried] = useState(false);
  const send = useSend(CorrectPerson);
  const onSuccess = useKept(onClose);
  const filled = FIELDS.filter((field) => said[field].trim() !== '');
  const submit = () => {
    setTried(true);
    if (filled.length === 0 || send.isPending) return;
    const fields = Object.fromEntries(filled.map((field) => [field, said[field].trim()]));
    send.mutate({ params: { id: request.id }, body: { ...fields, version: request.version } }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.correct}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <p className="soft">{request.matter}</p>
      <p className="faint">{tried && filled.length === 0 ? text.nothing : text.correctHint}</p>
      {FIELDS.map((field) => (
        <Field key={field} label={text.fields[field]}>
          {(id) => (
            <Input
              id={id}
              autoComplete="off"
              maxLength={field === 'address' ? 200 : 60}
              value={said[field]}
              onChange={(event) => setSaid({ ...said, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </SideSheet>
  );
}

/** How the file came to the person; ends the request. */
export function HandOverSheet({ request, onClose }: Props) {
  const text = useText(requestsTexts);
  const [channel, setChannel] = useState(request.channel);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(HandOver);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (note.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { id: request.id }, body: { channel, note, version: request.version } },
      { onSuccess },
    );
  };
  return (
    <SideSheet
      title={text.handOverTitle}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot label={text.handOver} busy={send.isPending} onClose={onClose} />}
    >
      <Field label={text.handChannel}>
        {(id) => <ChannelPicker id={id} value={channel} onChange={setChannel} />}
      </Field>
      <ReasonField
        label={text.handNote}
        hint={text.handHint}
        value={note}
        error={tried && note.trim() === '' ? text.required : undefined}
        onChange={setNote}
      />
    </SideSheet>
  );
}
