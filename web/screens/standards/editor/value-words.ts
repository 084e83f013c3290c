import type { Limit, Pack } from '../../../../domains/standards/standards.contract.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { packUnits } from '../../../texts/pack-fields.ts';
import { standardTexts } from '../../../texts/standards.ts';
import { useWords, type Words } from '../../../widgets/case/words.ts';
import { fieldName, valueWords } from '../../versions/field-words.ts';
import { conditionText, durationText } from '../limit-words.ts';
import type { Field } from './fields.ts';

const isDuration = (value: unknown): value is Limit['duration'] =>
  typeof value === 'object' && value !== null && 'unit' in value && 'value' in value;
const isBilingual = (value: unknown): value is { zh: string; en: string } =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

export type Says = {
  name: (path: string) => string;
  value: (path: string, value: unknown) => string;
  words: Words;
};

/** Names of fields and words of values of one part, in the language of the page. */
export function useSays(part: PackPart): Says {
  const words = useWords();
  const standard = useText(standardTexts);
  const value = (path: string, given: unknown): string => {
    if (path === 'duration' && isDuration(given)) return durationText(given, words.locale);
    if (path === 'when' || (part === 'authority' && path === ''))
      return conditionText((given ?? {}) as never, words, standard);
    if (isDuration(given)) return `${given.value} ${words.of(packUnits, given.unit)}`;
    // All kinds of contact have one word.
    if (path === 'when.kind' && Array.isArray(given))
      return conditionText({ kind: given as never }, words, standard);
    if (isBilingual(given)) return words.say(given);
    return valueWords({ part }, path, given, words);
  };
  return { name: (path) => fieldName(path, words), value, words };
}

/** The word of one code of a field with a list of codes. */
export const codeLabel = ({ at }: Field, code: unknown, says: Says): string => says.value(at, code);

/** A clause as people look for it: its number and how it begins. */
export const clauseLabel = ({ id, text }: Pack['clauses'][number], words: Words): string =>
  `${id} ${words.say(text)}`;
