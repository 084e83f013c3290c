import { Link } from '@tanstack/react-router';
import type { ReturnLine } from '../../../domains/returns/returns.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { returnKindNames, returnStepNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { useWords } from '../../widgets/case/words.ts';
import { type Choose, choosing } from '../../widgets/list/choosing.ts';
import { DueDay } from '../../widgets/returns/DueDay.tsx';

function ReturnRow({ line, chosen, onChoose }: { line: ReturnLine; chosen: boolean; onChoose: Choose }) {
  const words = useWords();
  return (
    <Link
      to="/returns/$number"
      params={{ number: line.number }}
      className={chosen ? 'return-row case-line-chosen' : 'return-row'}
      data-number={line.number}
      onClick={choosing(onChoose, line.number)}
    >
      <span className="return-cell-number figures">{line.number}</span>
      <span className="return-cell-kind">{words.of(returnKindNames, line.kind)}</span>
      <span className="return-cell-step">
        <span className="tag">{words.of(returnStepNames, line.step)}</span>
      </span>
      <span className="return-cell-subject">
        {line.subject} <span className="soft">{words.say(line.productName)}</span>
      </span>
      <span className="return-cell-amount figures">
        {line.kind === 'exchange' && line.amountFen === 0 ? '—' : yuan(line.amountFen)}
      </span>
      <span className="return-cell-due">
        <DueDay line={line} />
      </span>
    </Link>
  );
}

type Props = { rows: ReturnLine[]; chosen: string | undefined; onChoose: Choose };

/** Return orders as dense rows; cards on a phone. */
export function ReturnRows({ rows, chosen, onChoose }: Props) {
  const { columns, kind } = useText(returnTexts);
  return (
    <div className="return-rows">
      <div className="return-row return-head" aria-hidden="true">
        <span>{columns.number}</span>
        <span>{kind}</span>
        <span>{columns.step}</span>
        <span className="return-cell-subject">{columns.subject}</span>
        <span className="return-cell-amount">{columns.amount}</span>
        <span>{columns.due}</span>
      </div>
      {rows.map((line) => (
        <ReturnRow key={line.number} line={line} chosen={line.number === chosen} onChoose={onChoose} />
      ))}
    </div>
  );
}
