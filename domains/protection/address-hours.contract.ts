import { z } from 'zod';
import { endpoint, prose } from '../../kernel/contract.ts';

const hours = z.int().min(0).max(720);
const AddressHours = z.object({ ownHours: hours, providerHours: hours });
export type AddressHours = z.infer<typeof AddressHours>;

export const GetAddressHours = endpoint({
  method: 'GET',
  path: '/api/address-hours',
  summary: 'How long after a job who made the visit still reads the whole address',
  output: AddressHours.extend({ may: z.object({ change: z.boolean() }) }),
});

export const SetAddressHours = endpoint({
  method: 'PUT',
  path: '/api/address-hours',
  summary:
    'Sets how long after a job the address is still read; a provider’s people never longer than our own',
  body: z.strictObject({ ownHours: hours, providerHours: hours, reason: prose(300) }),
  output: AddressHours,
});
