import type { ListedServiceItem } from '../../../domains/standards/catalogue.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { gradeNames, sceneNames } from '../../texts/customer-names.ts';
import { certificateNames, skillNames } from '../../texts/work-order-names.ts';
import { useWords } from '../../widgets/case/words.ts';

/** What a service asks of whoever does it, in words. */
export function useNeeds(): (item: ListedServiceItem) => string[] {
  const text = useText(catalogueTexts);
  const words = useWords();
  return ({ work }) => [
    ...work.certificates.map((code) => words.of(certificateNames, code)),
    ...(work.skillCode === null ? [] : [text.level(words.of(skillNames, work.skillCode), work.skillLevel)]),
  ];
}

/** Who may have a service, in words. */
export function useConditions(): (item: ListedServiceItem) => string[] {
  const text = useText(catalogueTexts);
  const words = useWords();
  return ({ customerGrades, productTypes, useScenes, eligibility: rule }) => [
    ...(customerGrades.length === 0
      ? []
      : [text.grades(words.list(customerGrades.map((code) => words.of(gradeNames, code))))]),
    ...(productTypes.length === 0
      ? []
      : [text.products(words.list(productTypes.map((code) => words.term('productType', code))))]),
    ...(useScenes.length === 0
      ? []
      : [text.scenes(words.list(useScenes.map((code) => words.of(sceneNames, code))))]),
    ...(rule.maximumUnitAgeMonths === undefined ? [] : [text.under(rule.maximumUnitAgeMonths)]),
    ...(rule.minimumUnitAgeMonths === undefined ? [] : [text.over(rule.minimumUnitAgeMonths)]),
  ];
}
