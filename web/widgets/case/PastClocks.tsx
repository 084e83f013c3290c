import { Button } from 'antd';
import { useState } from 'react';
import { GetPastClocks, type PastClocks as Past } from '../../../domains/cases/past-clocks.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { longTime } from '../../../ui/time.tsx';
import { pastClockTexts } from '../../texts/past-clocks.ts';
import { TraceSteps } from './ClockTrace.tsx';
import { InstantInput } from './form/InstantInput.tsx';
import { useWords } from './words.ts';

type Clock = Past['clocks'][number];

function PastClock({ clock }: { clock: Clock }) {
  const text = useText(pastClockTexts);
  const words = useWords();
  const instant = clock.metAt ?? clock.dueAt;
  const label = clock.metAt === null ? text.due : text.met;
  return (
    <li>
      <details>
        <summary>
          <span>
            <strong>{words.term('clockEvent', clock.event)}</strong> {clock.clause}
            {clock.binding ? null : <span className="faint"> {text.notBinding}</span>}
          </span>
          <span className="figures">
            {instant === null ? text.held : `${label} ${longTime(instant, words.locale)}`}
            <span className="soft"> · {text.statuses[clock.status]}</span>
          </span>
        </summary>
        <TraceSteps steps={clock.steps} />
      </details>
    </li>
  );
}

function AsOf({ number, at }: { number: string; at: string }) {
  const text = useText(pastClockTexts);
  const then = useAnswer(GetPastClocks, { params: { number }, query: { at } });
  if (then.isPending) return <SkeletonBlock height={120} />;
  if (then.isError) return <ErrorState error={then.error} onRetry={() => void then.refetch()} />;
  const { standard, calendar, clocks } = then.data;
  if (standard === null || calendar === null) return <p className="faint">{text.notYet}</p>;
  return (
    <>
      <p className="faint figures">
        {text.versions(`${standard.code} ${standard.version}`, `${calendar.code} ${calendar.version}`)}
      </p>
      <ul className="past-clocks">
        {clocks.map((clock) => (
          <PastClock key={clock.limitKey} clock={clock} />
        ))}
      </ul>
    </>
  );
}

/** The clocks as they were shown at an instant that the reader names. */
export function PastClocks({ number }: { number: string }) {
  const text = useText(pastClockTexts);
  const [at, setAt] = useState<string>();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button
        type="link"
        size="small"
        className="past-open"
        onClick={() => {
          setAt(new Date(now()).toISOString());
          setOpen(true);
        }}
      >
        {text.open}
      </Button>
    );
  return (
    <section className="past" aria-label={text.open}>
      <div className="past-head">
        <label htmlFor="past-at">{text.open}</label>
        <InstantInput id="past-at" value={at} onChange={setAt} />
        <Button type="text" size="small" onClick={() => setOpen(false)}>
          {text.close}
        </Button>
      </div>
      <p className="faint">{text.hint}</p>
      {at === undefined ? null : <AsOf number={number} at={at} />}
    </section>
  );
}
