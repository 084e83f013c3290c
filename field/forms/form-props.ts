import type { RecordKind } from '../../domains/workorders/orders.contract.ts';
import type { Order } from '../outbox/replay.ts';

/** Puts the record into the outbox; false when it is not in order, and the form says why. */
export type Save = (
  body: Record<string, unknown>,
  ways?: { photo?: Blob | undefined; stay?: boolean },
) => Promise<boolean>;

export type FormProps = { order: Order; kind: RecordKind; about: string | null; save: Save };
