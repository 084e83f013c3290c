import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { CaseRow } from '../../../domains/cases/cases.contract.ts';
import { Remaining } from '../../../ui/time.tsx';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../case/words.ts';
import { CaseMarks } from './CaseMarks.tsx';
import { choosing } from './choosing.ts';
import { Highlight } from './Highlight.tsx';
import './case-line.css';

type LineProps = {
  row: CaseRow;
  chosen: boolean;
  /** Searched words to mark. */
  words?: string | undefined;
  /** Takes the click when the detail opens beside the list; otherwise the link leads to the full page. */
  onChoose?: ((number: string) => void) | undefined;
};

/** One line that tells the story: time left, number, subject, customer, region, level and class. */
export const CaseLine = memo(function CaseLine({ row, chosen, words = '', onChoose }: LineProps) {
  const { term, locale } = useWords();
  return (
    <Link
      to="/cases/$number"
      params={{ number: row.number }}
      className={chosen ? 'case-line case-line-chosen' : 'case-line'}
      data-number={row.number}
      aria-current={chosen ? 'true' : undefined}
      onClick={choosing(onChoose, row.number)}
    >
      <span className="line-time">
        <Remaining
          compact
          dueAt={row.nextDueAt}
          status={row.closedAt ? 'met' : undefined}
          startedAt={row.receivedAt}
        />
      </span>
      <span className="line-event soft">{term('clockEvent', row.nextDueEvent)}</span>
      <span className="line-number figures soft">
        <Highlight text={row.number} words={words} />
      </span>
      <span className="line-subject">
        <Highlight text={row.subject} words={words} />
      </span>
      <span className="line-step soft">{term('step', row.step)}</span>
      <span className="line-customer soft">{row.customer}</span>
      <span className="line-region soft">{regionName(row.region, locale)}</span>
      <span className="line-marks">
        <CaseMarks row={row} />
      </span>
    </Link>
  );
});
