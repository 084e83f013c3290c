import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { GetPaper, ListPapers, type Paper } from '../../../domains/conformance/papers.contract.ts';

/** Sends a change of a paper and shows the paper that comes back. */
export function usePaperChange(): {
  change: (sent: Promise<Paper>) => Promise<boolean>;
  error: unknown;
  busy: boolean;
} {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const change = async (sent: Promise<Paper>) => {
    setBusy(true);
    setError(null);
    try {
      await sent;
      await Promise.all(
        [GetPaper.path, ListPapers.path].map((path) => queries.invalidateQueries({ queryKey: [path] })),
      );
      return true;
    } catch (refusal) {
      setError(refusal);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { change, error, busy };
}
