import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { boardTexts } from '../../texts/dispatch-board.ts';
import { statusNames } from '../../texts/work-order-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { slotText } from '../../widgets/order/slot.ts';
import {
  type BoardTechnician,
  firstFree,
  type Hours,
  minuteAt,
  minuteOfWall,
  type Placing,
  placeOf,
  wallAtShare,
} from './board.ts';

type Visit = BoardTechnician['visits'][number];
const movable = ['scheduled', 'dispatched', 'accepted'];

function Block({ visit, hours }: { visit: Visit; hours: Hours }) {
  const words = useWords();
  const told = `${slotText(visit)} ${visit.subject} ${words.of(statusNames, visit.status)}`;
  return (
    <Link
      to="/work-orders/$number"
      params={{ number: visit.number }}
      className={movable.includes(visit.status) ? 'board-block' : 'board-block board-block-fixed'}
      style={placeOf(hours, minuteAt(visit.from), minuteAt(visit.to))}
      title={told}
      draggable={movable.includes(visit.status)}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', visit.number)}
    >
      <span className="figures">
        {slotText(visit).slice(-11, -6)}
        <span className="board-until">{slotText(visit).slice(-6)}</span>
      </span>
      <span>{visit.subject}</span>
      <span className="soft">{visit.district}</span>
    </Link>
  );
}

type RowProps = {
  technician: BoardTechnician;
  hours: Hours;
  picked: string | undefined;
  onPlace: (placing: Placing) => void;
};

function Lane({ technician, hours, onPlace }: Omit<RowProps, 'picked'>) {
  const text = useText(boardTexts);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent<HTMLElement>) => {
    event.preventDefault();
    setOver(false);
    const number = event.dataTransfer.getData('text/plain');
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (/^WO\d{4}-\d+$/.test(number))
      onPlace({
        number,
        technicianId: technician.id,
        start: wallAtShare(hours, (event.clientX - left) / width),
      });
  };
  return (
    <section
      className={over ? 'board-lane board-lane-over' : 'board-lane'}
      aria-label={text.timeline(technician.name)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {technician.hours.map(({ starts, ends }) => (
        <span
          key={starts}
          className="board-shift"
          style={placeOf(hours, minuteOfWall(starts), minuteOfWall(ends))}
        />
      ))}
      {technician.visits.map((visit) => (
        <Block key={visit.number} visit={visit} hours={hours} />
      ))}
    </section>
  );
}

/** A technician's day: shift, visits as blocks, and where a picked or dragged order may be put. */
export function BoardRow({ technician, hours, picked, onPlace }: RowProps) {
  const text = useText(boardTexts);
  const { id, name, visits } = technician;
  const off = technician.hours.length === 0;
  return (
    <div className="board-row">
      <div className="board-who">
        <strong>{name}</strong>
        <span className="soft">
          {off ? text.off : visits.length === 0 ? text.free : text.visits(visits.length)}
        </span>
        {picked === undefined ? null : (
          <Button
            size="small"
            onClick={() => onPlace({ number: picked, technicianId: id, start: firstFree(technician) })}
          >
            {text.place}
          </Button>
        )}
      </div>
      <Lane technician={technician} hours={hours} onPlace={onPlace} />
    </div>
  );
}
