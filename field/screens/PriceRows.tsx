import { useState } from 'react';
import { type PriceItem, type PriceKind, priceKinds } from '../../domains/pricing/pricing.contract.ts';
import { yuan } from '../../kernel/money.ts';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import type { Order } from '../outbox/replay.ts';
import { quoteTexts } from '../texts/quote.ts';

type Quantities = Record<string, number>;
type Props = { order: Order; free: boolean; quantities: Quantities; onChange: (next: Quantities) => void };

function PriceRow(props: {
  item: PriceItem;
  free: boolean;
  count: number;
  onCount: (count: number) => void;
}) {
  const text = useText(quoteTexts);
  const { locale } = useLanguage();
  const { item, free, count, onCount } = props;
  const name = locale === 'en' ? item.name.en : item.name.zh;
  return (
    <li className={count > 0 ? 'price-row chosen' : 'price-row'}>
      <span className="price-name">
        {name}
        <small className="soft">
          {free ? text.freeOfCharge : yuan(item.priceFen)} / {text.unit[item.unit]}
        </small>
      </span>
      <button
        type="button"
        aria-label={text.less(name)}
        disabled={count === 0}
        onClick={() => onCount(count - 1)}
      >
        −
      </button>
      <output>{count}</output>
      <button
        type="button"
        aria-label={text.more(name)}
        disabled={count >= 99}
        onClick={() => onCount(count + 1)}
      >
        +
      </button>
    </li>
  );
}

const MOST = 12;

/** The marked prices of an order by kind, each with how often it is charged; parts can be looked for. */
export function PriceRows({ order, free, quantities, onChange }: Props) {
  const text = useText(quoteTexts);
  const [find, setFind] = useState('');
  const wanted = find.trim().toLowerCase();
  const isShown = (item: PriceItem): boolean =>
    item.kind !== 'part' ||
    (quantities[item.code] ?? 0) > 0 ||
    wanted === '' ||
    `${item.code} ${item.name.zh} ${item.name.en}`.toLowerCase().includes(wanted);
  const rowsOf = (kind: PriceKind) =>
    order.prices.filter((item) => item.kind === kind && isShown(item)).slice(0, MOST);
  const hasParts = order.prices.some(({ kind }) => kind === 'part');
  return (
    <>
      {priceKinds.map((kind) => {
        const rows = rowsOf(kind);
        if (rows.length === 0 && kind !== 'part') return null;
        return (
          <div key={kind} className="price-group">
            {kind === 'part' && !hasParts ? null : <h3>{text.kind[kind]}</h3>}
            {kind === 'part' && hasParts ? (
              <input
                type="search"
                aria-label={text.search}
                placeholder={text.search}
                value={find}
                onChange={(event) => setFind(event.target.value)}
              />
            ) : null}
            <ul>
              {rows.map((item) => (
                <PriceRow
                  key={item.code}
                  item={item}
                  free={free}
                  count={quantities[item.code] ?? 0}
                  onCount={(count) => onChange({ ...quantities, [item.code]: count })}
                />
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}
