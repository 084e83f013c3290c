import { useText } from '../../../ui/i18n.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { type Change, factLabel, factText } from './changes.ts';
import { useWords } from './words.ts';
import './timeline.css';

/** Old → new, one line per fact; long texts are cut with the whole text on hover. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const text = useText(caseTexts);
  const words = useWords();
  if (changes.length === 0) return null;
  return (
    <ul className="case-changes">
      {changes.map((change) => {
        const from = factText(change.field, change.from, words) || text.timeline.empty;
        const to = factText(change.field, change.to, words) || text.timeline.empty;
        return (
          <li key={change.field}>
            <span className="faint">{factLabel(change.field, words)}</span>
            <del title={from}>{from}</del>
            <span aria-hidden="true">→</span>
            <ins title={to}>{to}</ins>
          </li>
        );
      })}
    </ul>
  );
}
