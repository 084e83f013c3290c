import { useState } from 'react';
import { useLanguage, useNamed, useText } from '../../ui/i18n.tsx';
import { setLook, useLook } from '../../ui/theme.ts';
import { addressOf, go } from '../address.ts';
import { clockOf, dayAndClock, dayWords } from '../kit/clock-words.ts';
import { Chip, Empty, Sheet } from '../kit/Kit.tsx';
import { Banners, OutboxLink } from '../kit/Top.tsx';
import { missingCount } from '../order/next-step.ts';
import { type Order, onPhone } from '../outbox/replay.ts';
import { signOut, sync, usePhone } from '../phone.ts';
import { orderTexts } from '../texts/order.ts';
import { words } from '../texts/words.ts';

export const toneOf = (status: Order['status']): 'plain' | 'accent' | 'amber' | 'green' => {
  if (status === 'held') return 'amber';
  if (status === 'completed' || status === 'confirmed' || status === 'settled') return 'green';
  return status === 'cancelled' ? 'plain' : 'accent';
};

function VisitCard({ order, place }: { order: Order; place: number }) {
  const text = useText(words);
  const orders = useText(orderTexts);
  const named = useNamed();
  const missing = missingCount(order);
  const isOver = ['confirmed', 'settled', 'cancelled'].includes(order.status);
  return (
    <li>
      <a
        className={`visit${isOver ? ' over' : ''}`}
        href={addressOf('orders', order.number)}
        onClick={(event) => {
          event.preventDefault();
          go('orders', order.number);
        }}
      >
        <span className="visit-place" aria-hidden="true">
          {place}
        </span>
        <span className="visit-time">
          {order.visit === null ? '' : `${clockOf(order.visit.from)}–${clockOf(order.visit.to)}`}
        </span>
        <Chip tone={toneOf(order.status)}>{orders.status[order.status]}</Chip>
        <strong>{order.subject}</strong>
        <span className="soft">
          {named(order.workKindName)} · {order.district} · {order.maskedName}
        </span>
        {missing === 0 ? null : <span className="visit-missing">{text.missing(missing)}</span>}
      </a>
    </li>
  );
}

function SignOutSheet({ onClose }: { onClose: () => void }) {
  const text = useText(words);
  const { entries } = usePhone();
  return (
    <Sheet title={text.signOut} onClose={onClose}>
      <p>{entries.length === 0 ? text.signOutClean : text.signOutAsk(entries.length)}</p>
      <button
        type="button"
        className={entries.length === 0 ? 'big' : 'big red'}
        onClick={() => void signOut()}
      >
        {entries.length === 0 ? text.signOut : text.signOutAnyway}
      </button>
      <button type="button" className="big quiet" onClick={onClose}>
        {text.cancel}
      </button>
    </Sheet>
  );
}

function MenuSheet({ onClose, onSignOut }: { onClose: () => void; onSignOut: () => void }) {
  const text = useText(words);
  const { locale, setLocale } = useLanguage();
  const { dark } = useLook();
  const { user } = usePhone();
  return (
    <Sheet title={user?.name ?? text.menu} onClose={onClose}>
      <button type="button" className="row" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
        {text.other}
      </button>
      <button
        type="button"
        className="row"
        aria-pressed={dark}
        onClick={() => setLook({ mode: dark ? 'light' : 'dark' })}
      >
        {text.theme}
        <span className="soft">{dark ? '✓' : ''}</span>
      </button>
      <button type="button" className="row red" onClick={onSignOut}>
        {text.signOut}
      </button>
    </Sheet>
  );
}

function Visits() {
  const text = useText(words);
  const { day, entries, sending } = usePhone();
  const refresh = (
    <button type="button" className="big quiet" disabled={sending} onClick={() => void sync()}>
      {text.refresh}
    </button>
  );
  if (day === null)
    return sending ? (
      <ul className="visits" aria-busy="true">
        {[1, 2, 3].map((place) => (
          <li key={place} className="visit bone" />
        ))}
      </ul>
    ) : (
      <Empty title={text.noDay} action={refresh}>
        {text.noDayHint}
      </Empty>
    );
  if (day.orders.length === 0)
    return (
      <Empty title={text.noVisits} action={refresh}>
        {text.noVisitsHint}
      </Empty>
    );
  return (
    <>
      <ul className="visits">
        {day.orders.map((order, place) => (
          <VisitCard key={order.number} order={onPhone(order, entries)} place={place + 1} />
        ))}
      </ul>
      <p className="taken soft">{text.takenAt(dayAndClock(day.takenAt))}</p>
    </>
  );
}

export function RouteScreen() {
  const text = useText(words);
  const { locale } = useLanguage();
  const { day, entries, user } = usePhone();
  const [sheet, setSheet] = useState<'menu' | 'out' | null>(null);
  const orders = (day?.orders ?? []).map((order) => onPhone(order, entries));
  const done = orders.filter(({ status }) => ['completed', 'confirmed', 'settled'].includes(status)).length;
  return (
    <main className="screen">
      <header className="top home">
        <div className="top-title">
          <h1>{text.today}</h1>
          <p>{day === null ? '' : `${dayWords(day.day, locale)} · ${text.visits(done, orders.length)}`}</p>
        </div>
        <OutboxLink />
        <button type="button" className="icon person" aria-label={text.menu} onClick={() => setSheet('menu')}>
          {[...(user?.name ?? '')].at(0)}
        </button>
      </header>
      <Banners />
      <Visits />
      {sheet === 'menu' ? (
        <MenuSheet onClose={() => setSheet(null)} onSignOut={() => setSheet('out')} />
      ) : null}
      {sheet === 'out' ? <SignOutSheet onClose={() => setSheet(null)} /> : null}
    </main>
  );
}
