import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { GetWall } from '../../../domains/cases/cases.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { useCut } from '../../../ui/live.ts';
import { shortTime, useTicking } from '../../../ui/time.tsx';
import { wallTexts } from '../../texts/wall.ts';
import { SilentList, WorstList } from './WallLists.tsx';
import { WallMatrix } from './WallMatrix.tsx';
import { WallNumbers } from './WallNumbers.tsx';
import '../../widgets/frame/frame.css';
import './wall.css';

/** Warnings arrive live; silence grows without an event, so the wall asks again by itself as well. */
const ASK_AGAIN_MS = 60_000;

function useAskingAgain(ask: () => void): void {
  const minute = useTicking((nowMs) => Math.floor(nowMs / ASK_AGAIN_MS));
  const first = useRef(minute);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (minute !== first.current) latest.current();
  }, [minute]);
}

function useFullScreen() {
  const frame = useRef<HTMLDivElement>(null);
  const [on, setOn] = useState(false);
  useEffect(() => {
    const follow = () => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const toggle = () => {
    if (document.fullscreenElement === null) void frame.current?.requestFullscreen().catch(() => undefined);
    else void document.exitFullscreen();
  };
  return { frame, on, toggle };
}

function Freshness({ at }: { at: number }) {
  const text = useText(wallTexts);
  const cut = useCut();
  return (
    <span className={cut ? 'freshness freshness-cut' : 'freshness'} role="status">
      <i aria-hidden="true" />
      {cut ? text.cut : text.live}
      {at === 0 ? null : <span className="faint figures">{text.updated(shortTime(at))}</span>}
    </span>
  );
}

/** What is overdue, at risk, unowned and silent now; for the supervisor's desk and for the screen in the hall. */
export function WallPage() {
  const text = useText(wallTexts);
  const { data, error, refetch, dataUpdatedAt } = useAnswer(GetWall, {});
  const { frame, on, toggle } = useFullScreen();
  useAskingAgain(() => void refetch());
  return (
    <div ref={frame} className="wall">
      <header className="wall-head">
        <h1>{text.title}</h1>
        <Freshness at={dataUpdatedAt} />
        {document.fullscreenEnabled ? (
          <Button size="small" className="wall-full" onClick={toggle}>
            {on ? text.leaveFullScreen : text.fullScreen}
          </Button>
        ) : null}
      </header>
      {data === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <SkeletonBlock height={480} /> : null}
      {data === undefined ? null : (
        <>
          <WallNumbers total={data.total} />
          <div className="wall-columns">
            <WallMatrix regions={data.regions} departments={data.departments} />
            <div className="wall-lists">
              <WorstList cases={data.worst} />
              <SilentList cases={data.silent} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
