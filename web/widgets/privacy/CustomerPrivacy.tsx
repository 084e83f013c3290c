import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type ConsentCard, GetConsents, ListConsents } from '../../../domains/consents/consents.contract.ts';
import { type Purpose, purposeLines } from '../../../domains/consents/purposes.contract.ts';
import { GetCustomer } from '../../../domains/customers/customers.contract.ts';
import { ListRequests } from '../../../domains/privacy/requests.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { longDay, shortTime } from '../../../ui/time.tsx';
import { answerNames, askedBy, consentsTexts, needNames } from '../../texts/consents.ts';
import { requestKindNames, requestStateNames } from '../../texts/person-requests.ts';
import { useWords } from '../case/words.ts';
import { SideSheet } from '../frame/SideSheet.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { FreeForm } from './FreeForm.tsx';
import { ReceiveSheet } from './ReceiveSheet.tsx';
import './customer-privacy.css';

type Line = ConsentCard['purposes'][number];

/** What was said last about a purpose, in one line. */
function Said({ line }: { line: Line }) {
  const text = useText(consentsTexts);
  const words = useWords();
  const { latest, need, covered, ended } = line;
  if (need === 'contract' || need === 'legal_duty') return null;
  const missing = covered ? text.noneYet : text.notCovered;
  if (latest === null) return <p className="faint">{missing}</p>;
  const { answer, channel, at, noticeNumber, evidence } = latest;
  const parts = [
    words.of(answerNames, answer),
    words.of(askedBy, channel),
    shortTime(at),
    noticeNumber === null ? '' : text.under(noticeNumber),
    evidence ?? '',
  ];
  return (
    <p className="soft">
      {parts.filter((part) => part !== '').join(' · ')}
      {ended ? <span className="tag">{text.ended}</span> : null}
    </p>
  );
}

type RowProps = { card: ConsentCard; line: Line; onChanged: () => void };

function PurposeRow({ card, line, onChanged }: RowProps) {
  const text = useText(consentsTexts);
  const words = useWords();
  const [asking, setAsking] = useState<'given' | 'refused' | 'withdrawn' | null>(null);
  const { name, says, law } = purposeLines[line.purpose];
  const isAsked = line.need === 'consent' || line.need === 'separate';
  const isGiven = line.latest?.answer === 'given';
  return (
    <li className="consent-row">
      <div className="consent-head">
        <strong>{words.say(name)}</strong>
        <span className="tag">{words.of(needNames, line.need)}</span>
        <span className={line.mayUse ? 'tag tag-chosen consent-use' : 'tag consent-use'}>
          {line.mayUse ? text.mayUse : text.mayNotUse}
        </span>
      </div>
      <p className="faint">
        {words.say(says)} · {words.say(law)}
      </p>
      <Said line={line} />
      {card.may.record && isAsked && asking === null ? (
        <p className="consent-acts">
          {isGiven ? (
            <Button size="small" onClick={() => setAsking('withdrawn')}>
              {text.withdraw}
            </Button>
          ) : null}
          {line.covered && card.notice !== null && (!isGiven || line.ended) ? (
            <Button size="small" onClick={() => setAsking('given')}>
              {text.give}
            </Button>
          ) : null}
          {line.covered && line.latest === null ? (
            <Button size="small" type="text" onClick={() => setAsking('refused')}>
              {text.refuse}
            </Button>
          ) : null}
        </p>
      ) : null}
      {asking === null ? null : (
        <AnswerForm
          customerId={card.customerId}
          purpose={line.purpose as Purpose}
          answer={asking}
          onDone={() => {
            setAsking(null);
            onChanged();
          }}
          onCancel={() => setAsking(null)}
        />
      )}
    </li>
  );
}

function Requests({ customerId, onReceive }: { customerId: number; onReceive: (() => void) | undefined }) {
  const text = useText(consentsTexts);
  const words = useWords();
  const { data } = useAnswer(ListRequests, { query: { customer: customerId } });
  return (
    <section className="consent-part">
      <header>
        <h3>{text.requests}</h3>
        {onReceive === undefined ? null : (
          <Button size="small" onClick={onReceive}>
            {text.receive}
          </Button>
        )}
      </header>
      {data?.requests.length === 0 ? <p className="faint">{text.noRequests}</p> : null}
      <ul className="consent-list">
        {data?.requests.map((one) => (
          <li key={one.id}>
            <Link to="/privacy" search={{ tab: 'requests', open: String(one.id) }}>
              <span className="figures">{one.number}</span> {words.of(requestKindNames, one.kind)}
            </Link>{' '}
            <span className="soft">
              {words.of(requestStateNames, one.state)} · {shortTime(one.dueAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ card }: { card: ConsentCard }) {
  const text = useText(consentsTexts);
  const words = useWords();
  return (
    <section className="consent-part">
      <h3>{text.history}</h3>
      {card.history.length === 0 ? <p className="faint">{text.noHistory}</p> : null}
      <ul className="consent-list">
        {card.history.map((one) => (
          <li key={one.id}>
            {words.say(purposeLines[one.purpose].name)} {words.of(answerNames, one.answer)}{' '}
            <span className="soft">
              {[shortTime(one.at), words.of(askedBy, one.channel), one.evidence, one.recordedBy]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a customer's data may be used for, what the customer agreed to, and what the customer asks about it. */
export function CustomerPrivacy({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const text = useText(consentsTexts);
  const words = useWords();
  const client = useQueryClient();
  const { data: card, error, refetch } = useAnswer(GetConsents, { params: { id: customerId } });
  const [receiving, setReceiving] = useState(false);
  const changed = () => {
    for (const { path } of [GetConsents, ListConsents, ListRequests, GetCustomer])
      void client.invalidateQueries({ queryKey: [path] });
  };
  if (receiving)
    return <ReceiveSheet customerId={customerId} onDone={changed} onClose={() => setReceiving(false)} />;
  return (
    <SideSheet
      title={card === undefined ? text.title : `${text.title} · ${card.maskedName}`}
      onClose={onClose}
    >
      {card === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {card === undefined && !error ? <SkeletonRows rows={7} height={64} /> : null}
      {card === undefined ? null : (
        <>
          {card.restrictedAt === null ? null : (
            <FreeForm
              customerId={customerId}
              since={shortTime(card.restrictedAt)}
              mayFree={card.may.lift}
              onDone={changed}
            />
          )}
          <p className="faint">
            {card.notice === null
              ? text.noNotice
              : text.notice(card.notice.number, longDay(card.notice.effectiveOn, words.locale))}
          </p>
          <ul className="consent-rows">
            {card.purposes.map((line) => (
              <PurposeRow key={line.purpose} card={card} line={line} onChanged={changed} />
            ))}
          </ul>
          <Requests
            customerId={customerId}
            onReceive={card.may.record ? () => setReceiving(true) : undefined}
          />
          <History card={card} />
        </>
      )}
    </SideSheet>
  );
}
