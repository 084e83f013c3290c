import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ApiRefusal, NetworkFailure } from '../client.ts';
import { useText } from '../i18n.tsx';
import { stateTexts } from '../texts.ts';

type StateProps = { title: string; children?: ReactNode; action?: ReactNode; tone?: 'plain' | 'error' };

/** A screen or panel that has nothing to show says why, and what to do. */
export function EmptyState({ title, children, action, tone = 'plain' }: StateProps) {
  return (
    <div className={`state state-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}

export function NotFoundState({ action }: { action?: ReactNode }) {
  const text = useText(stateTexts);
  return (
    <EmptyState title={text.notFound} action={action}>
      {text.notFoundHint}
    </EmptyState>
  );
}

function NoPermissionState({ detail }: { detail?: string | undefined }) {
  const text = useText(stateTexts);
  return <EmptyState title={text.noPermission}>{detail || text.noPermissionHint}</EmptyState>;
}

/** What an error looks like in place of content: refusals by their kind, cuts with a retry. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const text = useText(stateTexts);
  const title = useErrorText(error);
  if (error instanceof ApiRefusal && error.status === 404) return <NotFoundState />;
  if (error instanceof ApiRefusal && error.status === 403) return <NoPermissionState detail={error.detail} />;
  const retry = onRetry ? <Button onClick={onRetry}>{text.retry}</Button> : undefined;
  return (
    <EmptyState tone="error" title={title} action={retry}>
      {error instanceof NetworkFailure ? text.cutHint : text.brokenHint}
    </EmptyState>
  );
}

/** One line for people about any error. */
export function useErrorText(error: unknown): string {
  const text = useText(stateTexts);
  if (error instanceof NetworkFailure) return text.cut;
  if (error instanceof ApiRefusal) return error.detail || error.title || text.broken;
  return text.broken;
}

/** Rows of the height that the list will have, so nothing jumps. */
export function SkeletonRows({ rows = 8, height = 44 }: { rows?: number; height?: number }) {
  const text = useText(stateTexts);
  return (
    <div className="skeleton-rows" role="status" aria-label={text.loading}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="skeleton-row" style={{ height }}>
          <span />
        </div>
      ))}
    </div>
  );
}

export function SkeletonBlock({ height = 160 }: { height?: number }) {
  const text = useText(stateTexts);
  return <div className="skeleton-block" style={{ height }} role="status" aria-label={text.loading} />;
}
