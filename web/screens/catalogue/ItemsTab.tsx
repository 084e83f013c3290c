import { Select } from 'antd';
import { type ListedServiceItem, ListServiceItems } from '../../../domains/standards/catalogue.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { itemClasses, type TabProps } from './catalogue-search.ts';
import { ItemSheet } from './ItemSheet.tsx';
import { useConditions, useNeeds } from './item-words.ts';

function Row({ item, onOpen }: { item: ListedServiceItem; onOpen: () => void }) {
  const text = useText(catalogueTexts);
  const words = useWords();
  const needs = useNeeds()(item);
  const conditions = useConditions()(item);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="row-link" onClick={onOpen}>
          {words.say(item.name)}
        </button>{' '}
        {item.status === 'draft' ? <span className="tag">{text.draft}</span> : null}
        {item.reviewOverdue ? <span className="tag tag-amber">{text.overdue}</span> : null}
        <div className="soft">
          {text.classes[item.class]} · {words.term('serviceType', item.serviceType)}
        </div>
      </th>
      <td>{needs.length === 0 ? <span className="faint">{text.anyNeeds}</span> : needs.join(' · ')}</td>
      <td className="rows-more">
        {conditions.length === 0 ? <span className="faint">{text.everyone}</span> : conditions.join(' · ')}
      </td>
      <td className="tight rows-more">
        {item.sop === null ? <span className="faint">{text.noSop}</span> : text.sop(item.sop.version)}
      </td>
      <td className="tight rows-more">
        {item.responseTime === null ? '—' : <ClauseMark clause={item.responseTime.clause} />}
      </td>
    </tr>
  );
}

/** Services by class; the chosen one in a sheet. */
export function ItemsTab({ search, onChange }: TabProps) {
  const text = useText(catalogueTexts);
  const { columns } = text;
  const answer = useAnswer(ListServiceItems, { query: { class: search.class } });
  const rows = answer.data?.items;
  const open = rows?.find(({ code }) => code === search.open);
  return (
    <>
      <div className="parts-bar">
        <Select
          allowClear
          aria-label={text.anyClass}
          placeholder={text.anyClass}
          popupMatchSelectWidth={false}
          value={search.class ?? null}
          options={itemClasses.map((value) => ({ value, label: text.classes[value] }))}
          onChange={(next: (typeof itemClasses)[number] | null | undefined) =>
            onChange({ class: next ?? undefined })
          }
        />
      </div>
      <RowsTable
        answer={answer}
        rows={rows}
        none={[text.none, text.noneHint]}
        columns={[columns.name, columns.needs, columns.eligible, columns.sop, columns.response]}
        more={[columns.eligible, columns.sop, columns.response]}
      >
        {(item) => <Row key={item.code} item={item} onOpen={() => onChange({ open: item.code })} />}
      </RowsTable>
      {open === undefined ? null : (
        <ItemSheet key={open.code} item={open} onClose={() => onChange({ open: undefined })} />
      )}
    </>
  );
}
