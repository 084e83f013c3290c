import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router';
import { Fragment, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { shellTexts } from '../../texts/shell.ts';
import './beside-list.css';

const CasePanel = lazy(() =>
  import('../../screens/cases/CasePanel.tsx').then((file) => ({ default: file.CasePanel })),
);
/** A case that cannot be drawn leaves the list standing. */
const PanelError = ({ error, reset }: ErrorComponentProps) => <ErrorState error={error} onRetry={reset} />;
const SETTLE_MS = 120;

/** The value once it has stayed for a moment: running down a list with `j` does not load every case. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

type BesideProps = {
  children: ReactNode;
  number: string | undefined;
  onClose: () => void;
  /** What is shown of the chosen one; a case unless said otherwise. */
  panel?: (number: string) => ReactNode;
};

const casePanel = (number: string) => <CasePanel number={number} />;

/** A list with the chosen case, or other thing, beside it. */
export function BesideList(props: BesideProps) {
  const text = useText(shellTexts);
  const settled = useSettled(props.number);
  const shown = props.number === undefined ? undefined : settled;
  const panel = props.panel ?? casePanel;
  return (
    <div className={props.number === undefined ? 'beside' : 'beside beside-open'}>
      <div className="beside-list">{props.children}</div>
      {props.number === undefined ? null : (
        <aside className="beside-panel" aria-label={props.number}>
          <button
            type="button"
            className="icon-button beside-close"
            aria-label={text.close}
            onClick={props.onClose}
          >
            <CloseIcon />
          </button>
          {shown === undefined ? (
            <SkeletonBlock height={240} />
          ) : (
            <Suspense fallback={<SkeletonBlock height={240} />}>
              <CatchBoundary getResetKey={() => shown} errorComponent={PanelError}>
                <Fragment key={shown}>{panel(shown)}</Fragment>
              </CatchBoundary>
            </Suspense>
          )}
        </aside>
      )}
    </div>
  );
}
