import { Link } from '@tanstack/react-router';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { wallTexts } from '../../texts/wall.ts';
import { listOf, measures, type WallCount } from './wall-counts.ts';

const shareOf = (count: number, open: number): string =>
  `${((count / open) * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })}%`;

/** The five numbers of the company, each a way to its cases. */
export function WallNumbers({ total }: { total: WallCount }) {
  const text = useText(wallTexts);
  const { locale } = useLanguage();
  return (
    <div className="wall-numbers">
      {measures.map((measure) => {
        const count = total[measure.key];
        return (
          <Link
            key={measure.key}
            to="/cases"
            search={listOf(measure)}
            className={`wall-number wall-${measure.key}${count === 0 ? ' wall-zero' : ''}`}
            aria-label={text.seeCases(text[measure.key], count)}
          >
            <span className="wall-name">{text[measure.key]}</span>
            <strong>{count.toLocaleString(locale)}</strong>
            <span className="wall-hint">
              {measure.key === 'open' || total.open === 0 || count === 0
                ? text.hints[measure.key]
                : text.ofOpen(shareOf(count, total.open))}
            </span>
          </Link>
        );
      })}
    </div>
  );
}
