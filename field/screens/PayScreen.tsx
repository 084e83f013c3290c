import { useState } from 'react';
import type { Payment } from '../../domains/pricing/quotes.contract.ts';
import { parseYuan, yuan } from '../../kernel/money.ts';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import { back } from '../address.ts';
import { OnePhoto } from '../forms/OnePhoto.tsx';
import { SaveBar } from '../forms/SaveBar.tsx';
import { Banner, Empty, Field, Segments } from '../kit/Kit.tsx';
import { Top } from '../kit/Top.tsx';
import { accountOf } from '../order/account.ts';
import type { Order } from '../outbox/replay.ts';
import { give, useOrder } from '../phone.ts';
import { orderTexts } from '../texts/order.ts';
import { payTexts } from '../texts/pay.ts';
import { words } from '../texts/words.ts';
import './quote.css';

const METHODS = ['wechat', 'alipay', 'cash', 'card', 'transfer'] as const;
type Account = ReturnType<typeof accountOf>;

/** What the customer is asked for, line by line. */
function Statement({ account }: { account: Account }) {
  const text = useText(payTexts);
  const { locale } = useLanguage();
  return (
    <section>
      <ul className="lines">
        {account.lines.map((line) => (
          <li key={`${line.code}${line.unquoted}`}>
            <span>
              {locale === 'en' ? line.name.en : line.name.zh} ×{line.quantity}
            </span>
            <span>{line.amountFen === 0 ? text.freeOfCharge : yuan(line.amountFen)}</span>
          </li>
        ))}
        {account.paidFen === 0 ? null : (
          <li>
            <span>{text.paid}</span>
            <span>{yuan(account.paidFen)}</span>
          </li>
        )}
      </ul>
      <p className="quote-total">
        <span>{text.due}</span>
        <strong>{yuan(account.dueFen)}</strong>
      </p>
    </section>
  );
}

type Typed = { method: Payment['method']; amount: string; proof: string; photo: Blob | undefined };

function usePayment(order: Order, dueFen: number) {
  const text = useText(payTexts);
  const [typed, setTyped] = useState<Typed>({
    ...{ method: 'wechat', amount: (dueFen / 100).toFixed(2), proof: '', photo: undefined },
  });
  const amountFen = parseYuan(typed.amount) ?? 0;
  const wrong =
    amountFen === 0 ? text.wrongAmount : amountFen > dueFen ? text.overDue(yuan(dueFen)) : undefined;
  const unproven = typed.proof.trim() === '' && typed.photo === undefined;
  const send = () => {
    const { method, photo } = typed;
    const proof = typed.proof.trim();
    const payment = {
      ...{ method, amountFen },
      ...(proof === '' ? {} : { proof }),
      ...(photo === undefined ? {} : { fileId: crypto.randomUUID() }),
    };
    return give(order.number, [{ type: 'pay', payment, ...(photo === undefined ? {} : { photo }) }]);
  };
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  return { typed, change, amountFen, wrong, unproven, send };
}

function PayForm({ order, account }: { order: Order; account: Account }) {
  const text = useText(payTexts);
  const all = useText(words);
  const { typed, change, amountFen, wrong, unproven, send } = usePayment(order, account.dueFen);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setTried(true);
    if (wrong !== undefined || unproven) return;
    await send().then(
      () => back('orders', order.number),
      () => setFailed(true),
    );
  };
  return (
    <>
      {failed ? <Banner tone="red">{all.failed}</Banner> : null}
      <div className="form">
        <p className="lead soft">{text.hint}</p>
        <Statement account={account} />
        <Segments
          label={text.method}
          value={typed.method}
          options={METHODS.map((value) => ({ value, label: text.methods[value] }))}
          onChange={(method) => change({ method: method as Typed['method'] })}
        />
        <Field label={text.amount} error={tried ? wrong : undefined}>
          {(id) => (
            <input
              id={id}
              inputMode="decimal"
              maxLength={12}
              value={typed.amount}
              onChange={(event) => change({ amount: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.proof} error={tried && unproven ? text.proofNeeded : undefined}>
          {(id) => (
            <input
              id={id}
              maxLength={60}
              value={typed.proof}
              onChange={(event) => change({ proof: event.target.value })}
            />
          )}
        </Field>
        <OnePhoto
          label={typed.photo === undefined ? text.photo : text.photoAgain}
          photo={typed.photo}
          onTake={(photo) => change({ photo })}
        />
      </div>
      <SaveBar label={text.take(yuan(amountFen))} onSave={save} />
    </>
  );
}

/** Money taken at the door: what is due by the accepted quote and the parts used, how it was paid, and its proof. */
export function PayScreen({ number }: { number: string }) {
  const text = useText(payTexts);
  const names = useText(orderTexts);
  const order = useOrder(number);
  const account = order === undefined ? undefined : accountOf(order);
  return (
    <main className="screen with-bottom">
      <Top title={names.form.pay} under={order?.subject ?? number} to={['orders', number]} />
      {order === undefined || account === undefined || account.dueFen === 0 ? (
        <Empty title={text.nothing}>{text.nothingHint}</Empty>
      ) : (
        <PayForm order={order} account={account} />
      )}
    </main>
  );
}
