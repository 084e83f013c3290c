import { Button, Dropdown, type MenuProps, Tooltip } from 'antd';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { type Doing, isOffered, missingFor, nextDoing, type VerbKey, verbs } from './form/verbs.ts';
import { missingNames } from './record-names.ts';
import { useWords, type Words } from './words.ts';

type Props = { page: CasePage; onDo: (doing: Doing) => void };

const listed = (codes: string[], words: Words): string =>
  words.list(codes.map((code) => words.of(missingNames, code)));

/** Why the actor does nothing now: whose task it is, or who decides. */
function Waiting({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const step = page.nextStep;
  if (step === null) return null;
  const approval = page.approvals.find((one) => one.status === 'waiting');
  if (step.step === 'approve' && approval?.approver != null) {
    return <span className="soft">{text.header.waitsApproval(approval.approver.name)}</span>;
  }
  const name = step.responsible?.name;
  return name === undefined ? null : <span className="soft">{text.header.waitsFor(name)}</span>;
}

/** The one thing to do now, or whose turn it is. */
export function NextStep({ page, onDo }: Props) {
  const text = useText(caseTexts);
  const words = useWords();
  const step = page.nextStep;
  if (step === null || page.closedAt !== null) {
    return page.mergedInto === null && page.closedAt !== null ? (
      <span className="case-next-name">{words.term('stage', 'closed')}</span>
    ) : null;
  }
  const doing = nextDoing(page);
  const blockers = step.missing.slice(0, -1);
  const missing = blockers.length === 0 ? '' : text.header.missing(listed(blockers, words));
  return (
    <div className="case-next">
      <div className="case-next-about">
        <span>
          <span className="faint">{text.header.nextStep}</span>{' '}
          <strong>{words.term('step', step.step)}</strong>
        </span>
        <span className="case-next-due">
          {step.dueAt === null ? null : <Remaining dueAt={step.dueAt} />}
          {step.dueClause === null ? null : <cite>{step.dueClause}</cite>}
          {doing === null ? <Waiting page={page} /> : null}
        </span>
        {missing === '' ? null : <span className="case-next-missing">{missing}</span>}
      </div>
      {doing === null ? null : (
        <Tooltip title={missing}>
          <Button type="primary" size="large" disabled={blockers.length > 0} onClick={() => onDo(doing)}>
            {words.say(verbs[doing.key].name)}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

function itemOf(key: VerbKey, page: CasePage, words: Words, missing: (what: string) => string) {
  const lacking = missingFor(key, page);
  const why = lacking.length === 0 ? '' : missing(listed(lacking, words));
  return {
    key,
    disabled: lacking.length > 0,
    title: why,
    label: (
      <span className="case-menu-item">
        <span>{words.say(verbs[key].name)}</span>
        {why === '' ? <small>{verbs[key].clause}</small> : <small className="case-menu-why">{why}</small>}
      </span>
    ),
  };
}

/** Everything else the actor may do, grouped; what waits for a record says for which. */
export function VerbMenu({ page, onDo }: Props) {
  const text = useText(caseTexts);
  const words = useWords();
  const next = nextDoing(page)?.key;
  const offered = (Object.keys(verbs) as VerbKey[]).filter((key) => key !== next && isOffered(key, page));
  const items: MenuProps['items'] = (['record', 'flow', 'time'] as const).flatMap((group) => {
    const inside = offered.filter((key) => verbs[key].group === group);
    if (inside.length === 0) return [];
    const children = inside.map((key) => itemOf(key, page, words, text.header.missing));
    return [{ key: group, type: 'group' as const, label: text.header[group], children }];
  });
  if (items.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      classNames={{ root: 'case-menu' }}
      menu={{ items, onClick: ({ key }) => onDo({ key: key as VerbKey, target: {} }) }}
    >
      <Button size="large" aria-haspopup="menu">
        {text.header.more}
      </Button>
    </Dropdown>
  );
}
