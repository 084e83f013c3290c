import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type FaultCode, ListFaultCodes } from '../../../domains/workorders/fault-codes.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { CodeForm } from './CodeForm.tsx';
import type { TabProps } from './catalogue-search.ts';

function Row({ one, onOpen }: { one: FaultCode; onOpen: (() => void) | undefined }) {
  const text = useText(catalogueTexts);
  const words = useWords();
  return (
    <tr>
      <th scope="row" className="tight">
        <button type="button" className="row-link figures" disabled={onOpen === undefined} onClick={onOpen}>
          <strong>{one.code}</strong>
        </button>
      </th>
      <td>
        {one.brand} <span className="soft">{one.model === '' ? text.allModels : one.model}</span>
      </td>
      <td>
        {words.say(one.meaning)}{' '}
        {one.dangerous ? <span className="tag tag-red">{text.dangerous}</span> : null}
        {one.verified ? null : <span className="tag tag-amber">{text.unverified}</span>}
        <div className="soft">{words.say(one.cause)}</div>
      </td>
      <td className="rows-more">{words.say(one.action)}</td>
      <td className="soft rows-more">{one.source}</td>
    </tr>
  );
}

/** Fault codes by brand and words; unverified ones carry a flag. */
export function CodesTab({ search, onChange }: TabProps) {
  const text = useText(catalogueTexts);
  const { columns } = text;
  const { find, brand } = search;
  const mayManage = useRight('catalogue:manage');
  const [editing, setEditing] = useState<FaultCode | 'new' | null>(null);
  const answer = useInfiniteQuery({
    queryKey: [ListFaultCodes.path, { find, brand }],
    queryFn: ({ pageParam, signal }) =>
      call(ListFaultCodes, { query: { find, brand, after: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const brands = answer.data?.pages[0]?.brands ?? [];
  return (
    <>
      <div className="parts-line">
        <div className="parts-bar">
          <Input.Search
            allowClear
            className="parts-find"
            aria-label={text.find}
            placeholder={text.find}
            defaultValue={find ?? ''}
            onSearch={(said) => onChange({ find: said.trim() === '' ? undefined : said.trim() })}
          />
          <Select
            allowClear
            aria-label={text.brand}
            placeholder={text.brand}
            popupMatchSelectWidth={false}
            value={brand ?? null}
            options={brands.map((value) => ({ value, label: value }))}
            onChange={(next: string | null | undefined) => onChange({ brand: next ?? undefined })}
          />
        </div>
        {mayManage ? (
          <Button type="primary" onClick={() => setEditing('new')}>
            {text.addCode}
          </Button>
        ) : null}
      </div>
      <RowsTable
        answer={answer}
        rows={answer.data?.pages.flatMap(({ codes }) => codes)}
        none={[text.noCodes, text.noCodesHint]}
        columns={[columns.code, columns.product, columns.meaning, columns.action, columns.source]}
        more={[columns.action, columns.source]}
      >
        {(one) => <Row key={one.id} one={one} onOpen={mayManage ? () => setEditing(one) : undefined} />}
      </RowsTable>
      {editing === null ? null : (
        <CodeForm
          code={editing === 'new' ? null : editing}
          onDone={() => void answer.refetch()}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
