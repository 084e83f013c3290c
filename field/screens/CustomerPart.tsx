import { useEffect, useState } from 'react';
import { RevealCustomer } from '../../domains/customers/customers.contract.ts';
import { ApiRefusal, call } from '../../ui/client.ts';
import { useText } from '../../ui/i18n.tsx';
import type { Order } from '../outbox/replay.ts';
import { usePhone } from '../phone.ts';
import { orderTexts } from '../texts/order.ts';

const SHOWN_MS = 60_000;

/** The number is asked of the server, which logs it; it stands for a minute and is kept nowhere. */
export function CallCustomer({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const { online } = usePhone();
  const [phone, setPhone] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (phone === null) return undefined;
    const timer = setTimeout(() => setPhone(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [phone]);
  const ask = () =>
    call(RevealCustomer, {
      params: { id: order.customerId },
      body: { purpose: 'visit', ...(order.caseNumber === null ? {} : { caseNumber: order.caseNumber }) },
    }).then(
      (customer) => {
        setProblem(null);
        setPhone(customer.phone ?? customer.otherContact);
      },
      (error: unknown) =>
        setProblem(error instanceof ApiRefusal && error.detail !== '' ? error.detail : text.callOffline),
    );
  if (phone !== null)
    return (
      <a className="big quiet" href={`tel:${phone}`}>
        {phone}
      </a>
    );
  return (
    <button
      type="button"
      className="big quiet two-lines"
      disabled={!online || order.maskedPhone === null}
      onClick={() => void ask()}
    >
      {text.call}
      <small>{problem ?? (online ? text.callLogged : text.callOffline)}</small>
    </button>
  );
}

const isApple = (): boolean => /iPhone|iPad|Macintosh/.test(navigator.userAgent);

/** Hands the address to the map of the phone. */
export function Navigate({ order }: { order: Order }) {
  const text = useText(orderTexts);
  const address = order.address === null ? order.district : `${order.district}${order.address}`;
  const query = encodeURIComponent(address);
  return (
    <a className="big quiet two-lines" href={isApple() ? `maps://?q=${query}` : `geo:0,0?q=${query}`}>
      {text.navigate}
      <small>{order.district}</small>
    </a>
  );
}
