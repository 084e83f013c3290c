import { createContext, useContext } from 'react';
import type { CompiledCalendar } from '../../../../domains/calendar/calendar.rules.ts';
import { Limit, type Pack } from '../../../../domains/standards/standards.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { useWords } from '../../../widgets/case/words.ts';
import { type Example, exampleOf } from './case-trial.ts';
import { exampleSentence, limitSentence } from './limit-sentence.ts';

type Counting = { pack: Pack; calendar: CompiledCalendar | undefined };
/** What rows count their examples with: the draft without half-written limits, and the calendar in force. */
export const CountingContext = createContext<Counting | undefined>(undefined);

function useExample(limit: Limit, at: number): Example | undefined {
  const counting = useContext(CountingContext);
  if (counting?.calendar === undefined) return undefined;
  return exampleOf(limit, { pack: counting.pack, calendar: counting.calendar, at });
}

/** What a limit means, in words, with the due time of a case received now. */
export function LimitWords({ limit, pack, at }: { limit: Limit; pack: Pack; at: number }) {
  const text = useText(editorTexts);
  const words = useWords();
  const example = useExample(limit, at);
  const isWhole = Limit.safeParse(limit).success;
  return (
    <p className="limit-words">
      <span>{isWhole ? limitSentence(limit, pack.limits, words) : text.cannotCount}</span>
      {example === undefined ? null : (
        <span className="limit-example figures">{exampleSentence(example, pack.limits, words)}</span>
      )}
    </p>
  );
}
