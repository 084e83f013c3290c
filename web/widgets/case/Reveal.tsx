import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { RevealCustomer } from '../../../domains/customers/customers.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { useTicking } from '../../../ui/time.tsx';
import { caseCustomerTexts } from '../../texts/case-customer.ts';
import { purposes } from './purposes.ts';
import { useWords } from './words.ts';
import './timeline.css';

type Shown = OutputOf<typeof RevealCustomer>;
type Purpose = keyof typeof purposes;
const SHOWN_MS = 60_000;

function Unmasked({ shown, until, onHide }: { shown: Shown; until: number; onHide: () => void }) {
  const text = useText(caseCustomerTexts);
  const left = useTicking((at) => Math.max(0, Math.ceil((until - at) / 1000)));
  useEffect(() => {
    if (left === 0) onHide();
  }, [left, onHide]);
  const rows = [
    [text.contact, shown.name],
    [text.phone, shown.phone],
    [text.other, shown.otherContact],
    [text.address, shown.address],
    [text.numbers, shown.numbers.length === 0 ? null : shown.numbers.join('  ')],
  ].filter((row): row is [string, string] => row[1] !== null && row[1] !== undefined);
  return (
    <div className="case-unmasked">
      <dl className="case-facts case-facts-narrow">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{label === text.phone ? <a href={`tel:${value}`}>{value}</a> : value}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" onClick={onHide}>
        {text.hide}
      </Button>{' '}
      <span className="faint figures">{text.hidesIn(left)}</span>
    </div>
  );
}

/** Shows name and numbers for a stated purpose; the view is recorded and hides itself after a minute. */
export function Reveal({ page }: { page: CasePage }) {
  const text = useText(caseCustomerTexts);
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState<Purpose>('contact');
  const [note, setNote] = useState('');
  const [until, setUntil] = useState<number | null>(null);
  const send = useSend(RevealCustomer);
  const line = useErrorText(send.error);
  const hide = () => {
    setUntil(null);
    send.reset();
  };
  if (until !== null && send.data !== undefined)
    return <Unmasked shown={send.data} until={until} onHide={hide} />;
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {text.reveal}
      </Button>
    );
  }
  const show = () =>
    send.mutate(
      {
        params: { id: page.customerFile.id },
        body: { purpose, caseNumber: page.number, ...(note.trim() === '' ? {} : { note }) },
      },
      {
        onSuccess: () => {
          setAsking(false);
          setUntil(now() + SHOWN_MS);
        },
      },
    );
  return (
    <div className="case-reveal">
      <Select
        size="small"
        aria-label={text.purpose}
        value={purpose}
        onChange={setPurpose}
        options={(Object.keys(purposes) as Purpose[]).map((value) => ({
          value,
          label: words.say(purposes[value]),
        }))}
      />
      {purpose === 'other' ? (
        <Input
          size="small"
          maxLength={300}
          placeholder={text.noteNeeded}
          aria-label={text.note}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      ) : null}
      <Button
        size="small"
        type="primary"
        loading={send.isPending}
        disabled={purpose === 'other' && note.trim() === ''}
        onClick={show}
      >
        {text.reveal}
      </Button>
      <Button size="small" type="text" onClick={() => setAsking(false)}>
        {text.cancel}
      </Button>
      <small className="faint">{send.isError ? <span role="alert">{line}</span> : text.logged}</small>
    </div>
  );
}
