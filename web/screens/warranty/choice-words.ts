import type { Choice, Missing, Refund } from '../../../domains/warranty/decision.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { longDay } from '../../../ui/time.tsx';
import { warrantyTexts } from '../../texts/warranty.ts';
import { reasonTexts } from '../../texts/warranty-reasons.ts';

const PERCENT_OF_MILLIONTHS = 10_000;

/** Sentences of an answer: what is missing, what is paid back, who pays. */
export function useChoiceWords() {
  const text = { ...useText(warrantyTexts), ...useText(reasonTexts) };
  const { locale } = useLanguage();
  const day = (on: string | null) => (on === null ? '' : longDay(on, locale));

  const missing = ({ code, count, day: on }: Missing): string => {
    if (code === 'passed') return text.missing.passed(day(on));
    if (code === 'repairs_left') return text.missing.repairs_left(count ?? 0);
    if (code === 'days_left') {
      return on === null ? text.missing.days_left(count ?? 0) : text.missing.days_until(day(on), count ?? 0);
    }
    return text.missing[code];
  };

  const refund = (one: Refund): { line: string; how: string } => {
    if (one.kind === 'full') {
      return {
        line: one.amountFen === null ? text.refundFullUnknown : text.refundFull(yuan(one.amountFen)),
        how: '',
      };
    }
    if (one.amountFen === null || one.feeFen === null) return { line: text.refundUnknown, how: '' };
    const rate = `${(one.dailyRate ?? 0) / PERCENT_OF_MILLIONTHS}%`;
    return {
      line: text.refundLess(yuan(one.amountFen), yuan(one.feeFen)),
      how: text.refundHow(one.usedDays ?? 0, rate),
    };
  };

  const paidBy = ({ choice, paidBy: who }: Choice): string => {
    if (who === 'business') return text.businessPays;
    return choice === 'no_reason_return' ? text.customerPays.no_reason_return : text.customerPays.other;
  };

  return { text, locale, day, missing, refund, paidBy };
}
