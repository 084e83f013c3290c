import { Button, Input, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Clause } from '../../../domains/standards/clauses.contract.ts';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { citationStatuses, clauseKinds, clauseStatuses, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';

type Document = Pack['documents'][number];
type Gate = Pack['gates'][number];

function ClauseRow({ clause, gates, wanted }: { clause: Clause; gates: Gate[]; wanted: boolean }) {
  const text = useText(standardTexts);
  const words = useWords();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (wanted) row.current?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  return (
    <li ref={row} className={wanted ? 'clause clause-wanted' : 'clause'} id={clause.id}>
      <span className="clause-id figures">{clause.id}</span>
      <span className="clause-kind">
        <span className="tag">{words.of(clauseKinds, clause.kind)}</span>
      </span>
      <div className="clause-text">
        <p>
          {words.say(clause.text)}
          {clause.status === 'in_force' ? null : (
            <span className="tag clause-status">{words.of(clauseStatuses, clause.status)}</span>
          )}
        </p>
        {gates.map((gate) => (
          <p key={gate.key} className="clause-gate">
            <span className="faint">{text.gateOf}</span> {words.say(gate.text)}
          </p>
        ))}
      </div>
    </li>
  );
}

function Citations({ citations }: { citations: Document['citations'] }) {
  const text = useText(standardTexts);
  const words = useWords();
  return (
    <details className="citations">
      <summary>{text.citations(citations.length)}</summary>
      <p className="faint">{text.citationsNote}</p>
      <ul>
        {citations.map((citation) => (
          <li key={citation.number + citation.clause}>
            <span className="figures citation-number">{citation.number}</span>
            <span lang="zh-CN">《{citation.title}》</span>
            <span className="faint figures">{citation.clause}</span>
            <span className="faint">{words.of(citationStatuses, citation.status)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type PartProps = { document: Document; clauses: Clause[]; gates: Gate[]; wanted: string | undefined };

function DocumentPart({ document, clauses, gates, wanted }: PartProps) {
  const text = useText(standardTexts);
  const words = useWords();
  const facts = [
    document.origin === 'law' ? text.law : text.company,
    text.clauseCount(clauses.length),
    ...(document.cutAt === null ? [] : [text.cutAt(document.cutAt)]),
  ];
  return (
    <section className="page-section">
      <header>
        <h2>
          <span className="figures">{document.code}</span> {words.say(document.title)}
        </h2>
        <p className="faint">{facts.join(' · ')}</p>
      </header>
      <ul className="sheet-of-rows clause-list">
        {clauses.map((clause) => (
          <ClauseRow
            key={clause.id}
            clause={clause}
            gates={gates.filter((gate) => gate.clause === clause.id)}
            wanted={clause.id === wanted}
          />
        ))}
      </ul>
      {document.citations.length === 0 ? null : <Citations citations={document.citations} />}
    </section>
  );
}

type Filters = { document?: string | undefined; kind?: string | undefined; find: string };

function fits(clause: Clause, { document, kind, find }: Filters): boolean {
  if (document !== undefined && clause.document !== document) return false;
  if (kind !== undefined && clause.kind !== kind) return false;
  const wanted = find.trim().toLowerCase();
  return `${clause.id} ${clause.text.zh} ${clause.text.en}`.toLowerCase().includes(wanted);
}

type BarProps = { pack: Pack; filters: Filters; onChange: (filters: Filters) => void };

function FilterBar({ pack, filters, onChange }: BarProps) {
  const text = useText(standardTexts);
  const words = useWords();
  return (
    <div className="filter-bar">
      <Select
        aria-label={text.allDocuments}
        allowClear
        placeholder={text.allDocuments}
        className="filter-wide"
        popupMatchSelectWidth={false}
        value={filters.document}
        options={pack.documents.map((one) => ({
          value: one.code,
          label: `${one.code} ${words.say(one.title)}`,
        }))}
        onChange={(document?: string) => onChange({ ...filters, document })}
      />
      <Select
        aria-label={text.kind}
        allowClear
        placeholder={text.allKinds}
        className="filter-narrow"
        value={filters.kind}
        options={Object.entries(clauseKinds).map(([value, label]) => ({ value, label: words.say(label) }))}
        onChange={(kind?: string) => onChange({ ...filters, kind })}
      />
      <Input.Search
        aria-label={text.find}
        placeholder={text.find}
        allowClear
        className="filter-wide"
        value={filters.find}
        onChange={(event) => onChange({ ...filters, find: event.target.value })}
      />
    </div>
  );
}

/** Every clause by document, with its gates; the cited documents stay folded. */
export function ClausesTab({ pack, wanted }: { pack: Pack; wanted: string | undefined }) {
  const text = useText(standardTexts);
  const [filters, setFilters] = useState<Filters>({ find: '' });
  const found = useMemo(() => pack.clauses.filter((clause) => fits(clause, filters)), [pack, filters]);
  const shown = pack.documents.filter((one) => found.some((clause) => clause.document === one.code));
  return (
    <>
      <FilterBar pack={pack} filters={filters} onChange={setFilters} />
      {shown.length === 0 ? (
        <EmptyState
          title={text.noneFound}
          action={<Button onClick={() => setFilters({ find: '' })}>{text.clearFilters}</Button>}
        >
          {text.noneFoundHint}
        </EmptyState>
      ) : null}
      {shown.map((one) => (
        <DocumentPart
          key={one.code}
          document={one}
          clauses={found.filter((clause) => clause.document === one.code)}
          gates={pack.gates}
          wanted={wanted}
        />
      ))}
    </>
  );
}
