import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState, NotFoundState, SkeletonRows } from '../../../ui/kit/States.tsx';

/** While the code of a screen arrives. */
export const WaitingScreen = () => <SkeletonRows rows={12} />;

/** A screen that broke, or whose session could not be read. */
export const BrokenScreen = ({ error, reset }: ErrorComponentProps) => (
  <ErrorState error={error} onRetry={reset} />
);

export const MissingScreen = () => <NotFoundState />;
