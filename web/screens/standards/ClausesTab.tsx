import { Button } from 'antd';
import { useMemo } from 'react';
import type { Clause } from '../../../domains/standards/clauses.contract.ts';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { documentOrigins, policyTexts } from '../../texts/policy.ts';
import { citationStatuses, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseFilterBar } from './ClauseFilterBar.tsx';
import { ClauseRow } from './ClauseRow.tsx';
import { fitsFilters, useClauseFilters } from './clause-search.ts';

type Document = Pack['documents'][number];

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

type PartProps = {
  document: Document;
  clauses: Clause[];
  pack: Pack;
  served: Served;
  wanted?: string | undefined;
};

function DocumentPart({ document, clauses, pack, served, wanted }: PartProps) {
  const text = useText(standardTexts);
  const policy = useText(policyTexts);
  const words = useWords();
  const facts = [
    ...(document.status === 'superseded' ? [policy.replacedBy(document.replacedBy ?? '')] : []),
    ...(document.verified ? [] : [policy.unread]),
    text.clauseCount(clauses.length),
    ...(document.cutAt === null ? [] : [text.cutAt(document.cutAt)]),
  ];
  return (
    <section className="page-section">
      <header>
        <h2>
          <span className="figures">{document.code}</span> {words.say(document.title)}
        </h2>
        <p className="faint">
          {words.of(documentOrigins, document.origin)} ·{' '}
          {document.number === null ? null : <span lang="zh-CN">{document.number} · </span>}
          {facts.join(' · ')}
        </p>
      </header>
      <ul className="sheet-of-rows clause-list">
        {clauses.map((clause) => (
          <ClauseRow
            key={clause.id}
            clause={clause}
            gates={pack.gates.filter((gate) => gate.clause === clause.id)}
            servedBy={served.get(clause.id) ?? []}
            wanted={clause.id === wanted}
          />
        ))}
      </ul>
      {document.citations.length === 0 ? null : <Citations citations={document.citations} />}
    </section>
  );
}

/** Law article → the company's clauses that serve it. */
type Served = Map<string, string[]>;

function servedArticles(clauses: Clause[]): Served {
  const served: Served = new Map();
  for (const { id, serves } of clauses)
    for (const article of serves) served.set(article, [...(served.get(article) ?? []), id]);
  return served;
}

/** Every clause by document, with its gates; the cited documents stay folded. */
export function ClausesTab({ pack, wanted }: { pack: Pack; wanted: string | undefined }) {
  const text = useText(standardTexts);
  const [filters, setFilters] = useClauseFilters();
  const found = pack.clauses.filter((clause) => fitsFilters(clause, filters));
  const served = useMemo(() => servedArticles(pack.clauses), [pack]);
  const shown = pack.documents.filter((one) => found.some((clause) => clause.document === one.code));
  return (
    <>
      <ClauseFilterBar pack={pack} filters={filters} onChange={setFilters} />
      {shown.length === 0 ? (
        <EmptyState
          title={text.noneFound}
          action={<Button onClick={() => setFilters({})}>{text.clearFilters}</Button>}
        >
          {text.noneFoundHint}
        </EmptyState>
      ) : null}
      {shown.map((one) => (
        <DocumentPart
          key={one.code}
          document={one}
          clauses={found.filter((clause) => clause.document === one.code)}
          pack={pack}
          served={served}
          wanted={wanted}
        />
      ))}
    </>
  );
}
