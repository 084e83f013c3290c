import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { stateTexts } from '../../../ui/texts.ts';

type Answer = {
  error: unknown;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => unknown;
};

type Props<T> = {
  /** Of one page, or of page after page. */
  answer: Answer;
  rows: T[] | undefined;
  /** Title and hint of the empty list, and what to do about it. */
  none: [title: string, hint: string, action?: ReactNode];
  columns: string[];
  /** Columns that a phone leaves out; their cells carry `rows-more`. */
  more?: string[];
  /** Columns of figures; their cells carry `number-cell`. */
  numbers?: string[];
  look?: string;
  children: (row: T) => ReactNode;
};

function NextPage({ answer }: { answer: Answer }) {
  const text = useText(stateTexts);
  if (answer.hasNextPage !== true) return null;
  return (
    <div>
      <Button loading={answer.isFetchingNextPage === true} onClick={() => void answer.fetchNextPage?.()}>
        {text.more}
      </Button>
    </div>
  );
}

/** A table with its loading, empty and error states, and its next page. */
export function RowsTable<T>(props: Props<T>) {
  const { answer, rows, none, columns, more = [], numbers = [], look = '', children } = props;
  if (rows === undefined)
    return answer.error ? (
      <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <SkeletonRows rows={8} height={48} />
    );
  const [title, hint, action] = none;
  if (rows.length === 0)
    return (
      <EmptyState title={title} action={action}>
        {hint}
      </EmptyState>
    );
  const lookOf = (name: string) =>
    [numbers.includes(name) && 'number-cell', more.includes(name) && 'rows-more'].filter(Boolean).join(' ') ||
    undefined;
  return (
    <>
      <div className="sheet-of-rows">
        <table className={`rows-table rows-listed ${look}`}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col" className={lookOf(name)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map(children)}</tbody>
        </table>
      </div>
      <NextPage answer={answer} />
    </>
  );
}
