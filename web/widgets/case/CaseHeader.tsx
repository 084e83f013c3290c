import { App, Popover } from 'antd';
import type { ReactNode } from 'react';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { CaseLink } from './CaseLink.tsx';
import { factText } from './changes.ts';
import { intakeWords } from './fact-names.ts';
import { useWords } from './words.ts';
import './parts.css';

function PriorityMark({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  const why = (
    <table className="case-small-table">
      <tbody>
        {page.priorityInputs.map(({ input, value, weight }) => (
          <tr key={input}>
            <th scope="row">{words.of(intakeWords, input)}</th>
            <td>{factText(input, value, words)}</td>
            <td className="figures">+{weight}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Popover content={why} title={text.header.priorityWhy} trigger={['click', 'hover']}>
      <button type="button" className="case-tag case-tag-button figures">
        {text.header.priority} {page.priority}
      </button>
    </Popover>
  );
}

/** Kind, level, class, urgency and stage as quiet labels; colour is kept for time. */
function CaseTags({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  const tags = [
    words.term('kind', page.kind),
    words.term('category', page.category),
    words.term('level', page.level),
    words.term('impactClass', page.impactClass),
    page.urgency === 'urgent' ? words.term('urgency', 'urgent') : '',
    words.term('stage', page.stage),
    page.round > 1 ? text.header.round(page.round) : '',
    page.tier > 1 ? (text.header.tiers as Record<number, string>)[page.tier] : '',
  ].filter((tag) => tag !== '' && tag !== undefined);
  return (
    <span className="case-tags">
      {tags.map((tag) => (
        <span key={tag} className="case-tag">
          {tag}
        </span>
      ))}
      <PriorityMark page={page} />
    </span>
  );
}

function Who({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="case-who">
      <span className="faint">{label}</span> {children}
    </span>
  );
}

function CasePeople({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  const acceptance = { waiting: text.header.waiting, returned: text.header.returned, accepted: '' }[
    page.acceptance
  ];
  return (
    <div className="case-people">
      <Who label={text.header.owner}>{page.ownerPerson.name}</Who>
      <Who label={text.header.lead}>
        {page.department === null ? text.header.noLead : words.say(page.department.name)}
        {acceptance === '' || page.closedAt !== null ? null : (
          <em className="case-acceptance">{acceptance}</em>
        )}
      </Who>
      {page.handlerPerson === null ? null : <Who label={text.header.handler}>{page.handlerPerson.name}</Who>}
      {page.cooperations.length === 0 ? null : (
        <Who label={text.header.cooperating}>
          {words.list(page.cooperations.map((cooperation) => words.say(cooperation.name)))}
        </Who>
      )}
    </div>
  );
}

function CopyNumber({ number }: { number: string }) {
  const text = useText(caseTexts);
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard?.writeText(number).then(() => message.success(text.header.copied));
  return (
    <button type="button" className="case-number figures" title={text.header.copy} onClick={copy}>
      {number}
    </button>
  );
}

/** Who and what the case is; the actions stand to the right of it. */
export function CaseHeader({
  page,
  actions,
  compact,
}: {
  page: CasePage;
  actions: ReactNode;
  compact?: boolean;
}) {
  const text = useText(caseTexts);
  return (
    <header className="case-header">
      <div className="case-header-main">
        <div className="case-header-line">
          {compact ? <CaseLink number={page.number} /> : <CopyNumber number={page.number} />}
          <CaseTags page={page} />
        </div>
        <h1 className="case-subject">{page.subject}</h1>
        <CasePeople page={page} />
        {page.mergedInto === null ? null : (
          <p className="case-banner" role="status">
            {text.header.mergedInto} <CaseLink number={page.mergedInto} />
          </p>
        )}
      </div>
      <div className="case-header-actions no-print">{actions}</div>
    </header>
  );
}
