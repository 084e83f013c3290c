import { useState } from 'react';
import { useNamed, useText } from '../../ui/i18n.tsx';
import { TickIcon } from '../../ui/icons.tsx';
import { go } from '../address.ts';
import { clockOf, dayAndClock } from '../kit/clock-words.ts';
import { Banner, Chip, Empty } from '../kit/Kit.tsx';
import { Banners, Top } from '../kit/Top.tsx';
import { type FormOf, formOfGap, nextStep } from '../order/next-step.ts';
import type { Order } from '../outbox/replay.ts';
import { give, useOrder, usePhone } from '../phone.ts';
import { orderTexts } from '../texts/order.ts';

import { CallCustomer, Navigate } from './CustomerPart.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import { toneOf } from './RouteScreen.tsx';

const openForm = (number: string, { form, about }: FormOf) =>
  about === null ? go('orders', number, form) : go('orders', number, form, about);

export function useAboutWords(): (form: FormOf) => string {
  const text = useText(orderTexts);
  return ({ form, about }) => {
    if (about === null) return '';
    const names = { ...text.of, ...text.hazard } as Record<string, string>;
    if (form === 'service_form') return '';
    return form === 'step' ? about : (names[about] ?? about);
  };
}

function Todo({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const aboutWords = useAboutWords();
  const gaps =
    order.status === 'working'
      ? order.missingToComplete
      : [...order.missingToStart, ...order.missingToComplete];
  if (['confirmed', 'settled', 'cancelled', 'completed'].includes(order.status)) return null;
  const names = text.gap as Record<string, string>;
  return (
    <section>
      <h2>{text.todo}</h2>
      {gaps.length === 0 ? (
        <p className="all-there">
          <TickIcon /> {text.allThere}
        </p>
      ) : (
        <ul className="rows">
          {gaps.map((gap) => {
            const form = formOfGap(gap);
            return (
              <li key={gap.code + gap.about}>
                <button type="button" className="row" onClick={() => openForm(order.number, form)}>
                  <span>
                    {names[gap.code] ?? gap.code}
                    {aboutWords(form) === '' ? '' : ` · ${aboutWords(form)}`}
                  </span>
                  <small className="soft">{gap.clause}</small>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function UnitPart({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const named = useNamed();
  const { unit, guarantees } = order;
  return (
    <section>
      <h2>{text.unit}</h2>
      {unit === null ? (
        <p className="soft">{text.noUnit}</p>
      ) : (
        <>
          <p>
            {named(unit.name)} {unit.model}
            <br />
            <span className="soft">
              {unit.serial}
              {unit.purchasedOn === null ? '' : ` · ${text.purchased(unit.purchasedOn)}`}
            </span>
          </p>
          <ul className="guarantees">
            {guarantees.map((one) => (
              <li key={`${one.basis}${one.part}${one.endsOn}`} className={one.running ? '' : 'soft'}>
                <span>
                  {one.name === null ? text.basis[one.basis] : named(one.name)} · {one.part ?? text.wholeUnit}
                </span>
                <span>
                  {one.running ? text.until(one.endsOn) : text.over(one.endsOn)}
                  {one.verified ? null : <Chip tone="amber">{text.unverified}</Chip>}
                </span>
              </li>
            ))}
          </ul>
          {guarantees.length === 0 ? <p className="soft">{text.noGuarantee}</p> : null}
        </>
      )}
    </section>
  );
}

function Past({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const aboutWords = useAboutWords();
  return (
    <>
      {order.records.length === 0 ? null : (
        <section>
          <h2>{text.records}</h2>
          <ul className="lines">
            {order.records.map((record) => (
              <li key={record.id}>
                <span>
                  {text.form[record.kind]}
                  {record.kind === 'photo'
                    ? ` · ${aboutWords({ form: 'photo', about: String(record.body['of']) })}`
                    : ''}
                </span>
                <span className="soft">
                  {record.id < 0 ? <Chip>{text.notSent}</Chip> : null} {dayAndClock(record.at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{text.history}</h2>
        {order.history.length === 0 ? <p className="soft">{text.noHistory}</p> : null}
        <ul className="lines">
          {order.history.map((past) => (
            <li key={past.number}>
              <span>{past.subject}</span>
              <span className="soft">
                {past.completedAt === null ? past.number : dayAndClock(past.completedAt)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function NextButton({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const aboutWords = useAboutWords();
  const [busy, setBusy] = useState(false);
  const step = nextStep(order);
  if (step.kind === 'none') {
    const isWaiting = order.status === 'completed';
    return <p className="finished">{isWaiting ? text.signedFirst : text.status[order.status]}</p>;
  }
  const about = step.kind === 'form' ? aboutWords(step) : '';
  const label = step.kind === 'move' ? text.move[step.command] : text.form[step.form];
  const act = async () => {
    if (step.kind === 'form') return openForm(order.number, step);
    setBusy(true);
    await give(order.number, [{ type: step.command }]).finally(() => setBusy(false));
  };
  return (
    <button type="button" className="big next" disabled={busy} onClick={() => void act()}>
      {label}
      {about === '' ? '' : ` · ${about}`}
    </button>
  );
}

function OrderBody({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const named = useNamed();
  return (
    <>
      {order.status === 'cancelled' ? <Banner tone="amber">{text.cancelledNote}</Banner> : null}
      <section className="lead-part">
        <p className="lead-line">
          <Chip tone={toneOf(order.status)}>{text.status[order.status]}</Chip>
          <strong>
            {order.visit === null ? '' : `${clockOf(order.visit.from)}–${clockOf(order.visit.to)}`}
          </strong>
          <span className="soft">{named(order.workKindName)}</span>
        </p>
        <p className="address">{order.address ?? order.district}</p>
        <p className="soft">
          {order.maskedName} {order.maskedPhone}
        </p>
        <div className="pair">
          <CallCustomer order={order} />
          <Navigate order={order} />
        </div>
        {order.dueAt === null ? null : (
          <p className="soft">
            {text.due} {dayAndClock(order.dueAt)}
          </p>
        )}
      </section>
      <Todo order={order} />
      {order.story === null ? null : (
        <section>
          <h2>{text.story}</h2>
          <p className="prose">{order.story.course}</p>
          <h3>{text.demand}</h3>
          <p className="prose">{order.story.demand}</p>
        </section>
      )}
      <UnitPart order={order} />
      <Past order={order} />
    </>
  );
}

export function OrderScreen({ number }: { number: string }) {
  const text = useText(orderTexts);
  const order = useOrder(number);
  const { sending, day } = usePhone();
  const [more, setMore] = useState(false);
  if (order === undefined)
    return (
      <main className="screen">
        <Top title={number} to={[]} />
        {sending && day === null ? null : <Empty title={text.gone} />}
      </main>
    );
  const isOpen = !['confirmed', 'settled', 'cancelled'].includes(order.status);
  return (
    <main className="screen with-bottom">
      <Top title={order.subject} under={order.number} to={[]} />
      <Banners />
      <OrderBody order={order} />
      <div className="bottom">
        {isOpen ? (
          <button type="button" className="big quiet" aria-label={text.more} onClick={() => setMore(true)}>
            {text.more}
          </button>
        ) : null}
        <NextButton order={order} />
      </div>
      {more ? <MoreSheet order={order} onClose={() => setMore(false)} /> : null}
    </main>
  );
}
