import type { ReactNode } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { addressOf, back, go } from '../address.ts';
import { heldBehind } from '../outbox/replay.ts';
import { usePhone } from '../phone.ts';
import { words } from '../texts/words.ts';
import { takeNewVersion } from '../version.ts';
import { Banner } from './Kit.tsx';

const BackIcon = () => (
  <svg
    viewBox="0 0 16 16"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    aria-hidden="true"
  >
    <path d="M10 3 5 8l5 5" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SKEW_SHOWN_MS = 5 * MINUTE;

/** How far the clock is off, in the unit that reads best. */
function useSkewWords(skewMs: number): string {
  const { skew, span } = useText(words);
  const off = Math.abs(skewMs);
  if (off < 2 * HOUR) return skew(skewMs > 0, span.minutes(Math.round(off / MINUTE)));
  if (off < 2 * DAY - HOUR) return skew(skewMs > 0, span.hours(Math.round(off / HOUR)));
  return skew(skewMs > 0, span.days(Math.round(off / DAY)));
}

/** What one has to know everywhere: network, clock, version, and what waits. */
export function Banners() {
  const text = useText(words);
  const { online, sending, skewMs, newVersion, entries } = usePhone();
  const skewWords = useSkewWords(skewMs);
  const refused = entries.filter((entry) => entry.refused !== null).length;
  const waiting = entries.length - refused;
  return (
    <>
      {online ? null : <Banner tone="plain">{text.offline}</Banner>}
      {Math.abs(skewMs) > SKEW_SHOWN_MS ? <Banner tone="amber">{skewWords}</Banner> : null}
      {refused === 0 ? null : (
        <a
          className="banner red"
          href={addressOf('outbox')}
          onClick={(event) => {
            event.preventDefault();
            go('outbox');
          }}
        >
          {text.refusedCount(refused)}
        </a>
      )}
      {online && sending && waiting > 0 ? <Banner tone="plain">{text.sending}</Banner> : null}
      {newVersion ? (
        <Banner
          tone="accent"
          action={
            <button type="button" className="link" onClick={takeNewVersion}>
              {text.updateNow}
            </button>
          }
        >
          {text.newVersion}
        </Banner>
      ) : null}
    </>
  );
}

/** The way to the outbox, with how much lies in it. */
export function OutboxLink() {
  const text = useText(words);
  const { entries } = usePhone();
  const isStopped = entries.some((entry) => entry.refused !== null) || heldBehind(entries).size > 0;
  return (
    <button type="button" className={`outbox-link${isStopped ? ' red' : ''}`} onClick={() => go('outbox')}>
      {text.outbox}
      {entries.length === 0 ? null : <b>{entries.length}</b>}
    </button>
  );
}

export function Top({ title, under, to }: { title: ReactNode; under?: ReactNode; to: string[] }) {
  const text = useText(words);
  return (
    <header className="top">
      <button type="button" className="icon" aria-label={text.back} onClick={() => back(...to)}>
        <BackIcon />
      </button>
      <div className="top-title">
        <h1>{title}</h1>
        {under === undefined ? null : <p>{under}</p>}
      </div>
    </header>
  );
}
