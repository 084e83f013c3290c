import { useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { GetBoard } from '../../../domains/dispatch/dispatch.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { useMe } from '../../session.ts';
import { boardTexts } from '../../texts/dispatch-board.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { BoardRow } from './BoardRow.tsx';
import { type BoardSearch, type BoardTechnician, hoursShown, type Placing, wallOfMinute } from './board.ts';
import { DispatchFilters, DispatchTabs } from './DispatchTools.tsx';
import { Placement } from './Placement.tsx';
import { Unplanned } from './Unplanned.tsx';
import '../../widgets/order/order.css';
import './board.css';
import './plan.css';

function Rows({ technicians, day, picked, onDone }: RowsProps) {
  const [placing, setPlacing] = useState<Placing | null>(null);
  const hours = hoursShown(technicians);
  const marks: number[] = [];
  for (let minute = hours.from; minute < hours.to; minute += 60) marks.push(minute);
  return (
    <div className="board-rows">
      <div className="board-hours figures" aria-hidden="true">
        {marks.map((minute) => (
          <span key={minute}>{wallOfMinute(minute)}</span>
        ))}
      </div>
      {technicians.map((technician) => (
        <Fragment key={technician.id}>
          <BoardRow technician={technician} hours={hours} picked={picked} onPlace={setPlacing} />
          {placing?.technicianId === technician.id ? (
            <Placement
              key={placing.number}
              placing={placing}
              technician={technician}
              day={day}
              onChange={setPlacing}
              onClose={() => {
                setPlacing(null);
                onDone();
              }}
            />
          ) : null}
        </Fragment>
      ))}
    </div>
  );
}
type RowsProps = {
  technicians: BoardTechnician[];
  day: string;
  picked: string | undefined;
  onDone: () => void;
};

/** Technicians of a region over the hours of a day, and what still waits for a visit. */
export function DispatchPage() {
  const text = useText(boardTexts);
  const search = useSearch({ from: '/signed-in/dispatch' });
  const navigate = useNavigate();
  const me = useMe();
  const [picked, setPicked] = useState<string>();
  const region = search.region ?? me.region ?? 'east';
  const day = search.day ?? chinaDay(now());
  const change = (part: BoardSearch) =>
    void navigate({ to: '/dispatch', search: { region, day, ...part }, replace: true });
  const { data, error, refetch } = useAnswer(GetBoard, { query: { region, day } });
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={<DispatchFilters region={region} day={day} onChange={change} />}
    >
      <DispatchTabs region={region} day={day} />
      <div className="board">
        <Unplanned region={region} picked={picked} onPick={setPicked} />
        {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <SkeletonRows rows={5} height={56} /> : null}
        {data?.technicians.length === 0 ? (
          <EmptyState title={text.nobody}>{text.nobodyHint}</EmptyState>
        ) : null}
        {data === undefined || data.technicians.length === 0 ? null : (
          <Rows
            key={`${region}${day}`}
            technicians={data.technicians}
            day={day}
            picked={picked}
            onDone={() => setPicked(undefined)}
          />
        )}
      </div>
    </PageFrame>
  );
}
