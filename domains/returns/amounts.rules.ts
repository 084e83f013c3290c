import { invalid } from '../../kernel/refusal.ts';
import type { ReturnKind } from './steps.rules.ts';

export const returnBases = ['quality', 'no_reason'] as const;
export type ReturnBasis = (typeof returnBases)[number];

/** A return under article 25 needs no fault; every other one is for quality. */
export const basisOf = (kind: ReturnKind, clause: string | null): ReturnBasis =>
  kind === 'return' && clause === 'CPL 25' ? 'no_reason' : 'quality';

/** Who bears the freight: the business for quality (消法 24), the customer without a reason unless promised (消法 25). */
export const freightBy = (basis: ReturnBasis): 'business' | 'customer' =>
  basis === 'no_reason' ? 'customer' : 'business';

export type Settlement = {
  goodsFen: number;
  freightFen: number;
  /** The business had promised to bear the freight of a return without a reason. */
  isFreightPromised: boolean;
  hasReason: boolean;
  hasConsent: boolean;
};

type Amounts = { basis: ReturnBasis; agreedFen: number; approvedFen: number };

/** Fen to pay in all. */
export const totalOf = ({ goodsFen, freightFen }: Pick<Settlement, 'goodsFen' | 'freightFen'>): number =>
  goodsFen + freightFen;

/**
 * Refuses an empty amount, freight that the customer bears, a change without a reason, and less than the customer
 * agreed to without the customer's word (S3 2-三-6; 消法 24, 25).
 */
export function refuseSettlement({ basis, agreedFen }: Amounts, settlement: Settlement): void {
  const total = totalOf(settlement);
  if (total === 0) throw invalid('return.amount_needed', { field: 'goodsFen' });
  if (settlement.freightFen > 0 && freightBy(basis) === 'customer' && !settlement.isFreightPromised) {
    throw invalid('return.freight_not_ours', { field: 'freightFen', clause: 'CPL 25' });
  }
  if (total !== agreedFen && !settlement.hasReason)
    throw invalid('return.reason_needed', { field: 'reason' });
  if (total < agreedFen && !settlement.hasConsent) {
    throw invalid('return.consent_needed', { field: 'consent', agreed: agreedFen, clause: 'S3 2-三-6' });
  }
}

/** Fen that still lack approval; zero when the approved amount covers the total (S1 5.2). */
export const beyondApproved = ({ approvedFen }: Pick<Amounts, 'approvedFen'>, totalFen: number): number =>
  Math.max(0, totalFen - approvedFen);

type Payment = {
  totalFen: number;
  approvedFen: number;
  isRaiseWaiting: boolean;
  /** Everybody who decided an amount of this remedy. */
  deciders: (string | null)[];
  payerId: string | null;
};

/** Code of what speaks against paying now; null when nothing does: approved, and by somebody else than who pays (S1 5.2). */
export function againstPaying(payment: Payment): string | null {
  if (payment.isRaiseWaiting) return 'return.approval_waiting';
  if (payment.totalFen > payment.approvedFen) return 'return.amount_above_approved';
  return payment.deciders.includes(payment.payerId) ? 'return.approver_pays' : null;
}
