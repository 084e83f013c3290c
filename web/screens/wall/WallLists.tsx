import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseRow } from '../../../domains/cases/cases.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { Remaining, ShortTime } from '../../../ui/time.tsx';
import { wallTexts } from '../../texts/wall.ts';
import { useWords } from '../../widgets/case/words.ts';

function CaseLine({ row, time }: { row: CaseRow; time: ReactNode }) {
  const text = useText(wallTexts);
  const words = useWords();
  const level = row.level === null ? '' : words.term('level', row.level);
  const facts = [words.term('kind', row.kind), level, words.term('region', row.region), row.customer];
  return (
    <li>
      <Link to="/cases/$number" params={{ number: row.number }} className="wall-line">
        <span className="wall-line-top">
          <span className="wall-subject">{row.subject}</span>
          <span className="wall-time">{time}</span>
        </span>
        <span className="wall-line-facts faint">
          <span className="figures">{row.number}</span>
          <span>{facts.filter((fact) => fact !== '').join(' · ')}</span>
          <span className={row.handler === null ? 'wall-nobody' : ''}>{row.handler ?? text.nobody}</span>
        </span>
      </Link>
    </li>
  );
}

type Props = { title: string; note: string; children: ReactNode };

const Part = ({ title, note, children }: Props) => (
  <section className="wall-part">
    <h2>
      {title} <small className="faint">{note}</small>
    </h2>
    <div className="sheet-of-rows">{children}</div>
  </section>
);

/** The open cases nearest to or furthest beyond their limit, with what is left. */
export function WorstList({ cases }: { cases: CaseRow[] }) {
  const text = useText(wallTexts);
  const words = useWords();
  return (
    <Part title={text.worst} note={text.worstNote}>
      {cases.length === 0 ? <EmptyState title={text.noWorst} /> : null}
      <ul className="wall-list">
        {cases.map((row) => (
          <CaseLine
            key={row.number}
            row={row}
            time={
              <>
                <span className="faint wall-event">{words.term('clockEvent', row.nextDueEvent)}</span>
                <Remaining dueAt={row.nextDueAt} startedAt={row.receivedAt} />
              </>
            }
          />
        ))}
      </ul>
    </Part>
  );
}

/** Cases whose customer has heard nothing for too long. */
export function SilentList({ cases }: { cases: CaseRow[] }) {
  const text = useText(wallTexts);
  return (
    <Part title={text.silentList} note={text.silentNote}>
      {cases.length === 0 ? <EmptyState title={text.noSilent}>{text.noSilentHint}</EmptyState> : null}
      <ul className="wall-list">
        {cases.map((row) => (
          <CaseLine
            key={row.number}
            row={row}
            time={
              <>
                <span className="faint">{text.received}</span>
                <ShortTime at={row.receivedAt} />
              </>
            }
          />
        ))}
      </ul>
    </Part>
  );
}
