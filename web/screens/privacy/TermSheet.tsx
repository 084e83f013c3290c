import { InputNumber, Switch } from 'antd';
import { useState } from 'react';
import {
  ChangeRetention,
  PreviewRetention,
  type RetentionClass,
  type RetentionPreview,
} from '../../../domains/privacy/retention.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { retentionNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useTerm } from './terms.ts';
import { useKept } from './use-kept.ts';

type Changed = RetentionPreview['changes'][number]['before'];

function Preview({ one }: { one: RetentionClass }) {
  const { term: text, retention } = useText(termTexts);
  const term = useTerm();
  const setTo = (one: Changed) => text.set(term(one), one.inForce ? retention.on : retention.off);
  const { data, error, refetch } = useAnswer(PreviewRetention, { params: { code: one.code } });
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} height={28} />;
  return (
    <>
      <h3>
        {text.preview} <span className="figures">{text.due(data.due)}</span>
      </h3>
      {one.inForce ? null : <p className="soft">{text.notRun}</p>}
      {data.held === 0 ? null : <p className="soft">{text.held(data.held)}</p>}
      {data.first.map((row) => (
        <p key={`${row.name} ${row.at}`} className="privacy-person">
          <span className="figures faint">{row.at === null ? '' : chinaDay(Date.parse(row.at))}</span>{' '}
          {row.name}
        </p>
      ))}
      <h3>{text.history}</h3>
      {data.changes.length === 0 ? <p className="soft">{text.noHistory}</p> : null}
      {data.changes.map((change) => (
        <p key={change.at} className="privacy-person">
          <span className="figures faint">{shortTime(change.at)}</span>{' '}
          {text.change(change.by, setTo(change.before), setTo(change.after))}
          <span className="soft"> · {change.reason}</span>
        </p>
      ))}
    </>
  );
}

/** A class: what the next run ends, how the term was set before, and the term to set. */
export function TermSheet({
  one,
  mayChange,
  onClose,
}: {
  one: RetentionClass;
  mayChange: boolean;
  onClose: () => void;
}) {
  const { term: text, required } = useText(termTexts);
  const words = useWords();
  const inDays = one.days !== null;
  const [term, setTerm] = useState<number | null>(one.days ?? one.months);
  const [inForce, setInForce] = useState(one.inForce);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(ChangeRetention);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (term === null || reason.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { code: one.code }, body: { term, inForce, reason: reason.trim(), version: one.version } },
      {
        onSuccess,
      },
    );
  };
  return (
    <SideSheet
      title={text.title(words.of(retentionNames, one.code))}
      onClose={onClose}
      error={send.error}
      {...(mayChange
        ? { onSubmit: submit, foot: <SheetFoot label={text.save} busy={send.isPending} onClose={onClose} /> }
        : {})}
    >
      <p className="soft">{words.say(one.basis)}</p>
      {mayChange ? (
        <>
          <Field
            label={inDays ? text.days : text.months}
            hint={one.verified ? text.least(one.leastMonths) : undefined}
            error={tried && term === null ? required : undefined}
          >
            {(id) => (
              <InputNumber
                id={id}
                min={inDays ? 1 : one.leastMonths}
                max={inDays ? 3650 : 600}
                precision={0}
                value={term}
                onChange={setTerm}
              />
            )}
          </Field>
          <Field label={text.inForce} hint={text.inForceHint}>
            {(id) => (
              <div>
                <Switch id={id} checked={inForce} disabled={one.lawKeeps} onChange={setInForce} />
              </div>
            )}
          </Field>
          <ReasonField
            label={text.reason}
            value={reason}
            error={tried && reason.trim() === '' ? required : undefined}
            onChange={setReason}
          />
        </>
      ) : null}
      <Preview one={one} />
    </SideSheet>
  );
}
