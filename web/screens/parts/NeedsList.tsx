import type { ReactNode } from 'react';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';

type Props<T> = {
  answer: { error: unknown; refetch: () => unknown };
  rows: T[] | undefined;
  /** Title and hint of the empty list. */
  none: [string, string];
  columns: string[];
  /** Columns that a phone leaves out; their cells carry `parts-more`. */
  more?: string[];
  children: (row: T) => ReactNode;
};

/** A table with its loading, empty and error states. */
export function NeedsList<T>({ answer, rows, none, columns, more = [], children }: Props<T>) {
  if (rows === undefined)
    return answer.error ? (
      <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <SkeletonRows rows={6} height={44} />
    );
  if (rows.length === 0) return <EmptyState title={none[0]}>{none[1]}</EmptyState>;
  return (
    <div className="sheet-of-rows">
      <table className="rows-table">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" className={more.includes(name) ? 'parts-more' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(children)}</tbody>
      </table>
    </div>
  );
}
