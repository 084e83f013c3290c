import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { GetCosts } from '../../../domains/costs/costs.contract.ts';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { addressOf } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { costTexts } from '../../texts/costs.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { BudgetSheet } from './BudgetSheet.tsx';
import { Budgets } from './Budgets.tsx';
import { CostTables } from './CostTables.tsx';
import { type CostsSearch, readCostsSearch } from './costs-search.ts';
import { FreezeSheet } from './FreezeSheet.tsx';
import { RatesSheet } from './RatesSheet.tsx';
import { RevenueSheet } from './RevenueSheet.tsx';
import { Targets } from './Targets.tsx';
import type { Costs } from './use-costs.ts';
import '../list/case-table.css';
import './costs.css';

type Doing = 'rates' | 'budget' | 'revenue' | 'freeze';

function useAddress() {
  const search = useSearch({ from: '/signed-in/costs' });
  const navigate = useNavigate();
  const change = (part: { [K in keyof CostsSearch]?: CostsSearch[K] | undefined }) =>
    void navigate({ to: '/costs', search: readCostsSearch({ ...search, ...part }), replace: true });
  return { search, change };
}

function Filters({ costs }: { costs: Costs | undefined }) {
  const text = useText(costTexts);
  const words = useWords();
  const { search, change } = useAddress();
  return (
    <search className="filters">
      <span className="filter-dates">
        <span className="soft">{text.from}</span>
        <Input
          type="date"
          aria-label={text.from}
          value={search.from ?? costs?.from ?? ''}
          onChange={(event) => change({ from: event.target.value })}
        />
        <span className="soft">{text.to}</span>
        <Input
          type="date"
          aria-label={text.to}
          value={search.to ?? costs?.to ?? ''}
          onChange={(event) => change({ to: event.target.value })}
        />
      </span>
      <Select
        allowClear
        aria-label={text.region}
        placeholder={text.region}
        value={search.region ?? null}
        options={regionCodes.map((code) => ({ value: code, label: regionName(code, words.locale) }))}
        onChange={(region) => change({ region: region ?? undefined })}
      />
    </search>
  );
}

function Sheets({ doing, costs, onClose }: { doing: Doing; costs: Costs; onClose: () => void }) {
  switch (doing) {
    case 'rates':
      return <RatesSheet onClose={onClose} />;
    case 'budget':
      return <BudgetSheet span={costs} onClose={onClose} />;
    case 'revenue':
      return <RevenueSheet months={costs.revenue.missingMonths} onClose={onClose} />;
    case 'freeze':
      return <FreezeSheet span={costs} onClose={onClose} />;
  }
}

function Loaded({ costs, onDo }: { costs: Costs; onDo: (doing: Doing) => void }) {
  const text = useText(costTexts);
  return (
    <>
      <Targets
        costs={costs}
        onFreeze={costs.may.manage ? () => onDo('freeze') : undefined}
        onRevenue={costs.may.manage ? () => onDo('revenue') : undefined}
      />
      <Budgets budgets={costs.budgets} onSet={costs.may.manage ? () => onDo('budget') : undefined} />
      {costs.months.length === 0 ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : (
        <CostTables costs={costs} />
      )}
    </>
  );
}

/** What service costs: targets, budgets, by month, by region and category. */
export function CostsPage() {
  const text = useText(costTexts);
  const { search } = useAddress();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data: costs, error, refetch } = useAnswer(GetCosts, { query: search });
  const actions = (
    <>
      {costs?.may.manage ? <Button onClick={() => setDoing('rates')}>{text.rates}</Button> : null}
      <Button href={addressOf('/api/costs/export', {}, search)}>{text.export}</Button>
    </>
  );
  return (
    <PageFrame title={text.title} note={text.note} actions={actions}>
      <Filters costs={costs} />
      {error && costs === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {costs === undefined && !error ? <SkeletonRows rows={10} height={40} /> : null}
      {costs === undefined ? null : <Loaded costs={costs} onDo={setDoing} />}
      {costs === undefined || doing === null ? null : (
        <Sheets doing={doing} costs={costs} onClose={() => setDoing(null)} />
      )}
    </PageFrame>
  );
}
