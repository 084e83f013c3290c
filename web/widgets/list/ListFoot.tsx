import { Button } from 'antd';
import type { ReactNode } from 'react';

export type Pages = {
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

type Props = {
  pages: Pages;
  count: number;
  words: { loaded: (count: number) => string; all: (count: number) => string; more: string };
  /** In place of the count, e.g. what was selected. */
  instead?: ReactNode;
};

/** How many rows are here, whether that is all of them, and the next page. */
export function ListFoot({ pages, count, words, instead }: Props) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  return (
    <footer className="list-foot">
      {instead ?? <span className="figures">{hasNextPage ? words.loaded(count) : words.all(count)}</span>}
      {hasNextPage ? (
        <Button type="link" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </footer>
  );
}
