import { Alert, App, Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { CommandType } from '../../../domains/workorders/life.rules.ts';
import { type CommandAnswer, SendCommands } from '../../../domains/workorders/workorders.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { commandNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { useWords } from '../case/words.ts';
import { ReasonField } from '../frame/Field.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { gapsBefore, gapText, needsReason, type OrderPage, useOrdersAnew } from './order-page.ts';

/** Sends one command; its id stays the same over retries, so it is carried out once. */
function useCommand(page: OrderPage, command: CommandType, onDone: () => void) {
  const id = useRef(crypto.randomUUID());
  const sending = useSend(SendCommands);
  const anew = useOrdersAnew();
  const [refused, setRefused] = useState<CommandAnswer | null>(null);
  const send = (reason: string) => {
    if (sending.isPending) return;
    const at = new Date(now()).toISOString();
    const asked = { id: id.current, number: page.number, at, type: command };
    sending.mutate(
      { body: { deviceNow: at, commands: [reason === '' ? asked : { ...asked, reason }] } },
      {
        onSuccess: ({ answers: [answer] }) => {
          anew();
          if (answer?.outcome === 'done') return onDone();
          id.current = crypto.randomUUID();
          setRefused(answer ?? null);
        },
      },
    );
  };
  return { send, refused, sending };
}

function Refused({ answer }: { answer: CommandAnswer }) {
  const text = useText(orderTexts);
  const words = useWords();
  const gaps = answer.missing.map((gap) => `${gapText(gap, words, text.gap)} ${gap.clause}`);
  return (
    <Alert
      type="error"
      role="alert"
      showIcon={false}
      title={words.say(answer.text)}
      {...(gaps.length === 0 ? {} : { description: gaps.join(' · ') })}
    />
  );
}

type Props = { page: OrderPage; command: CommandType; onClose: () => void };

/** Asks for the reason, and for a second yes before cancelling; then does it. */
export function CommandSheet({ page, command, onClose }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(command !== 'cancel');
  const [tried, setTried] = useState(false);
  const { send, refused, sending } = useCommand(page, command, () => {
    void message.success(text.done);
    onClose();
  });
  const asks = needsReason(command);
  const lacking = gapsBefore(page, command);
  const submit = () => {
    setTried(true);
    if (!sure || lacking.length > 0 || (asks && reason.trim() === '')) return;
    send(reason.trim());
  };
  const name = words.of(commandNames, command);
  return (
    <SideSheet
      title={`${name} ${page.number}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.back}</Button>
          <Button
            type="primary"
            htmlType="submit"
            danger={command === 'cancel'}
            disabled={!sure || lacking.length > 0}
            loading={sending.isPending}
          >
            {name}
          </Button>
        </>
      }
    >
      <p>{page.subject}</p>
      {asks ? (
        <ReasonField
          first
          label={text.reason}
          hint={text.reasonHint}
          value={reason}
          error={tried && reason.trim() === '' ? text.reasonNeeded : undefined}
          onChange={setReason}
        />
      ) : null}
      {command === 'cancel' ? (
        <>
          <p className="soft">{text.confirmCancel}</p>
          <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
            {text.confirmSure}
          </Checkbox>
        </>
      ) : null}
      {refused === null ? null : <Refused answer={refused} />}
    </SideSheet>
  );
}
