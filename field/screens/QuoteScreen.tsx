import { useState } from 'react';
import type { Cover, Quote } from '../../domains/pricing/quotes.contract.ts';
import { exclusionGrounds } from '../../domains/warranty/facts.contract.ts';
import { yuan } from '../../kernel/money.ts';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import { back } from '../address.ts';
import { SaveBar } from '../forms/SaveBar.tsx';
import { Pad } from '../forms/SignatureForm.tsx';
import { Banner, Empty, Field, Segments } from '../kit/Kit.tsx';
import { Top } from '../kit/Top.tsx';
import { counted, usualLines } from '../order/quoting.ts';
import { type Point, strokesToPath } from '../order/strokes.ts';
import type { Order } from '../outbox/replay.ts';
import { give, useOrder } from '../phone.ts';
import { orderTexts } from '../texts/order.ts';
import { quoteTexts } from '../texts/quote.ts';
import { words } from '../texts/words.ts';
import { PriceRows } from './PriceRows.tsx';
import './quote.css';

type Answer = 'agree' | 'refuse' | 'later';
type Exclusion = NonNullable<Cover['exclusion']>;

function CoverNote({ cover, hasUnit }: { cover: Cover | null; hasUnit: boolean }) {
  const text = useText(quoteTexts);
  if (cover?.free) return <Banner tone="green">{text.free}</Banner>;
  return <Banner tone="plain">{hasUnit ? text.notFree : text.unknownUnit}</Banner>;
}

function ExclusionFields(props: {
  value: Exclusion | null;
  tried: boolean;
  onChange: (value: Exclusion | null) => void;
}) {
  const text = useText(quoteTexts);
  const { value, onChange } = props;
  return (
    <details className="quote-exclusion">
      <summary>{text.excluded}</summary>
      <div className="picks">
        {exclusionGrounds.map((ground) => (
          <button
            type="button"
            key={ground}
            aria-pressed={value?.ground === ground}
            onClick={() => onChange(value?.ground === ground ? null : { ground, note: value?.note ?? '' })}
          >
            {text.grounds[ground]}
          </button>
        ))}
      </div>
      {value === null ? null : (
        <Field
          label={text.evidence}
          error={props.tried && value.note.trim() === '' ? text.required : undefined}
        >
          {(id) => (
            <textarea
              id={id}
              rows={2}
              maxLength={300}
              value={value.note}
              onChange={(event) => onChange({ ...value, note: event.target.value })}
            />
          )}
        </Field>
      )}
    </details>
  );
}

/** What the office offered, as the customer will see it. */
function Offered({ quote }: { quote: Quote }) {
  const text = useText(quoteTexts);
  const { locale } = useLanguage();
  return (
    <section>
      <p className="soft">{text.office}</p>
      <ul className="lines">
        {quote.lines.map((line) => (
          <li key={line.code}>
            <span>
              {locale === 'en' ? line.name.en : line.name.zh} ×{line.quantity}
            </span>
            <span>{line.covered ? text.freeOfCharge : yuan(line.unitFen * line.quantity)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Signed = { answer: Answer | undefined; strokes: Point[][]; signedBy: string };

function AnswerFields(props: { value: Signed; tried: boolean; onChange: (part: Partial<Signed>) => void }) {
  const text = useText(quoteTexts);
  const { value, tried, onChange } = props;
  return (
    <>
      <Segments
        label={text.customer}
        value={value.answer}
        error={tried && value.answer === undefined ? text.answerNeeded : undefined}
        options={[
          { value: 'agree', label: text.agree },
          { value: 'refuse', label: text.refuse, bad: true },
          { value: 'later', label: text.later },
        ]}
        onChange={(answer) => onChange({ answer: answer as Answer })}
      />
      {value.answer === 'later' ? <p className="soft">{text.laterHint}</p> : null}
      {value.answer === 'agree' ? (
        <>
          <Pad strokes={value.strokes} onChange={(strokes) => onChange({ strokes })} />
          <Field
            label={text.signedBy}
            error={tried && value.signedBy.trim() === '' ? text.required : undefined}
          >
            {(id) => (
              <input
                id={id}
                maxLength={60}
                value={value.signedBy}
                onChange={(event) => onChange({ signedBy: event.target.value })}
              />
            )}
          </Field>
        </>
      ) : null}
    </>
  );
}

const isSigned = ({ answer, strokes, signedBy }: Signed): boolean =>
  answer !== undefined && (answer !== 'agree' || (strokes.length > 0 && signedBy.trim() !== ''));

const answerPart = ({ answer, strokes, signedBy }: Signed) => ({
  ...(answer === 'later' ? {} : { accepted: answer === 'agree' }),
  ...(answer === 'agree' ? { signedBy: signedBy.trim(), strokes: strokesToPath(strokes) } : {}),
});

function useQuote(order: Order) {
  const offered = order.quote?.status === 'offered' && order.charge === 'waiting' ? order.quote : null;
  const [quantities, setQuantities] = useState(() => usualLines(order));
  const [exclusion, setExclusion] = useState<Exclusion | null>(null);
  const [signed, setSigned] = useState<Signed>({ answer: undefined, strokes: [], signedBy: '' });
  const cover = exclusion === null ? order.cover : null;
  const { asked, totalFen } = counted(order.prices, quantities, cover);
  const total = offered?.totalFen ?? totalFen;
  const isWhole =
    (offered !== null || asked.length > 0) &&
    (exclusion === null || exclusion.note.trim() !== '') &&
    (total === 0 || isSigned(signed));
  const what =
    offered === null
      ? { asked: { lines: asked, ...(exclusion === null ? {} : { fault: { exclusion } }) } }
      : { id: offered.id };
  const quote = { ...what, totalFen: total, ...(total === 0 ? {} : answerPart(signed)) };
  return {
    offered,
    quantities,
    setQuantities,
    exclusion,
    setExclusion,
    signed,
    setSigned,
    cover,
    total,
    isWhole,
    quote,
  };
}

function QuoteForm({ order }: { order: Order }) {
  const text = useText(quoteTexts);
  const all = useText(words);
  const state = useQuote(order);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async () => {
    setTried(true);
    if (!state.isWhole) return;
    await give(order.number, [{ type: 'quote', quote: state.quote }]).then(
      () => back('orders', order.number),
      () => setFailed(true),
    );
  };
  const isEmpty = state.offered === null && Object.values(state.quantities).every((count) => count === 0);
  return (
    <>
      {failed ? <Banner tone="red">{all.failed}</Banner> : null}
      <CoverNote
        cover={state.offered === null ? state.cover : state.offered.cover}
        hasUnit={order.unit !== null}
      />
      <div className="form">
        {state.offered === null ? (
          <>
            <p className="soft">{text.hint}</p>
            <PriceRows
              order={order}
              free={state.cover?.free ?? false}
              quantities={state.quantities}
              onChange={state.setQuantities}
            />
            {order.cover?.free ? (
              <ExclusionFields value={state.exclusion} tried={tried} onChange={state.setExclusion} />
            ) : null}
          </>
        ) : (
          <Offered quote={state.offered} />
        )}
        <p className="quote-total" aria-live="polite">
          <span>{text.total}</span>
          <strong>{yuan(state.total)}</strong>
        </p>
        {tried && isEmpty ? (
          <p className="field-error" role="alert">
            {text.choose}
          </p>
        ) : null}
        {state.total === 0 ? null : (
          <AnswerFields
            value={state.signed}
            tried={tried}
            onChange={(part) => state.setSigned((before) => ({ ...before, ...part }))}
          />
        )}
      </div>
      <SaveBar label={text.send} onSave={send} />
    </>
  );
}

/** A quote at the door, from marked prices only, with the customer's answer and signature; works without a network. */
export function QuoteScreen({ number }: { number: string }) {
  const text = useText(quoteTexts);
  const names = useText(orderTexts);
  const order = useOrder(number);
  return (
    <main className="screen with-bottom">
      <Top title={text.title} under={order?.subject ?? number} to={['orders', number]} />
      {order === undefined ? <Empty title={names.gone} /> : null}
      {order !== undefined && order.prices.length === 0 ? (
        <Empty title={text.noPrices}>{text.noPricesHint}</Empty>
      ) : null}
      {order === undefined || order.prices.length === 0 ? null : <QuoteForm order={order} />}
    </main>
  );
}
