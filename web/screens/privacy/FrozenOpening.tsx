import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { legalPurposes, OpenFrozen } from '../../../domains/privacy/erasure.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { legalPurposeNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';

/** Opens who a frozen person is, for a purpose of the law; shown here only, on record. */
export function FrozenOpening({ id }: { id: number }) {
  const { one: text } = useText(termTexts);
  const words = useWords();
  const [purpose, setPurpose] = useState<(typeof legalPurposes)[number]>('court');
  const [note, setNote] = useState('');
  const send = useSend(OpenFrozen);
  const line = useErrorText(send.error);
  const open = () => {
    if (note.trim() === '' || send.isPending) return;
    send.mutate({ params: { id }, body: { purpose, note: note.trim() } });
  };
  const { data } = send;
  return (
    <>
      <h3>{text.openFrozen}</h3>
      <p className="soft">{text.openHint}</p>
      <Field label={text.purpose}>
        {(field) => (
          <Select
            id={field}
            value={purpose}
            options={legalPurposes.map((value) => ({ value, label: words.of(legalPurposeNames, value) }))}
            onChange={setPurpose}
          />
        )}
      </Field>
      <Field label={text.openNote}>
        {(field) => (
          <Input id={field} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <Button disabled={note.trim() === ''} loading={send.isPending} onClick={open}>
        {text.openFrozen}
      </Button>
      {send.isError ? <p role="alert">{line}</p> : null}
      {data === undefined ? null : (
        <p className="figures">
          {[data.name, data.phone, data.otherContact, data.address].filter((one) => one !== null).join(' · ')}
        </p>
      )}
    </>
  );
}
