import { useQueryClient } from '@tanstack/react-query';

const OF_STANDARDS =
  /^\/api\/(standard-versions|standards|implementation-tasks|law-changes|laws|standard-reviews|notifications)/;

/** Reads again whatever an act on a version, a task or a law may have changed. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => OF_STANDARDS.test(String(queryKey[0])) });
}
