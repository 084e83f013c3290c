import type { ReturnLine } from '../../../domains/returns/returns.contract.ts';
import { chinaDay, DAY, ms } from '../../../kernel/time.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ClockIcon, WarningIcon } from '../../../ui/icons.tsx';
import { useTicking } from '../../../ui/time.tsx';
import { returnTexts } from '../../texts/returns.ts';

const moods = { none: 'calm', soon: 'soon', late: 'late', delayed: 'late' } as const;

/** Days left or passed of what is owed next; words and a mark, colour only on top of them. */
export function DueDay({ line, long = false }: { line: ReturnLine; long?: boolean }) {
  const text = useText(returnTexts);
  const today = useTicking((at) => chinaDay(at));
  if (line.dueOn === null) return <span className="faint">{text.ended}</span>;
  const left = Math.round((ms(line.dueOn) - ms(today)) / DAY);
  const days = left === 0 ? text.today : left > 0 ? text.left(left) : text.late(-left);
  const isLate = line.lateness === 'late' || line.lateness === 'delayed';
  const Icon = isLate ? WarningIcon : ClockIcon;
  return (
    <span className={`remaining remaining-${moods[line.lateness]}`} title={line.dueOn}>
      <Icon />
      <span>
        {days}
        {long && line.lateness === 'delayed' ? ` · ${text.delayed}` : ''}
      </span>
    </span>
  );
}
