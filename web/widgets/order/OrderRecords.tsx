import type { ReactNode } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { recordFieldNames, recordNames, recordWords } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { Section } from '../case/Section.tsx';
import { useWords, type Words } from '../case/words.ts';
import type { OrderPage } from './order-page.ts';

type Item = { item?: string; ok?: boolean; note?: string; what?: string; value?: number };

function Items({ items }: { items: Item[] }) {
  const text = useText(orderTexts);
  return (
    <ul className="order-items">
      {items.map(({ item, ok, note, what, value }) => (
        <li key={item ?? what}>
          {what === undefined ? (
            <>
              {item} <span className={ok ? 'soft' : 'tag tag-red'}>{ok ? text.itemOk : text.itemBad}</span>{' '}
              {note}
            </>
          ) : (
            <span className="figures">
              {what} {value} mm
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Strokes({ path }: { path: string }) {
  if (path === '') return null;
  return (
    <svg className="order-strokes" viewBox="0 0 320 160" role="img" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

type Said = { yes: string; no: string };

function plainText(field: string, value: unknown, words: Words, said: Said): string {
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (typeof value === 'number') return field.endsWith('Percent') ? `${value}%` : String(value);
  return words.of(recordWords, String(value));
}

function Value({ field, value }: { field: string; value: unknown }): ReactNode {
  const text = useText(orderTexts);
  const words = useWords();
  if (Array.isArray(value)) return <Items items={value as Item[]} />;
  if (field === 'strokes') return <Strokes path={String(value)} />;
  if (field === 'startedAt' || field === 'endedAt') return <ShortTime at={String(value)} />;
  if (field === 'fileId') {
    const address = `/api/work-order-files/${encodeURIComponent(String(value))}`;
    return (
      <a href={address} target="_blank" rel="noreferrer">
        <img
          className="order-photo"
          src={address}
          alt={words.of(recordFieldNames, 'fileId')}
          loading="lazy"
        />
      </a>
    );
  }
  return plainText(field, value, words, text);
}

function OneRecord({ record }: { record: OrderPage['records'][number] }) {
  const words = useWords();
  return (
    <li className="order-record">
      <p>
        <strong>{words.of(recordNames, record.kind)}</strong>{' '}
        <span className="soft">
          {record.byName} <ShortTime at={record.at} />
        </span>
      </p>
      <dl className="facts">
        {Object.entries(record.body).map(([field, value]) => (
          <div key={field} className="order-fact">
            <dt>{words.of(recordFieldNames, field)}</dt>
            <dd>
              <Value field={field} value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** What was written down on site, newest first, each kind in words. */
export function OrderRecords({ page }: { page: OrderPage }) {
  const text = useText(orderTexts);
  return (
    <Section title={text.records}>
      {page.records.length === 0 ? <p className="faint">{text.noRecords}</p> : null}
      <ul className="order-records">
        {page.records.toReversed().map((record) => (
          <OneRecord key={record.id} record={record} />
        ))}
      </ul>
    </Section>
  );
}
