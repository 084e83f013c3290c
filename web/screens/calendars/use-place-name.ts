import { useCallback } from 'react';
import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import type { PlacedCalendar } from '../../../domains/standards/calendars.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { regionName } from '../../texts/regions.ts';

/** Whose calendar it is, in words: the company, a region, a department. */
export function usePlaceName(): (place: Pick<PlacedCalendar, 'region' | 'departmentId'>) => string {
  const text = useText(calendarTexts);
  const named = useNamed();
  const { locale } = useLanguage();
  const { data } = useAnswer(GetOrganisation, {});
  return useCallback(
    ({ region, departmentId }) => {
      if (region !== null) return regionName(region, locale);
      if (departmentId === null) return text.company;
      return named(data?.units.find((unit) => unit.id === departmentId)?.name) || departmentId;
    },
    [text, named, locale, data],
  );
}
