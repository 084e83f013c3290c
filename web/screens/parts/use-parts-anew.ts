import { useQueryClient } from '@tanstack/react-query';
import {
  ListMoves,
  ListOffers,
  ListParts,
  ListPlaces,
  ListReplenishments,
} from '../../../domains/parts/parts.contract.ts';
import { ListOldParts, ListShortages } from '../../../domains/parts/shortages.contract.ts';

/** Asks for stock and everything that follows from it anew. */
export function usePartsAnew(): () => void {
  const client = useQueryClient();
  return () => {
    for (const { path } of [
      ListParts,
      ListMoves,
      ListOffers,
      ListPlaces,
      ListReplenishments,
      ListOldParts,
      ListShortages,
    ])
      void client.invalidateQueries({ queryKey: [path] });
  };
}
