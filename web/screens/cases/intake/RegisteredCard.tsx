import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from '../../../../ui/i18n.tsx';
import { useErrorText } from '../../../../ui/kit/States.tsx';
import { longTime } from '../../../../ui/time.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { casePath, useGo } from '../../../widgets/case/CaseLink.tsx';
import { useWords } from '../../../widgets/case/words.ts';
import { ClosingWords } from './Scripts.tsx';
import type { Outcome } from './use-registration.ts';

/** The number, large enough to read out to the caller, what is due first, and what to do next. */
export function RegisteredCard({ outcome, onAgain }: { outcome: Outcome; onAgain: () => void }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const go = useGo();
  const first = useRef<HTMLButtonElement>(null);
  const failed = useErrorText(outcome.mergeError);
  useEffect(() => first.current?.focus(), []);
  const { registered, mergedInto } = outcome;
  const binding = registered.clocks.filter(
    (clock) => clock.binding && clock.kind === 'breach' && clock.dueAt !== null,
  );
  return (
    <section className="intake-done" role="status">
      <h1>{mergedInto === null ? text.registeredTitle : text.mergedTitle(mergedInto)}</h1>
      <p className="intake-number figures">{registered.number}</p>
      <ClosingWords channel={outcome.channel} number={mergedInto ?? registered.number} />
      {outcome.mergeError === null ? null : (
        <p role="alert">
          {text.mergeFailed}: {failed}
        </p>
      )}
      {mergedInto === null ? (
        <ul className="intake-clocks">
          {binding.map((clock) => (
            <li key={`${clock.event}${clock.clause}`} className="intake-clock">
              <strong>{words.term('clockEvent', clock.event)}</strong>
              <span className="figures">{longTime(clock.dueAt ?? '', words.locale)}</span>
              <cite>{clock.clause}</cite>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="intake-done-actions">
        <Button
          ref={first}
          type="primary"
          size="large"
          onClick={() => go(casePath(mergedInto ?? registered.number))}
        >
          {text.openCase}
        </Button>
        <Button size="large" onClick={onAgain}>
          {text.again}
        </Button>
      </p>
    </section>
  );
}
