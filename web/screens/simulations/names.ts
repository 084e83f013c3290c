import { useMemo } from 'react';
import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import type { SimulationFilter, SimulationRow } from '../../../domains/simulations/simulations.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { simulationTexts, versionStatuses } from '../../texts/simulations.ts';
import { useWords } from '../../widgets/case/words.ts';

const DAY_MS = 86_400_000;

/** 18,204 */
export const figure = (count: number): string => count.toLocaleString('en-US');
/** +243, −17, 0 */
export const signed = (count: number): string =>
  count === 0 ? '0' : `${count > 0 ? '+' : '−'}${figure(Math.abs(count))}`;

/** Names of departments and positions by their code. */
export function useCodeNames() {
  const words = useWords();
  const { data } = useAnswer(GetOrganisation, {});
  return useMemo(() => {
    const departments = new Map((data?.units ?? []).map(({ id, name }) => [id, words.say(name)]));
    const positions = new Map((data?.positions ?? []).map(({ code, name }) => [code, words.say(name)]));
    return {
      units: data?.units ?? [],
      department: (id: string): string => departments.get(id) ?? id,
      position: (code: string): string => positions.get(code) ?? code,
    };
  }, [data, words]);
}

/** 标题 3（草案） */
export function useVersionName(): (
  version: Pick<SimulationRow['version'], 'version' | 'status' | 'title'>,
) => string {
  const words = useWords();
  return ({ version, status, title }) => {
    const known = words.of(versionStatuses, status);
    return words.locale === 'en'
      ? `${words.say(title)} ${version} (${known.toLowerCase()})`
      : `《${words.say(title)}》${version}（${known}）`;
  };
}

/** What a simulation replays, in words. */
export function useFilterWords(): (filter: SimulationFilter) => string {
  const text = useText(simulationTexts);
  const words = useWords();
  const { department } = useCodeNames();
  return (filter) => {
    const terms = (group: 'kind' | 'region' | 'category', codes: readonly string[] | undefined) =>
      codes && words.list(codes.map((code) => words.term(group, code)));
    const parts = [
      filter.receivedFrom && text.since(chinaDay(Date.parse(filter.receivedFrom))),
      // The filter ends before this instant; people name the last day that is in it.
      filter.receivedTo && text.until(chinaDay(Date.parse(filter.receivedTo) - DAY_MS / 2)),
      terms('kind', filter.kinds),
      terms('region', filter.regions),
      terms('category', filter.categories),
      filter.departmentIds && words.list(filter.departmentIds.map(department)),
      filter.source && text.importedFrom(filter.source),
      filter.state && text[filter.state],
    ].filter((part) => part !== undefined && part !== '');
    return parts.length === 0 ? text.everything : parts.join(' · ');
  };
}
