import type { Guarantee } from '../../../domains/warranty/decision.contract.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { warrantyTexts } from '../../texts/warranty.ts';

/** What a guarantee is called, by whom it is given and for what. */
export function useGuaranteeName(): (guarantee: Guarantee) => string {
  const { guarantee: words } = useText(warrantyTexts);
  const named = useNamed();
  return ({ basis, name, part }) => {
    if (basis === 'law') return part === null ? words.whole : words.part(named(name));
    return basis === 'repair' ? words.repair : words[basis](named(name));
  };
}
