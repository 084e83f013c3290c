import type { FaultCode } from '../../domains/workorders/fault-codes.contract.ts';

const inside = (text: string, said: string): boolean => text.toUpperCase().includes(said);

/**
 * Codes that fit what was typed, from those that came with the day: of the unit's model first, then those of the whole
 * brand; a code that begins so before a meaning that says so. Nothing typed: all of the model.
 */
export function codesFor(
  codes: readonly FaultCode[],
  { model, typed }: { model: string | null; typed: string },
): FaultCode[] {
  const said = typed.trim().toUpperCase();
  const rank = (one: FaultCode): number => {
    const own = one.model !== '' && one.model === model ? 0 : 1;
    if (said === '') return own;
    if (one.code.startsWith(said)) return own;
    const words = [one.meaning.zh, one.meaning.en, one.cause.zh, one.cause.en];
    return words.some((text) => inside(text, said)) ? 2 + own : -1;
  };
  return codes
    .filter((one) => one.model === '' || model === null || one.model === model)
    .map((one) => ({ one, place: rank(one) }))
    .filter(({ place }) => place >= 0)
    .toSorted((a, b) => a.place - b.place || a.one.code.localeCompare(b.one.code))
    .map(({ one }) => one)
    .slice(0, 20);
}
