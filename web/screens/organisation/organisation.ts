import type { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';

export type Organisation = OutputOf<typeof GetOrganisation>;
export type Unit = Organisation['units'][number];
export type Region = Organisation['regions'][number];
export type Position = Organisation['positions'][number];
