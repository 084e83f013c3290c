import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { findingNames, findingSentence } from '../../../domains/standards/finding-texts.contract.ts';
import { type Finding, type FindingCode, findingCodes } from '../../../domains/standards/linting.contract.ts';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { TickIcon } from '../../../ui/icons.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { findingTexts } from '../../texts/findings.ts';
import { useWords } from '../case/words.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';
import { Section } from '../frame/PageFrame.tsx';
import './findings.css';

type Decisions = Pack['decisions'];
/** Findings that say the same about different clauses. */
type Row = { sentence: string; clauses: string[]; tension: string | null; path: string };
const FEW_CLAUSES = 6;

const unique = <T,>(items: T[]): T[] => [...new Set(items)];

function rowsOf(findings: Finding[], locale: 'zh-CN' | 'en'): Row[] {
  const rows = new Map<string, Row>();
  for (const finding of findings) {
    const sentence = findingSentence(finding, locale);
    const name = `${sentence}|${finding.tension}`;
    const row = rows.get(name) ?? { sentence, clauses: [], tension: finding.tension, path: finding.path };
    rows.set(name, { ...row, clauses: unique([...row.clauses, ...finding.clauses]) });
  }
  return [...rows.values()];
}

function FindingRow({ row }: { row: Row }) {
  const text = useText(findingTexts);
  return (
    <li className={row.clauses.length > FEW_CLAUSES ? 'finding finding-long' : 'finding'}>
      <p className="finding-text">{row.sentence}</p>
      <div className="finding-places">
        {row.clauses.map((clause) => (
          <ClauseMark key={clause} clause={clause} />
        ))}
        {row.path === 'calendar' ? (
          <Link to="/standards" search={{ tab: 'calendar' }} className="clause-mark">
            {text.inCalendar}
          </Link>
        ) : null}
        {row.tension === null ? null : (
          <span className="tag" title={text.knownTension}>
            {row.tension}
          </span>
        )}
      </div>
    </li>
  );
}

/** Findings of one kind that one decision settles, or that nothing settles. */
function Bundle({ findings, decision }: { findings: Finding[]; decision: Decisions[number] | undefined }) {
  const text = useText(findingTexts);
  const words = useWords();
  return (
    <>
      <ul>
        {rowsOf(findings, words.locale).map((row) => (
          <FindingRow key={`${row.sentence}|${row.tension}`} row={row} />
        ))}
      </ul>
      {decision === undefined ? null : (
        <p className="finding-decision">
          <TickIcon /> <span className="faint">{text.handledBy}</span> {words.say(decision.text)}
        </p>
      )}
    </>
  );
}

type GroupProps = { code: FindingCode; findings: Finding[]; decisions: Decisions; folded: boolean };

function CodeGroup({ code, findings, decisions, folded }: GroupProps) {
  const text = useText(findingTexts);
  const words = useWords();
  return (
    <details className="finding-group" open={!folded}>
      <summary>
        <strong>{words.say(findingNames[code])}</strong>
        <span className="faint figures">{text.countOf(findings.length)}</span>
      </summary>
      {unique(findings.map(({ settledBy }) => settledBy)).map((key) => (
        <Bundle
          key={key ?? ''}
          findings={findings.filter(({ settledBy }) => settledBy === key)}
          decision={decisions.find((one) => one.key === key)}
        />
      ))}
    </details>
  );
}

type PartProps = { title: string; note: string; findings: Finding[]; decisions: Decisions; folded: boolean };

function Part({ title, note, findings, decisions, folded }: PartProps) {
  const codes = findingCodes.filter((code) => findings.some((finding) => finding.code === code));
  if (codes.length === 0) return null;
  return (
    <Section title={title} note={note}>
      <div className="sheet-of-rows">
        {codes.map((code) => (
          <CodeGroup
            key={`${code}-${folded}`}
            code={code}
            findings={findings.filter((finding) => finding.code === code)}
            decisions={decisions}
            folded={folded}
          />
        ))}
      </div>
    </Section>
  );
}

const partsOf = (findings: Finding[]) => ({
  blocking: findings.filter(({ severity }) => severity === 'blocks'),
  open: findings.filter(({ severity, settledBy }) => severity === 'warns' && settledBy === null),
  settled: findings.filter(({ settledBy }) => settledBy !== null),
});

function Counts({ findings }: { findings: Finding[] }) {
  const text = useText(findingTexts);
  const { blocking, open, settled } = partsOf(findings);
  return (
    <dl className="finding-counts">
      <div className={blocking.length > 0 ? 'finding-blocks' : undefined}>
        <dt>{text.blocking}</dt>
        <dd className="figures">{blocking.length}</dd>
      </div>
      <div>
        <dt>{text.open}</dt>
        <dd className="figures">{open.length}</dd>
      </div>
      <div>
        <dt>{text.settled}</dt>
        <dd className="figures">{settled.length}</dd>
      </div>
    </dl>
  );
}

type FilterProps = { findings: Finding[]; code: string | undefined; onCode: (code?: string) => void };

function CodeFilter({ findings, code, onCode }: FilterProps) {
  const text = useText(findingTexts);
  const words = useWords();
  const options = findingCodes
    .map((value) => ({ value, count: findings.filter((finding) => finding.code === value).length }))
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => ({ value, label: `${words.say(findingNames[value])} · ${count}` }));
  return (
    <Select
      aria-label={text.filter}
      allowClear
      placeholder={text.allCodes}
      className="finding-filter"
      popupMatchSelectWidth={false}
      value={options.some(({ value }) => value === code) ? code : undefined}
      options={options}
      onChange={(value?: string) => onCode(value)}
    />
  );
}

type Props = {
  findings: Finding[];
  /** Decisions of the pack that was looked at. */
  decisions: Decisions;
  /** The only code to show; undefined for all. */
  code: string | undefined;
  onCode: (code?: string) => void;
};

/** What the linter found in a pack: what blocks, what is open, what is settled and how. */
export function FindingList({ findings, decisions, code, onCode }: Props) {
  const text = useText(findingTexts);
  if (findings.length === 0) return <EmptyState title={text.noneFound}>{text.noneFoundHint}</EmptyState>;
  const shown = code === undefined ? findings : findings.filter((finding) => finding.code === code);
  const { blocking, open, settled } = partsOf(shown);
  return (
    <>
      <div className="finding-head">
        <Counts findings={findings} />
        <CodeFilter findings={findings} code={code} onCode={onCode} />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={text.noneOfCode} action={<Button onClick={() => onCode()}>{text.showAll}</Button>}>
          {text.noneOfCodeHint}
        </EmptyState>
      ) : null}
      <Part
        title={text.blocking}
        note={text.blockingNote}
        findings={blocking}
        decisions={decisions}
        folded={false}
      />
      <Part title={text.open} note={text.openNote} findings={open} decisions={decisions} folded={false} />
      <Part
        title={text.settled}
        note={text.settledNote}
        findings={settled}
        decisions={decisions}
        folded={code === undefined}
      />
    </>
  );
}
