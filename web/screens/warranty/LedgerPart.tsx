import { Button } from 'antd';
import { useState } from 'react';
import type { LedgerEntry } from '../../../domains/warranty/ledger.contract.ts';
import type { GetUnitWarranty } from '../../../domains/warranty/warranty.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ledgerTexts } from '../../texts/warranty-ledger.ts';
import { RepairSheet } from './RepairSheet.tsx';

type File = OutputOf<typeof GetUnitWarranty>;

/** One entry in a line, by its kind. */
function useEntryLine(): (entry: LedgerEntry) => string {
  const text = useText(ledgerTexts);
  return ({ kind, body, otherSerial }) => {
    const say = (key: string) => (body[key] === undefined || body[key] === null ? '' : String(body[key]));
    const facts: Record<LedgerEntry['kind'], string[]> = {
      repair: [
        say('fault'),
        say('doneOn') === '' ? `${say('sentOn')} ${text.open}` : text.days(say('sentOn'), say('doneOn')),
        body.underGuarantee === false ? text.paid : text.free,
      ],
      exchange: [say('on'), text.exchangedFor(otherSerial ?? '')],
      contract: [say('name'), say('startsOn'), text.months(Number(body.months))],
      sale: [
        say('invoicedOn') || say('documentedOn') || say('deliveredOn'),
        typeof body.priceFen === 'number' ? yuan(body.priceFen) : '',
      ],
    };
    return facts[kind].filter(Boolean).join(' · ');
  };
}

type Props = { file: File; fault: string; today: string; parts: { value: string; label: string }[] };

/** What is on record about the unit, and the way to record a repair. */
export function LedgerPart({ file, fault, today, parts }: Props) {
  const text = useText(ledgerTexts);
  const lineOf = useEntryLine();
  const [isRecording, setRecording] = useState(false);
  const entries = file.ledger.filter(({ current, withdrawn }) => current && !withdrawn).toReversed();
  const open = entries.find(
    ({ kind, body, unitId }) => kind === 'repair' && body.doneOn === null && unitId === file.unit.id,
  );
  return (
    <section className="ask-part" aria-label={text.title}>
      <h2>
        {text.title}
        {file.may.record && file.replacedBy === null ? (
          <Button size="small" onClick={() => setRecording(true)}>
            {open === undefined ? text.record : text.finish}
          </Button>
        ) : null}
      </h2>
      {entries.length === 0 ? <p className="faint">{text.none}</p> : null}
      <ul className="ledger-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>{text.kinds[entry.kind]}</span>
            <span className="soft figures">{lineOf(entry)}</span>
          </li>
        ))}
      </ul>
      {isRecording ? (
        <RepairSheet
          unitId={file.unit.id}
          today={today}
          fault={fault}
          parts={parts}
          open={open}
          onClose={() => setRecording(false)}
        />
      ) : null}
    </section>
  );
}
