import { z } from 'zod';
import { endpoint, prose } from '../../kernel/contract.ts';

const hexGroups = /^(?=.*:)[0-9a-f:.]{2,45}$/i;
const dotted = /^((25[0-5]|2[0-4]\d|1?\d?\d)[.]){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** An address or a network: 203.0.113.0/24, 2001:db8::/32. */
const network = z
  .string()
  .trim()
  .max(50)
  .refine(
    (value) => {
      const [address = '', length] = value.split('/');
      const most = dotted.test(address) ? 32 : hexGroups.test(address) ? 128 : -1;
      if (most < 0 || value.split('/').length > 2) return false;
      return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);
    },
    { message: 'not_a_network' },
  );

export const SecuritySettings = z.strictObject({
  /** Minutes without a touch after which the office app ends a session. */
  idleMinutes: z.int().min(5).max(480),
  /** Hours after sign-in at which a session ends in any case. */
  absoluteHours: z.int().min(1).max(24),
  /** Hours without a request after which the field app ends a session: it works without a network. */
  fieldIdleHours: z.int().min(8).max(240),
  fieldAbsoluteDays: z.int().min(1).max(30),
  /** For those who administer or approve; the others may always have one. */
  secondFactor: z.enum(['required', 'offered']),
  /** Days without use after which an account is disabled. */
  unusedDays: z.int().min(30).max(365),
  /** Networks from which those who administer come in; empty: from anywhere. */
  adminNetworks: z.array(network).max(50),
});
export type SecuritySettings = z.infer<typeof SecuritySettings>;

/** What holds until somebody changes it; a demo company only offers the second factor. */
export const usualSettings = (demo: boolean): SecuritySettings => ({
  idleMinutes: 30,
  absoluteHours: 12,
  fieldIdleHours: 72,
  fieldAbsoluteDays: 14,
  secondFactor: demo ? 'offered' : 'required',
  unusedDays: 90,
  adminNetworks: [],
});

const Settings = z.object({
  settings: SecuritySettings,
  demo: z.boolean(),
  /** The address that this request came from. */
  address: z.string(),
});

export const GetSecurity = endpoint({
  method: 'GET',
  path: '/api/security',
  summary: 'How sessions, second factors and unused accounts are treated',
  output: Settings,
});

export const SetSecurity = endpoint({
  method: 'PUT',
  path: '/api/security',
  summary: 'Changes how sessions, second factors and unused accounts are treated',
  body: z.strictObject({ settings: SecuritySettings, reason: prose(500) }),
  output: Settings,
});
