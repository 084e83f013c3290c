import { useCallback, useMemo } from 'react';
import { useMe } from '../../session.ts';
import { menuOf, type Section } from './menu.ts';
import { type GroupName, isOpenTo, type OwnPlace, placeGroups } from './places.ts';

export type OwnSection = Section<GroupName, OwnPlace>;

/** Whether the signed-in user may see a place. */
export function useMaySee(): (place: OwnPlace) => boolean {
  const { rights } = useMe();
  return useCallback((place) => isOpenTo(rights, place), [rights]);
}

/** The menu of the signed-in user; without what is under the thumb on a phone if asked so. */
export function useMenu({ thumb = true }: { thumb?: boolean } = {}): OwnSection[] {
  const maySee = useMaySee();
  return useMemo(
    () => menuOf<GroupName, OwnPlace>(placeGroups, (place) => (thumb || !place.thumb) && maySee(place)),
    [maySee, thumb],
  );
}
