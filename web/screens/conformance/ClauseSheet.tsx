import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import {
  type Figure,
  type MatrixRow,
  type Verdict,
  verdicts,
} from '../../../domains/conformance/evidence.contract.ts';
import {
  evidenceName,
  executedByNames,
  verdictNames,
} from '../../../domains/conformance/evidence-names.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useNarrow } from '../../widgets/case/use-narrow.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { ClauseCases } from './ClauseCases.tsx';
import { useConformanceSearch } from './conformance-search.ts';
import { FigureLine } from './FigureBar.tsx';
import { Statements } from './Statements.tsx';

const countOf = (figure: Figure, verdict: Verdict): number =>
  ({ kept: figure.kept, not_kept: figure.notKept, excused: figure.excused, open: figure.open })[verdict];

/** Not kept first: that is what somebody opens a figure for. */
const firstVerdict = (figure: Figure): Verdict =>
  figure.notKept > 0 ? 'not_kept' : figure.open > 0 && figure.kept === 0 ? 'open' : 'kept';

function CasesPart({ row, figure }: { row: MatrixRow; figure: Figure }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const [search, change] = useConformanceSearch();
  const verdict = verdicts.find((known) => known === search.verdict) ?? firstVerdict(figure);
  const items = verdicts.map((key) => ({
    key,
    label: words.of(verdictNames, key),
    count: countOf(figure, key),
    ...(key === 'not_kept' ? { tone: 'red' as const } : {}),
  }));
  return (
    <section className="page-section">
      <header>
        <h2>{text.cases}</h2>
        <span className="faint figures">{text.notApplicable(figure.notApplicable)}</span>
      </header>
      <Tabs label={text.cases} items={items} value={verdict} onChange={(key) => change({ verdict: key })} />
      <ClauseCases key={verdict} clause={row.clause} verdict={verdict} />
    </section>
  );
}

type Props = { row: MatrixRow; mayState: boolean; onClose: () => void };

/** A clause beside the matrix: what is counted, the cases behind each figure, what people stated. */
export function ClauseSheet({ row, mayState, onClose }: Props) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const narrow = useNarrow();
  const evidence = evidenceName(row);
  return (
    <Drawer
      open
      destroyOnHidden
      mask={narrow}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '92%' : 560}
      rootClassName="side-sheet"
      title={row.clause}
      onClose={onClose}
    >
      <div className="sheet-body">
        <p>{words.say(row.text)}</p>
        <dl className="facts">
          <dt>{text.execution}</dt>
          <dd>{words.of(executedByNames, row.by)}</dd>
          <dt>{text.evidence}</dt>
          <dd>{evidence === null ? text.noEvidence : words.say(evidence)}</dd>
          {row.figure === null ? null : (
            <>
              <dt>{text.result}</dt>
              <dd>
                <FigureLine row={row} />
              </dd>
            </>
          )}
        </dl>
        <Link to="/standards" search={{ tab: 'clauses', clause: row.clause }}>
          {text.readClause}
        </Link>
        {row.unit === 'entries' ? <p className="faint">{text.entriesHint}</p> : null}
        {row.unit === 'cases' && row.figure !== null ? <CasesPart row={row} figure={row.figure} /> : null}
        <Statements clause={row.clause} mayState={mayState} />
      </div>
    </Drawer>
  );
}
