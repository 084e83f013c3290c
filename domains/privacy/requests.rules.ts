import { DAY, MINUTE } from '../../kernel/time.ts';
import type { PersonRequest, RequestKind, RequestStep } from './requests.contract.ts';

/** When a request is to be answered, and when its officer is reminded; days of the company, from its receipt. */
export const termsFrom = (receivedAt: number, { days, warnDays }: { days: number; warnDays: number }) => ({
  dueAt: receivedAt + days * DAY,
  warnAt: receivedAt + Math.max(days - warnDays, 0) * DAY,
});

export const CODE_LASTS = 10 * MINUTE;
const CODE_TRIES = 5;

/** A code that was sent: until when it is good and how often it may still be tried; null when there is none to try. */
export function codeLeft(
  code: { sentAt: number | null; tries: number },
  now: number,
): { until: number; triesLeft: number } | null {
  if (code.sentAt === null || now >= code.sentAt + CODE_LASTS || code.tries >= CODE_TRIES) return null;
  return { until: code.sentAt + CODE_LASTS, triesLeft: CODE_TRIES - code.tries };
}

export type RequestFacts = {
  kind: RequestKind;
  verified: boolean;
  decision: PersonRequest['decision'];
  ended: boolean;
  hasFile: boolean;
};

export function stateOf({ verified, decision, ended }: RequestFacts): PersonRequest['state'] {
  if (decision === 'refused' || decision === 'taken_back') return decision;
  if (ended) return 'done';
  if (decision === 'granted') return 'granted';
  return verified ? 'verified' : 'received';
}

/** What is to be done next with a request; null at its end. */
export function nextStep({ kind, verified, decision, ended, hasFile }: RequestFacts): RequestStep | null {
  if (ended) return null;
  if (!verified) return 'verify';
  if (decision === null) return 'decide';
  if (kind === 'correction') return 'correct';
  if (kind === 'deletion') return 'erase';
  return hasFile ? 'hand_over' : 'make_file';
}

type Reader = { mayManage: boolean; mayReceive: boolean; mayErase: boolean };
/** What is there already: a file that can still be taken, an erasure that goes on. */
type Made = { canBeTaken: boolean; isErasing: boolean };

/** What somebody may do with a request now: who receives verifies, the privacy officer alone decides and carries out. */
export function requestMay(
  facts: RequestFacts,
  { mayManage, mayReceive, mayErase }: Reader,
  made: Made,
): PersonRequest['may'] {
  const next = nextStep(facts);
  const open = facts.decision === null && !facts.ended;
  return {
    verify: mayReceive && next === 'verify',
    sendCode: mayReceive && next === 'verify',
    decide: mayManage && open,
    correct: mayManage && next === 'correct',
    erase: mayErase && next === 'erase' && !made.isErasing,
    takeFile: mayManage && next === 'hand_over' && made.canBeTaken,
    handOver: mayManage && next === 'hand_over',
    takeBack: mayManage && open,
  };
}

type Cite = { zh: string; en: string };
const cite = (article: string): Cite => ({ zh: `个人信息保护法 ${article}`, en: `PIPL ${article}` });
const CLAUSE: Cite = { zh: 'S0 5.2', en: 'S0 5.2' };

/** What a request rests on: the company's clause and the law. */
export function citesOf(kind: RequestKind): Cite[] {
  switch (kind) {
    case 'deletion':
      return [CLAUSE, { zh: '个人信息保护法 44—50、47', en: 'PIPL 44—50, 47' }];
    case 'withdrawal':
      return [CLAUSE, cite('14—16')];
    default:
      return [CLAUSE, cite('44—50')];
  }
}
