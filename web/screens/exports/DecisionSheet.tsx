import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type CustomerExport, DecideExport, ListExports } from '../../../domains/exports/exports.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { exportTexts } from '../../texts/customer-exports.ts';
import { ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { Wanted } from './Wanted.tsx';

/** A second person approves or refuses, with the grounds. */
export function DecisionSheet({ wanted, onClose }: { wanted: CustomerExport; onClose: () => void }) {
  const text = useText(exportTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(DecideExport);
  const decide = (approved: boolean) => {
    setTried(true);
    if (note.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { id: wanted.id }, body: { approved, note: note.trim() } },
      {
        onSuccess: () => {
          void message.success(text.decided);
          void client.invalidateQueries({ queryKey: [ListExports.path] });
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.decideTitle(wanted.number)}
      onClose={onClose}
      error={send.error}
      foot={
        <>
          <span className="push" />
          <Button danger loading={send.isPending} onClick={() => decide(false)}>
            {text.refuse}
          </Button>
          <Button type="primary" loading={send.isPending} onClick={() => decide(true)}>
            {text.approve}
          </Button>
        </>
      }
    >
      <p>
        <strong>{wanted.requestedBy.name}</strong>
      </p>
      <Wanted wanted={wanted} />
      <ReasonField
        first
        label={text.decision}
        hint={text.decisionHint}
        value={note}
        error={tried && note.trim() === '' ? text.decisionNeeded : undefined}
        onChange={setNote}
      />
    </SideSheet>
  );
}
