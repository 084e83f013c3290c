import type { CaseRow } from '../../../domains/cases/cases.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { listTexts } from '../../texts/lists.ts';
import { useWords } from '../case/words.ts';

type Marked = Pick<CaseRow, 'kind' | 'urgency' | 'level' | 'impactClass' | 'waitingForCustomer'>;

/** What a case is, in the fewest marks: 一级 A, 紧急, or its kind. */
export function CaseMarks({ row }: { row: Marked }) {
  const { term } = useWords();
  const text = useText(listTexts);
  const grade = [row.level === null ? '' : term('level', row.level), row.impactClass ?? '']
    .filter(Boolean)
    .join(' ');
  const heavy = row.level === 1 || row.impactClass === 'A';
  return (
    <>
      {row.waitingForCustomer ? <span className="tag">{text.waiting}</span> : null}
      {row.urgency === 'urgent' ? <span className="tag tag-strong">{term('urgency', 'urgent')}</span> : null}
      {grade === '' ? (
        <span className="tag">{term('kind', row.kind)}</span>
      ) : (
        <span className={heavy ? 'tag tag-strong' : 'tag'}>{grade}</span>
      )}
    </>
  );
}
