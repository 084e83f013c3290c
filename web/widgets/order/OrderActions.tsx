import { CommandSheet } from './CommandSheet.tsx';
import type { OrderDoing, OrderPage } from './order-page.ts';
import { PlanSheet } from './PlanSheet.tsx';
import { RemoteSheet } from './RemoteSheet.tsx';

type Props = { page: OrderPage; doing: OrderDoing | null; onClose: () => void };

/** The sheet of what is being done to an order. */
export function OrderActions({ page, doing, onClose }: Props) {
  if (doing === null) return null;
  if (doing.kind === 'plan') return <PlanSheet page={page} onClose={onClose} />;
  if (doing.kind === 'remote') return <RemoteSheet page={page} onClose={onClose} />;
  return <CommandSheet key={doing.command} page={page} command={doing.command} onClose={onClose} />;
}
