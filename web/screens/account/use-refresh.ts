import { useQueryClient } from '@tanstack/react-query';
import { GetAccount } from '../../../domains/identity/account.contract.ts';

/** Reads the account anew after something of it changed. */
export function useRefreshAccount(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [GetAccount.path] });
}
