import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Payment, Quote } from '../../../domains/pricing/quotes.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { chinaDay, ms } from '../../../kernel/time.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { longDay, ShortTime } from '../../../ui/time.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';
import type { OrderPage } from '../order/order-page.ts';
import { AnswerSheet } from './AnswerSheet.tsx';
import { BillTable } from './BillTable.tsx';
import { PaymentSheet } from './PaymentSheet.tsx';
import { QuoteSheet } from './QuoteSheet.tsx';
import { ReverseSheet } from './ReverseSheet.tsx';
import { type Charges as Page, useCharges } from './use-charges.ts';
import './charges.css';

type Doing =
  | { kind: 'quote' }
  | { kind: 'answer'; quote: Quote }
  | { kind: 'pay' }
  | { kind: 'reverse'; payment: Payment };
type Parts = { charges: Page; onDo: (doing: Doing) => void };

function CoverLine({ charges }: { charges: Page }) {
  const text = useText(chargeTexts);
  const { cover, list } = charges;
  const words = useWords();
  const said = cover?.free ? text.free : cover === null ? text.noUnit : text.notFree;
  return (
    <p className="soft">
      {said}
      {cover !== null && cover.articles.length > 0 ? ` · ${text.freeBy(words.list(cover.articles))}` : ''} ·{' '}
      {list === null ? text.noList : text.listOf(list.publishedOn)}
    </p>
  );
}

function QuoteRow({ quote, onDo, mayAnswer }: { quote: Quote; mayAnswer: boolean; onDo: Parts['onDo'] }) {
  const text = useText(chargeTexts);
  const words = useWords();
  const isOpen = quote.status === 'offered';
  return (
    <li className={quote.status === 'replaced' ? 'charge-quote faint' : 'charge-quote'}>
      <span className="charge-quote-head">
        <span className={isOpen ? 'tag tag-amber' : 'tag'}>{text.status[quote.status]}</span>
        <strong className="figures">{yuan(quote.totalFen)}</strong>
        <span className="soft">
          {quote.madeBy} <ShortTime at={quote.madeAt} />
          {isOpen ? ` · ${text.validUntil(longDay(chinaDay(ms(quote.validUntil)), words.locale))}` : ''}
        </span>
        {isOpen && mayAnswer ? (
          <Button size="small" onClick={() => onDo({ kind: 'answer', quote })}>
            {text.recordAnswer}
          </Button>
        ) : null}
      </span>
      <span className="soft">
        {quote.lines.map((line) => `${words.say(line.name)} ×${line.quantity}`).join('，')}
      </span>
      {quote.reductionReason === null ? null : (
        <span className="soft">{text.reduced(yuan(quote.reductionFen), quote.reductionReason)}</span>
      )}
      {quote.answer === null ? null : (
        <span className="soft">
          {text.answeredBy(text.by[quote.answer.by], quote.answer.takenBy)}{' '}
          {quote.answer.note === null ? '' : `· ${quote.answer.note}`}
        </span>
      )}
    </li>
  );
}

function Payments({ charges, onDo }: Parts) {
  const text = useText(chargeTexts);
  const reversed = new Set(charges.payments.map(({ reversesId }) => reversesId));
  if (charges.payments.length === 0) return null;
  return (
    <>
      <h3>{text.payments}</h3>
      <ul className="order-lines">
        {charges.payments.map((payment) => (
          <li key={payment.id}>
            <span className="figures">{yuan(payment.amountFen)}</span>
            <span>{text.methods[payment.method]}</span>
            <span className="soft figures">{payment.proof}</span>
            {payment.fileId === null ? null : (
              <a href={`/api/work-order-files/${payment.fileId}`} target="_blank" rel="noreferrer">
                {text.proofPhoto}
              </a>
            )}
            <span className="soft">
              {payment.byName} <ShortTime at={payment.at} />
            </span>
            {payment.reversesId === null ? null : <span className="tag">{text.reversal}</span>}
            {charges.may.pay && payment.reversesId === null && !reversed.has(payment.id) ? (
              <Button size="small" type="link" onClick={() => onDo({ kind: 'reverse', payment })}>
                {text.reverse}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Bill({ charges, number }: { charges: Page; number: string }) {
  const text = useText(chargeTexts);
  const { bill } = charges;
  if (bill.lines.length === 0) return null;
  return (
    <>
      <h3>{bill.final ? text.bill : text.billSoFar}</h3>
      <BillTable bill={bill} />
      {bill.final ? (
        <Link to="/work-orders/$number/bill" params={{ number }}>
          {text.openBill}
        </Link>
      ) : null}
    </>
  );
}

function Sheets({
  page,
  charges,
  doing,
  onClose,
}: {
  page: OrderPage;
  charges: Page;
  doing: Doing;
  onClose: () => void;
}) {
  switch (doing.kind) {
    case 'quote':
      return <QuoteSheet page={page} charges={charges} onClose={onClose} />;
    case 'answer':
      return <AnswerSheet number={page.number} quote={doing.quote} onClose={onClose} />;
    case 'pay':
      return <PaymentSheet number={page.number} charges={charges} onClose={onClose} />;
    case 'reverse':
      return <ReverseSheet number={page.number} payment={doing.payment} onClose={onClose} />;
  }
}

function Loaded({ page, charges, onDo }: { page: OrderPage; charges: Page; onDo: Parts['onDo'] }) {
  const text = useText(chargeTexts);
  return (
    <>
      <CoverLine charges={charges} />
      {charges.quotes.length === 0 ? <p className="faint">{text.noQuotes}</p> : null}
      <ul className="charge-quotes">
        {charges.quotes.map((quote) => (
          <QuoteRow key={quote.id} quote={quote} mayAnswer={charges.may.quote} onDo={onDo} />
        ))}
      </ul>
      <Bill charges={charges} number={page.number} />
      <Payments charges={charges} onDo={onDo} />
    </>
  );
}

function Aside({ charges, onDo }: Parts) {
  const text = useText(chargeTexts);
  const { charge, bill, may } = charges;
  const isOpen = charge === 'needed' || charge === 'waiting';
  return (
    <span className="charge-aside">
      <span className={isOpen ? 'tag tag-amber' : 'tag'}>{text.charge[charge]}</span>
      {isOpen ? <ClauseMark clause="HAP price" /> : null}
      {may.quote && charges.list !== null ? (
        <Button size="small" onClick={() => onDo({ kind: 'quote' })}>
          {text.makeQuote}
        </Button>
      ) : null}
      {may.pay && bill.totalFen > bill.paidFen ? (
        <Button size="small" onClick={() => onDo({ kind: 'pay' })}>
          {text.pay}
        </Button>
      ) : null}
    </span>
  );
}

/** What the customer pays: the guarantee's word, quotes with their answers, the bill, payments. */
export function Charges({ page }: { page: OrderPage }) {
  const text = useText(chargeTexts);
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data: charges, error, refetch } = useCharges(page.number);
  const aside = charges === undefined ? null : <Aside charges={charges} onDo={setDoing} />;
  return (
    <Section title={text.title} aside={aside}>
      {error && charges === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {charges === undefined && !error ? <SkeletonRows rows={3} height={28} /> : null}
      {charges === undefined ? null : <Loaded page={page} charges={charges} onDo={setDoing} />}
      {charges === undefined || doing === null ? null : (
        <Sheets page={page} charges={charges} doing={doing} onClose={() => setDoing(null)} />
      )}
    </Section>
  );
}
