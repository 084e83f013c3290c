import type { ReactNode } from 'react';
import type { CaseRow } from '../../../domains/cases/cases.contract.ts';
import { Remaining, ShortTime } from '../../../ui/time.tsx';
import { regionName } from '../../texts/regions.ts';
import type { Words } from '../../widgets/case/words.ts';
import { CaseMarks } from '../../widgets/list/CaseMarks.tsx';

export const columnKeys = [
  'due',
  'event',
  'number',
  'subject',
  'marks',
  'kind',
  'category',
  'stage',
  'step',
  'customer',
  'region',
  'channel',
  'product',
  'owner',
  'handler',
  'received',
  'closed',
  'priority',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

export const defaultColumns: ColumnKey[] = [
  'due',
  'number',
  'subject',
  'marks',
  'stage',
  'customer',
  'region',
  'owner',
  'received',
];

type Column = { width: string; render: (row: CaseRow, words: Words) => ReactNode };

const soft = (content: ReactNode) => <span className="soft">{content}</span>;

export const columns: Record<ColumnKey, Column> = {
  due: {
    width: '132px',
    render: (row) => (
      <Remaining
        compact
        dueAt={row.nextDueAt}
        status={row.closedAt ? 'met' : undefined}
        startedAt={row.receivedAt}
      />
    ),
  },
  event: { width: '96px', render: (row, { term }) => soft(term('clockEvent', row.nextDueEvent)) },
  number: { width: '116px', render: (row) => <span className="figures soft">{row.number}</span> },
  subject: {
    width: 'minmax(200px, 1fr)',
    render: (row) => <strong className="cell-subject">{row.subject}</strong>,
  },
  marks: { width: '124px', render: (row) => <CaseMarks row={row} /> },
  kind: { width: '88px', render: (row, { term }) => soft(term('kind', row.kind)) },
  category: { width: '96px', render: (row, { term }) => soft(term('category', row.category)) },
  stage: { width: '84px', render: (row, { term }) => soft(term('stage', row.stage)) },
  step: { width: '104px', render: (row, { term }) => soft(term('step', row.step)) },
  customer: { width: '84px', render: (row) => soft(row.customer) },
  region: { width: '76px', render: (row, { locale }) => soft(regionName(row.region, locale)) },
  channel: { width: '92px', render: (row, { term }) => soft(term('channel', row.channel)) },
  product: { width: '120px', render: (row) => soft(row.productModel) },
  owner: { width: '100px', render: (row) => soft(row.owner) },
  handler: { width: '100px', render: (row) => soft(row.handler) },
  received: { width: '104px', render: (row) => soft(<ShortTime at={row.receivedAt} />) },
  closed: { width: '104px', render: (row) => soft(<ShortTime at={row.closedAt} />) },
  priority: { width: '64px', render: (row) => <span className="figures soft">{row.priority}</span> },
};
