import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { ListParts, ListPlaces, type StockedPart } from '../../../domains/parts/parts.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { partsTexts } from '../../texts/parts.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { PartForm } from './PartForm.tsx';
import { PartSheet } from './PartSheet.tsx';
import { PartTags } from './PartTags.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import type { TabProps } from './parts-search.ts';

function Row({ part, onOpen }: { part: StockedPart; onOpen: () => void }) {
  const words = useWords();
  const text = useText(partsTexts);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="row-link" onClick={onOpen}>
          {words.say(part.name)} <span className="soft figures">{part.code}</span>
        </button>
        <div>
          <PartTags part={part} />
        </div>
      </th>
      <td className="number-cell">{part.free}</td>
      <td className="rows-more">
        {part.balances
          .filter(({ onHand, minimum }) => onHand > 0 || minimum > 0)
          .map((one) => (
            <div key={one.place} className="figures">
              <span className="soft">{words.say(one.placeName)}</span> {one.free}
              {one.reserved === 0 ? null : <span className="faint"> +{one.reserved}</span>}
              {one.free < one.minimum ? <span className="tag tag-amber">{`< ${one.minimum}`}</span> : null}
            </div>
          ))}
      </td>
      <td className="number-cell rows-more">{yuan(part.priceFen)}</td>
      <td className="number-cell rows-more">{text.days(part.leadDays)}</td>
    </tr>
  );
}

function useParts({ find, place, low }: TabProps['search']) {
  return useInfiniteQuery({
    queryKey: [ListParts.path, { find, place, low }],
    queryFn: ({ pageParam, signal }) =>
      call(ListParts, { query: { find, place, low, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

function StockFilters({ search, onChange }: TabProps) {
  const text = useText(partsTexts);
  const words = useWords();
  const { data } = useAnswer(ListPlaces, {});
  return (
    <div className="parts-bar">
      <Input.Search
        allowClear
        className="parts-find"
        aria-label={text.find}
        placeholder={text.find}
        defaultValue={search.find ?? ''}
        onSearch={(find) => onChange({ find: find.trim() === '' ? undefined : find.trim() })}
      />
      <Select
        allowClear
        aria-label={text.place}
        placeholder={text.place}
        popupMatchSelectWidth={false}
        value={search.place ?? null}
        options={(data?.places ?? []).map(({ code, name }) => ({ value: code, label: words.say(name) }))}
        onChange={(place: string | null | undefined) => onChange({ place: place ?? undefined })}
      />
      <Checkbox
        checked={search.low === 'yes'}
        onChange={(event) => onChange({ low: event.target.checked ? 'yes' : undefined })}
      >
        {text.onlyLow}
      </Checkbox>
    </div>
  );
}

/** The catalogue with its stock by place; the chosen part in a sheet. */
export function StockTab({ search, onChange }: TabProps) {
  const text = useText(partsTexts);
  const mayManage = useRight('parts:manage');
  const [adding, setAdding] = useState<'part' | 'place' | null>(null);
  const answer = useParts(search);
  const { columns } = text;
  return (
    <>
      <div className="parts-line">
        <StockFilters search={search} onChange={onChange} />
        {mayManage ? (
          <span className="parts-bar">
            <Button onClick={() => setAdding('place')}>{text.addPlace}</Button>
            <Button type="primary" onClick={() => setAdding('part')}>
              {text.add}
            </Button>
          </span>
        ) : null}
      </div>
      <RowsTable
        answer={answer}
        rows={answer.data?.pages.flatMap((page) => page.parts)}
        none={[text.none, text.noneHint]}
        columns={[columns.part, columns.free, columns.places, columns.price, columns.lead]}
        more={[columns.places, columns.price, columns.lead]}
        numbers={[columns.free, columns.price, columns.lead]}
      >
        {(part) => <Row key={part.code} part={part} onOpen={() => onChange({ open: part.code })} />}
      </RowsTable>
      {search.open === undefined ? null : (
        <PartSheet key={search.open} code={search.open} onClose={() => onChange({ open: undefined })} />
      )}
      {adding === 'part' ? <PartForm part={null} onClose={() => setAdding(null)} /> : null}
      {adding === 'place' ? <PlaceForm onClose={() => setAdding(null)} /> : null}
    </>
  );
}
