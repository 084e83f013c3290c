import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type CustomerBrief, FindCustomers } from '../../../../domains/customers/customers.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { gradeNames } from '../../../widgets/case/fact-names.ts';
import { FieldFrame } from '../../../widgets/case/form/FieldFrame.tsx';
import { useWords } from '../../../widgets/case/words.ts';
import { useDebounced } from './use-draft.ts';

type Props = {
  find: string;
  error: string | undefined;
  onFind: (typed: string) => void;
  onPick: (customer: CustomerBrief) => void;
  onNew: () => void;
};

const SETTLE_MS = 150;
const LIST = 'customer-found';

function Found({ customer }: { customer: CustomerBrief }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  return (
    <>
      <strong>{customer.maskedName}</strong>
      <span className="figures">{customer.maskedPhone}</span>
      <span className="soft">{[customer.province, customer.city].filter(Boolean).join(' ')}</span>
      <span className="soft">{words.of(gradeNames, customer.grade)}</span>
      <span className="figures soft">{customer.openCases > 0 ? text.openCases(customer.openCases) : ''}</span>
    </>
  );
}

/** Who calls: customers as one types, chosen with the arrow keys; the last row begins a new one. */
export function CustomerSearch({ find, error, onFind, onPick, onNew }: Props) {
  const text = useText(newCaseTexts);
  const input = useRef<InputRef>(null);
  const [active, setActive] = useState(0);
  const sought = useDebounced(find.trim(), SETTLE_MS);
  const isSought = sought.length >= 2;
  const answer = useAnswer(FindCustomers, { query: { find: sought } }, isSought);
  const customers = isSought ? (answer.data?.customers ?? []) : [];
  const last = customers.length;
  useEffect(() => input.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search starts at its first row
  useEffect(() => setActive(0), [sought]);

  const take = (place: number) => {
    const customer = customers[place];
    if (customer === undefined) onNew();
    else onPick(customer);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSought || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setActive((place) => Math.min(place + 1, last));
    else if (event.key === 'ArrowUp') setActive((place) => Math.max(place - 1, 0));
    else if (event.key === 'Enter') take(active);
    else return;
    event.preventDefault();
  };
  const state = answer.isFetching
    ? text.finding
    : customers.length === 0
      ? text.noneFound
      : text.found(customers.length);
  return (
    <FieldFrame id="customer" label={text.find} required error={error} hint={isSought ? state : ''}>
      <div className="intake-search">
        <Input
          id="customer"
          ref={input}
          size="large"
          className="intake-find"
          role="combobox"
          aria-expanded={isSought}
          aria-controls={LIST}
          aria-activedescendant={isSought ? `${LIST}-${active}` : undefined}
          autoComplete="off"
          maxLength={60}
          value={find}
          onChange={(event) => onFind(event.target.value)}
          onKeyDown={onKeyDown}
          {...(error === undefined ? {} : { status: 'error' as const })}
        />
        {isSought ? (
          <div id={LIST} role="listbox" className="intake-found">
            {[...customers, null].map((customer, place) => (
              <div
                key={customer?.id ?? 'new'}
                id={`${LIST}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                className={place === active ? 'intake-row intake-row-active' : 'intake-row'}
                onMouseEnter={() => setActive(place)}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(place);
                }}
              >
                {customer === null ? (
                  <span className="intake-new">+ {text.newFrom(find.trim())}</span>
                ) : (
                  <Found customer={customer} />
                )}
              </div>
            ))}
          </div>
        ) : null}
      </div>
    </FieldFrame>
  );
}
