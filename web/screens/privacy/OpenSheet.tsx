import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { incidentKinds, OpenIncident } from '../../../domains/privacy/incidents.contract.ts';
import type { FieldKind } from '../../../domains/privacy/processing.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { incidentKindNames, privacyTexts } from '../../texts/privacy.ts';
import { InstantInput } from '../../widgets/case/form/InstantInput.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

/** Reports an incident; a suspicion is enough. */
export function OpenSheet({ onClose }: { onClose: () => void }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof incidentKinds)[number]>('leak');
  const [title, setTitle] = useState('');
  const [what, setWhat] = useState('');
  const [foundAt, setFoundAt] = useState<string | undefined>(() => new Date(now()).toISOString());
  const [fields, setFields] = useState<FieldKind[]>([]);
  const [tried, setTried] = useState(false);
  const send = useSend(OpenIncident);
  const kept = useKept(onClose);
  const lack = (missing: boolean) => (tried && missing ? text.required : undefined);
  const submit = () => {
    setTried(true);
    if (title.trim() === '' || what.trim() === '' || foundAt === undefined || fields.length === 0) return;
    if (send.isPending) return;
    send.mutate(
      { body: { kind, title, what, foundAt, fields } },
      {
        onSuccess: ({ id }) => {
          kept();
          void navigate({ to: '/privacy', search: { tab: 'incidents', open: String(id) } });
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.openTitle}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot label={text.openIncident} busy={send.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.openHint}</p>
      <Field label={text.kind}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            options={incidentKinds.map((value) => ({ value, label: words.of(incidentKindNames, value) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={text.incidentTitle} error={lack(title.trim() === '')}>
        {(id) => (
          <Input id={id} maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={text.what} hint={text.whatHint} error={lack(what.trim() === '')}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={4000}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={what}
            onChange={(event) => setWhat(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.foundAt} error={lack(foundAt === undefined)}>
        {(id) => <InstantInput id={id} value={foundAt} onChange={setFoundAt} />}
      </Field>
      <Field label={text.fields} error={lack(fields.length === 0)}>
        {(id) => <FieldPicker id={id} value={fields} onChange={setFields} />}
      </Field>
    </SideSheet>
  );
}
