import { App, Button } from 'antd';
import { useState } from 'react';
import {
  DecideErasure,
  type Erasure,
  GetErasure,
  WithdrawErasure,
} from '../../../domains/privacy/erasure.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { erasureStateNames, originNames, placeNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FrozenOpening } from './FrozenOpening.tsx';
import { useRefreshed } from './use-kept.ts';

function Facts({ erasure }: { erasure: Erasure }) {
  const { one: text, erasures } = useText(termTexts);
  const words = useWords();
  const lines: [string, string | null][] = [
    [text.who, `${erasure.customerId} · ${erasure.maskedName}`],
    [text.state, words.of(erasureStateNames, erasure.state)],
    [text.origin, [words.of(originNames, erasure.origin), erasure.request].filter(Boolean).join(' ')],
    [text.reason, erasure.reason],
    [text.askedBy, erasures.by(erasure.askedBy, shortTime(erasure.askedAt))],
    [
      text.decidedBy,
      erasure.decidedBy === null ? null : erasures.by(erasure.decidedBy, shortTime(erasure.decidedAt ?? '')),
    ],
    [text.decision, erasure.decision],
    [text.frozen, erasure.frozenAt === null ? null : shortTime(erasure.frozenAt)],
    [text.frozenUntil, erasure.frozenUntil === null ? null : chinaDay(Date.parse(erasure.frozenUntil))],
    [text.finished, erasure.finishedAt === null ? null : shortTime(erasure.finishedAt)],
  ];
  return (
    <dl className="privacy-facts">
      {lines.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Counts({ erasure }: { erasure: Erasure }) {
  const { one: text } = useText(termTexts);
  const words = useWords();
  const lines = Object.entries(erasure.counts).sort(([, a], [, b]) => b - a);
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{text.counts}</h3>
      <dl className="privacy-facts">
        {lines.map(([table, count]) => (
          <div key={table}>
            <dt>{words.of(placeNames, table)}</dt>
            <dd className="figures">{text.rows(count)}</dd>
          </div>
        ))}
        {erasure.files === 0 ? null : (
          <div>
            <dt>{text.files}</dt>
            <dd className="figures">{text.fileCount(erasure.files)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

type Acts = { may: Erasure['may']; busy: boolean; decide: (approved: boolean) => void; withdraw: () => void };

function Foot({ may, busy, decide, withdraw }: Acts) {
  const { one: text } = useText(termTexts);
  return (
    <>
      <span className="push" />
      {may.withdraw ? (
        <Button loading={busy} onClick={withdraw}>
          {text.withdraw}
        </Button>
      ) : null}
      {may.decide ? (
        <>
          <Button loading={busy} onClick={() => decide(false)}>
            {text.refuse}
          </Button>
          <Button type="primary" danger loading={busy} onClick={() => decide(true)}>
            {text.approve}
          </Button>
        </>
      ) : null}
    </>
  );
}

function Known({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const { one: text, required } = useText(termTexts);
  const refresh = useRefreshed();
  const { message, modal } = App.useApp();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const decision = useSend(DecideErasure);
  const withdrawal = useSend(WithdrawErasure);
  const { id, may } = erasure;
  const again = () => {
    void message.success(text.done);
    refresh();
  };
  const send = (approved: boolean) =>
    decision.mutate({ params: { id }, body: { approved, note: note.trim() } }, { onSuccess: again });
  const decide = (approved: boolean) => {
    setTried(true);
    if (note.trim() === '' || decision.isPending) return;
    if (!approved) return send(false);
    void modal.confirm({ title: text.sure, okText: text.approve, onOk: () => send(true) });
  };
  const withdraw = () => withdrawal.mutate({ params: { id }, body: {} }, { onSuccess: again });
  const busy = decision.isPending || withdrawal.isPending;
  const acts = { may, busy, decide, withdraw };
  return (
    <SideSheet
      title={(erasure.startedAt === null ? text.request : text.title)(erasure.number)}
      onClose={onClose}
      error={decision.error ?? withdrawal.error}
      foot={may.withdraw || may.decide ? <Foot {...acts} /> : undefined}
    >
      <Facts erasure={erasure} />
      <Counts erasure={erasure} />
      {may.open ? <FrozenOpening id={id} /> : null}
      {may.decide ? (
        <ReasonField
          label={text.note}
          hint={text.noteHint}
          value={note}
          error={tried && note.trim() === '' ? required : undefined}
          onChange={setNote}
        />
      ) : null}
    </SideSheet>
  );
}

/** One erasure: its certificate, and what the reader may do with it now. */
export function ErasureSheet({ id, onClose }: { id: number; onClose: () => void }) {
  const { one: text } = useText(termTexts);
  const { data, error, refetch } = useAnswer(GetErasure, { params: { id } });
  if (data !== undefined) return <Known erasure={data} onClose={onClose} />;
  return (
    <SideSheet title={text.request('')} onClose={onClose}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={8} height={32} />
      )}
    </SideSheet>
  );
}
