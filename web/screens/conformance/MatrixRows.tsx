import type { MatrixRow } from '../../../domains/conformance/evidence.contract.ts';
import {
  evidenceName,
  executedByNames,
  statementNames,
} from '../../../domains/conformance/evidence-names.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { FigureLine } from './FigureBar.tsx';

type RowProps = { row: MatrixRow; chosen: boolean; onOpen: (clause: string) => void };

function Row({ row, chosen, onOpen }: RowProps) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const evidence = evidenceName(row);
  const { statement } = row;
  return (
    <li>
      <button
        type="button"
        className={chosen ? 'matrix-row matrix-row-chosen' : 'matrix-row'}
        aria-expanded={chosen}
        onClick={() => onOpen(row.clause)}
      >
        <span className="matrix-clause figures">{row.clause}</span>
        <span className="matrix-text">{words.say(row.text)}</span>
        <span className="matrix-by">
          <span className="tag">{words.of(executedByNames, row.by)}</span>
        </span>
        <span className="matrix-evidence soft">{evidence === null ? '' : words.say(evidence)}</span>
        <span className="matrix-figure">
          {row.figure === null && statement !== null ? null : <FigureLine row={row} />}
          {statement === null ? null : (
            <span className={statement.verdict === 'not_kept' ? 'figure-missed' : 'soft'}>
              {words.of(statementNames, statement.verdict)} ·{' '}
              {text.statedBy(statement.statedBy, statement.statedFor)}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

type Props = {
  documents: { code: string; title: { zh: string; en: string } }[];
  rows: MatrixRow[];
  open: string | undefined;
  onOpen: (clause: string) => void;
};

/** The clauses by document, one line each. */
export function MatrixRows({ documents, rows, open, onOpen }: Props) {
  const words = useWords();
  return (
    <>
      {documents
        .map((document) => ({ document, own: rows.filter((row) => row.document === document.code) }))
        .filter(({ own }) => own.length > 0)
        .map(({ document, own }) => (
          <section key={document.code} className="page-section">
            <header>
              <h2>
                <span className="figures">{document.code}</span> {words.say(document.title)}
              </h2>
            </header>
            <ul className="sheet-of-rows matrix-rows">
              {own.map((row) => (
                <Row key={row.clause} row={row} chosen={row.clause === open} onOpen={onOpen} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
