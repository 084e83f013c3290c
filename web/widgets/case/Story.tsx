import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { CaseLink } from './CaseLink.tsx';
import { factRows } from './facts.ts';
import { Prose } from './Prose.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';
import './parts.css';

function Receipts({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  if (page.receipts.length < 2) return null;
  return (
    <details className="case-more">
      <summary>
        {text.story.receipts} <span className="figures faint">{page.receipts.length}</span>
      </summary>
      {page.receipts.map((receipt) => (
        <article key={`${receipt.number}${receipt.receivedAt}`} className="case-receipt">
          <p className="soft">
            <ShortTime at={receipt.receivedAt} /> · {words.term('channel', receipt.channel)} ·{' '}
            <CaseLink number={receipt.number} />
          </p>
          <Prose text={receipt.text} />
        </article>
      ))}
    </details>
  );
}

/** What happened, what is wanted, and everything that was registered with it. */
export function Story({ page, compact }: { page: CasePage; compact?: boolean }) {
  const text = useText(caseTexts);
  const words = useWords();
  return (
    <Section title={text.story.title}>
      <h3 className="case-label">{text.story.course}</h3>
      <Prose text={page.course} />
      <h3 className="case-label">{text.story.demand}</h3>
      <Prose text={page.demand} />
      {page.expectedOutcome === null ? null : (
        <>
          <h3 className="case-label">{text.story.expected}</h3>
          <Prose text={page.expectedOutcome} />
        </>
      )}
      <Receipts page={page} />
      {compact ? null : (
        <details className="case-more">
          <summary>{text.story.facts}</summary>
          <dl className="case-facts">
            {factRows(page, words, text.story.unknown).map((row) => (
              <div key={row.key}>
                <dt>{row.label}</dt>
                <dd className="figures">{row.value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}
