import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { GetKeys, RotateKeys } from '../../../domains/protection/keys.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { protectionTexts } from '../../texts/protection.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

/** Asks why, says what will happen, and begins the rotation. */
export function RotateSheet({ onClose }: { onClose: () => void }) {
  const text = useText(protectionTexts);
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [lookup, setLookup] = useState(false);
  const [tried, setTried] = useState(false);
  const { mutate, error, isPending } = useSend(RotateKeys);
  const isBare = reason.trim() === '';
  const send = () => {
    setTried(true);
    if (isBare) return;
    mutate(
      { body: { lookup, reason } },
      {
        onSuccess: async () => {
          await queries.invalidateQueries({ queryKey: [GetKeys.path] });
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.rotateTitle}
      error={error}
      onClose={onClose}
      onSubmit={send}
      foot={<SheetFoot back={text.cancel} label={text.rotate} busy={isPending} onClose={onClose} />}
    >
      <p className="soft">{text.rotateNote}</p>
      <Field label={text.reason} error={tried && isBare ? text.reasonNeeded : undefined}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={lookup} onChange={(event) => setLookup(event.target.checked)}>
        {text.withLookup}
      </Checkbox>
    </SideSheet>
  );
}
