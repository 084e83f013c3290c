import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { GetPriceList, ListPriceLists, type PriceItem } from '../../../domains/pricing/pricing.contract.ts';
import { chinaDay, ms } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { priceTexts } from '../../texts/prices.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { ItemSheet } from './ItemSheet.tsx';
import { ListActions } from './ListActions.tsx';
import { PriceTable } from './PriceTable.tsx';
import { type PricesSearch, readPricesSearch } from './prices-search.ts';
import type { PriceList } from './use-price-draft.ts';
import '../list/case-table.css';
import './prices.css';

function About({ list }: { list: PriceList }) {
  const text = useText(priceTexts);
  return (
    <p className="soft">
      <span className={list.status === 'draft' ? 'tag tag-amber' : 'tag'}>
        {list.status === 'draft' ? text.draft : list.inForce ? text.inForce : text.published}
      </span>{' '}
      {list.effectiveFrom === null ? null : `${text.from(list.effectiveFrom)} · `}
      {list.publishedAt === null
        ? null
        : `${text.publishedBy(list.publishedBy ?? '', chinaDay(ms(list.publishedAt)))} · `}
      {text.items(list.rows.length)}
    </p>
  );
}

const fits = (item: PriceItem, find: string): boolean =>
  find === '' || `${item.code} ${item.name.zh} ${item.name.en}`.toLowerCase().includes(find.toLowerCase());

function Loaded({ list, find }: { list: PriceList; find: string }) {
  const text = useText(priceTexts);
  const [editing, setEditing] = useState<PriceItem | 'new' | null>(null);
  const mayEdit = list.may.manage && list.status === 'draft';
  const rows = list.rows.filter((item) => fits(item, find));
  return (
    <>
      <About list={list} />
      {list.may.manage ? <ListActions list={list} onAdd={() => setEditing('new')} /> : null}
      {list.rows.length === 0 ? (
        <EmptyState title={text.noItems}>{text.noItemsHint}</EmptyState>
      ) : (
        <PriceTable rows={rows} onEdit={mayEdit ? setEditing : undefined} />
      )}
      {editing === null ? null : (
        <ItemSheet list={list} item={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function OneList({ id, find }: { id: number; find: string }) {
  const { data, error, refetch } = useAnswer(GetPriceList, { params: { id } });
  if (error && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} height={36} />;
  return <Loaded key={`${data.id}/${data.version}`} list={data} find={find} />;
}

function useAddress() {
  const search = useSearch({ from: '/signed-in/prices' });
  const navigate = useNavigate();
  const change = (part: { [K in keyof PricesSearch]?: PricesSearch[K] | undefined }) =>
    void navigate({ to: '/prices', search: readPricesSearch({ ...search, ...part }), replace: true });
  return { search, change };
}

/** The price lists: the one in force, those before, and the draft of finance. */
export function PricesPage() {
  const text = useText(priceTexts);
  const { search, change } = useAddress();
  const { data, error, refetch } = useAnswer(ListPriceLists, {});
  const lists = data?.lists ?? [];
  const chosen =
    lists.find(({ id }) => String(id) === search.list) ?? lists.find(({ inForce }) => inForce) ?? lists[0];
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={
        <a href="/price-list" target="_blank" rel="noreferrer">
          {text.publicPage}
        </a>
      }
    >
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={10} height={36} /> : null}
      {data !== undefined && chosen === undefined ? (
        <>
          <EmptyState title={text.none}>{text.noneHint}</EmptyState>
          {data.may.manage ? <ListActions list={null} onAdd={() => undefined} /> : null}
        </>
      ) : null}
      {chosen === undefined ? null : (
        <>
          <search className="filters">
            <Select
              aria-label={text.list}
              popupMatchSelectWidth={false}
              value={chosen.id}
              options={lists.map((list) => ({
                value: list.id,
                label: `${list.name}${list.inForce ? ` · ${text.inForce}` : ''}${list.status === 'draft' ? ` · ${text.draft}` : ''}`,
              }))}
              onChange={(id) => change({ list: String(id) })}
            />
            <Input.Search
              allowClear
              className="prices-find"
              aria-label={text.find}
              placeholder={text.find}
              value={search.find ?? ''}
              onChange={(event) => change({ find: event.target.value || undefined })}
            />
          </search>
          <OneList id={chosen.id} find={search.find ?? ''} />
        </>
      )}
    </PageFrame>
  );
}
