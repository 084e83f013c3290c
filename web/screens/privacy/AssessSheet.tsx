import { Input, Select } from 'antd';
import { useState } from 'react';
import { AssessIncident, type Incident, severities } from '../../../domains/privacy/incidents.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts, severityNames } from '../../texts/privacy.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

const TEXTS = ['cause', 'harm', 'advice', 'contact'] as const;
const orNull = (value: string) => (value.trim() === '' ? null : value.trim());

/** How severe it is, what happened and what it means for people. */
export function AssessSheet({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const [severity, setSeverity] = useState(incident.severity);
  const [fields, setFields] = useState(incident.fields);
  const [said, setSaid] = useState({
    cause: incident.cause ?? '',
    harm: incident.harm ?? '',
    advice: incident.advice ?? '',
    contact: incident.contact ?? '',
  });
  const send = useSend(AssessIncident);
  const onSuccess = useKept(onClose);
  const submit = () => {
    if (fields.length === 0 || send.isPending) return;
    const { cause, harm, advice, contact } = said;
    const body = {
      severity,
      fields,
      cause: orNull(cause),
      harm: orNull(harm),
      advice: orNull(advice),
      contact: orNull(contact),
      version: incident.version,
    };
    send.mutate({ params: { id: incident.id }, body }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.parts.assessment}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <Field label={text.severity}>
        {(id) => (
          <Select
            id={id}
            value={severity}
            options={severities.map((value) => ({ value, label: words.of(severityNames, value) }))}
            onChange={setSeverity}
          />
        )}
      </Field>
      <Field label={text.fields} error={fields.length === 0 ? text.required : undefined}>
        {(id) => <FieldPicker id={id} value={fields} onChange={setFields} />}
      </Field>
      {TEXTS.map((key) => (
        <Field key={key} label={text[key]} {...(key === 'contact' ? { hint: text.contactHint } : {})}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: key === 'contact' ? 1 : 2, maxRows: 8 }}
              maxLength={key === 'contact' ? 200 : 2000}
              value={said[key]}
              onChange={(event) => setSaid({ ...said, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </SideSheet>
  );
}
