import type { Figure, MatrixRow } from '../../../domains/conformance/evidence.contract.ts';
import { percentKept } from '../../../domains/conformance/evidence.rules.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';

const share = (part: number, figure: Figure): string => {
  const all = figure.kept + figure.notKept + figure.excused + figure.open;
  return `${all === 0 ? 0 : (part / all) * 100}%`;
};

/** Kept, not kept, excused and open as one small bar; the words beside it say the same. */
function Bar({ figure }: { figure: Figure }) {
  return (
    <span className="figure-bar" aria-hidden="true">
      <i className="bar-kept" style={{ width: share(figure.kept, figure) }} />
      <i className="bar-missed" style={{ width: share(figure.notKept, figure) }} />
      <i className="bar-excused" style={{ width: share(figure.excused, figure) }} />
    </span>
  );
}

/** The figure of a clause in one line, or why there is none. */
export function FigureLine({ row }: { row: Pick<MatrixRow, 'by' | 'figure' | 'unit'> }) {
  const text = useText(conformanceTexts);
  const { figure, unit } = row;
  if (figure === null)
    return <span className="faint">{row.by === 'people' ? text.byPeople : text.noEvidence}</span>;
  if (unit === 'entries' && figure.notKept === 0)
    return <span className="soft figures">{text.entries(figure.kept)}</span>;
  const percent = percentKept(figure);
  if (percent === null) {
    return (
      <span className="faint">{figure.open > 0 ? text.stillOpen(figure.open) : text.nothingDecided}</span>
    );
  }
  return (
    <span className="figure-line">
      <Bar figure={figure} />
      <strong className={figure.notKept > 0 ? 'figures figure-missed' : 'figures'}>{percent}%</strong>
      <span className="soft figures">{text.keptOf(figure.kept, figure.kept + figure.notKept)}</span>
    </span>
  );
}
