import { App } from 'antd';
import { useRef, useState } from 'react';
import { SendCommands } from '../../../domains/workorders/workorders.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { remoteTexts } from '../../texts/remote.ts';
import { useWords } from '../case/words.ts';
import { SheetFoot } from '../frame/SheetFoot.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { type OrderPage, useOrdersAnew } from './order-page.ts';
import { type Remote, RemoteFields } from './RemoteFields.tsx';

/** Writes down what was found from afar, before or instead of a visit. */
export function RemoteSheet({ page, onClose }: { page: OrderPage; onClose: () => void }) {
  const text = useText(remoteTexts);
  const words = useWords();
  const { message } = App.useApp();
  const id = useRef(crypto.randomUUID());
  const sending = useSend(SendCommands);
  const anew = useOrdersAnew();
  const [remote, setRemote] = useState<Remote>({ finding: '', outcome: 'visit_needed' });
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = () => {
    setTried(true);
    if (remote.finding.trim() === '' || sending.isPending) return;
    const at = new Date(now()).toISOString();
    const record = { kind: 'remote_diagnosis' as const, body: { ...remote, finding: remote.finding.trim() } };
    const command = { id: id.current, number: page.number, at, type: 'record' as const, record };
    sending.mutate(
      { body: { deviceNow: at, commands: [command] } },
      {
        onSuccess: ({ answers: [answer] }) => {
          anew();
          if (answer?.outcome !== 'done') {
            id.current = crypto.randomUUID();
            return setRefused(words.say(answer?.text ?? null));
          }
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.title(page.number)}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.back} label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <p>{page.subject}</p>
      <p className="soft">{text.hint}</p>
      <RemoteFields value={remote} tried={tried} onChange={setRemote} />
      {refused === null ? null : (
        <p className="field-error" role="alert">
          {refused}
        </p>
      )}
    </SideSheet>
  );
}
