import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { CustomerBrief } from '../../../domains/customers/customers.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { SearchIcon } from '../../../ui/icons.tsx';
import { forget } from '../../../ui/kept.ts';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { listTexts } from '../../texts/lists.ts';
import { searchTexts } from '../../texts/search.ts';
import { CaseLine } from '../../widgets/list/CaseLine.tsx';
import { type Found, recentSearches, rememberSearch, useFound } from './use-found.ts';
import './search.css';

const SHOWN = 50;

function CustomerCards({ customers }: { customers: CustomerBrief[] }) {
  const text = useText(searchTexts);
  if (customers.length === 0) return null;
  return (
    <section className="found-part">
      <h2>{text.customers}</h2>
      <ul className="customer-cards">
        {customers.map((customer) => (
          <li key={customer.id}>
            <Link to="/cases" search={{ customerId: String(customer.id) }} className="customer-card card">
              <strong>{customer.maskedName}</strong>
              <span className="figures soft">{customer.maskedPhone}</span>
              <span className="soft">{[customer.province, customer.city].filter(Boolean).join(' ')}</span>
              <span className="soft">
                {text.openCases(customer.openCases)}
                {customer.matchedBy ? ` · ${text.matched[customer.matchedBy]}` : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CasesFound({ found }: { found: Found }) {
  const text = useText(searchTexts);
  const lists = useText(listTexts);
  if (found.cases.length === 0) return null;
  return (
    <section className="found-part">
      <h2>{text.cases}</h2>
      <div className="card case-lines found-cases">
        {found.cases.map((row) => (
          <CaseLine key={row.number} row={row} chosen={false} words={found.words} />
        ))}
      </div>
      {found.cases.length >= SHOWN ? (
        <Link to="/cases" search={{ find: found.words }}>
          {lists.more}
        </Link>
      ) : null}
    </section>
  );
}

function Recent({ onChoose }: { onChoose: (words: string) => void }) {
  const text = useText(searchTexts);
  const [recent, setRecent] = useState(recentSearches);
  if (recent.length === 0) return null;
  return (
    <section className="found-part">
      <h2>{text.recent}</h2>
      <p className="recent">
        {recent.map((words) => (
          <Button key={words} onClick={() => onChoose(words)}>
            {words}
          </Button>
        ))}
        <Button
          type="link"
          onClick={() => {
            forget('recent-searches');
            setRecent([]);
          }}
        >
          {text.forgetRecent}
        </Button>
      </p>
    </section>
  );
}

function Results({ found, onChoose }: { found: Found; onChoose: (words: string) => void }) {
  const text = useText(searchTexts);
  if (found.error) return <ErrorState error={found.error} onRetry={found.retry} />;
  if (found.words === '') {
    return (
      <>
        <Recent onChoose={onChoose} />
        <EmptyState title={text.start}>{text.startHint}</EmptyState>
      </>
    );
  }
  const nothing = found.cases.length === 0 && found.customers.length === 0;
  if (nothing && found.busy) return <SkeletonRows rows={8} height={36} />;
  if (nothing) return <EmptyState title={text.nothing}>{text.nothingHint}</EmptyState>;
  return (
    <>
      <CustomerCards customers={found.customers} />
      <CasesFound found={found} />
    </>
  );
}

/** Search over cases and customers; what was searched stands in the address. */
export function SearchPage() {
  const text = useText(searchTexts);
  const { find } = useSearch({ from: '/signed-in/search' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(find ?? '');
  const found = useFound(typed, SHOWN);
  useEffect(() => setTyped((now) => (now.trim() === (find ?? '') ? now : (find ?? ''))), [find]);
  useEffect(() => {
    if (found.words === (find ?? '') || found.words !== typed.trim()) return;
    void navigate({ to: '/search', search: found.words === '' ? {} : { find: found.words }, replace: true });
  }, [found.words, find, typed, navigate]);
  return (
    <div className="search-page">
      <h1 className="hidden-label">{text.title}</h1>
      <Input
        autoFocus
        allowClear
        size="large"
        maxLength={100}
        prefix={<SearchIcon />}
        value={typed}
        placeholder={text.hint}
        aria-label={text.hint}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => rememberSearch(found.words)}
        onPressEnter={() => rememberSearch(found.words)}
      />
      <Results found={found} onChoose={setTyped} />
    </div>
  );
}
