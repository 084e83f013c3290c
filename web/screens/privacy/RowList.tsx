import type { ReactNode } from 'react';

type Props<Row> = { rows: Row[]; empty: ReactNode; children: (row: Row) => ReactNode };

/** Rows one under the other, or why there are none. */
export function RowList<Row>({ rows, empty, children }: Props<Row>) {
  return rows.length === 0 ? empty : <ul className="list-card">{rows.map(children)}</ul>;
}
