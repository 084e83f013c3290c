import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ListedServiceItem } from '../../../domains/standards/catalogue.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { ItemForm } from './ItemForm.tsx';
import { useConditions, useNeeds } from './item-words.ts';

/** One service: everything that it promises and asks for. */
export function ItemSheet({ item, onClose }: { item: ListedServiceItem; onClose: () => void }) {
  const text = useText(catalogueTexts);
  const words = useWords();
  const mayManage = useRight('catalogue:manage');
  const needs = useNeeds()(item);
  const conditions = useConditions()(item);
  const [editing, setEditing] = useState(false);
  if (editing) return <ItemForm item={item} onClose={() => setEditing(false)} />;
  const { terms } = item;
  const facts: [string, ReactNode][] = [
    [text.content, words.say(terms.content)],
    [text.process, words.say(terms.process)],
    [
      text.responsibility,
      terms.responsibility === null
        ? ''
        : `${words.of(departmentTypeNames, terms.responsibility.lead)} · ${words.say(terms.responsibility.duty)}`,
    ],
    [
      text.columns.response,
      item.responseTime === null ? '' : <ClauseMark key="clause" clause={item.responseTime.clause} />,
    ],
    [text.staff, words.say(terms.standard.staffQualification)],
    [text.conduct, words.say(terms.standard.conduct)],
    [text.columns.needs, needs.length === 0 ? text.anyNeeds : needs.join(' · ')],
    [text.columns.eligible, conditions.length === 0 ? text.everyone : conditions.join(' · ')],
    [text.columns.sop, item.sop === null ? text.noSop : `${text.sop(item.sop.version)} ${item.sop.title}`],
    [text.survey, text.surveys[item.work.survey]],
    [text.price, text.priceHint],
  ];
  const foot = mayManage ? (
    <>
      <span className="push" />
      <Button type="primary" onClick={() => setEditing(true)}>
        {text.edit}
      </Button>
    </>
  ) : undefined;
  return (
    <SideSheet title={words.say(item.name)} onClose={onClose} foot={foot}>
      <p className="soft">
        {text.classes[item.class]} · {words.term('serviceType', item.serviceType)} · {terms.effectiveFrom}
      </p>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="order-fact">
            <dt>{label}</dt>
            <dd>{value === '' ? <span className="faint">—</span> : value}</dd>
          </div>
        ))}
      </dl>
    </SideSheet>
  );
}
