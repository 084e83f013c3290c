import type { RetentionClass } from '../../../domains/privacy/retention.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { termTexts } from '../../texts/privacy-terms.ts';

/** A term in words: years where it is whole years, else months, or days. */
export function useTerm(): (term: Pick<RetentionClass, 'months' | 'days'>) => string {
  const { retention: text } = useText(termTexts);
  return ({ months, days }) =>
    days !== null ? text.days(days) : months !== null ? text.months(months) : text.unset;
}
