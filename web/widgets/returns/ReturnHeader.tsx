import { Button, Dropdown, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { ReturnPage } from '../../../domains/returns/returns.contract.ts';
import type { ReturnAct } from '../../../domains/returns/steps.rules.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { regionName } from '../../texts/regions.ts';
import { returnActNames, returnKindNames, returnStepNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { CaseLink } from '../case/CaseLink.tsx';
import { useWords } from '../case/words.ts';
import { DueDay } from './DueDay.tsx';
import { ReturnLink } from './ReturnLink.tsx';

type Acting = { page: ReturnPage; onDo: (act: ReturnAct) => void };

const waitsKey = (act: ReturnAct) => (act === 'pay' || act === 'reject' ? act : 'other');

/** The one thing to do now, or whose turn it is and what is still in the way. */
function Next({ page, onDo }: Acting) {
  const text = useText(returnTexts);
  const words = useWords();
  const { next, acts, againstPaying } = page.may;
  if (next === null) return null;
  const isMine = acts.includes(next);
  const against = next === 'pay' && againstPaying !== null ? (text.against[againstPaying] ?? '') : '';
  const name = words.of(returnActNames, next);
  const said = isMine || against !== '' ? name : text.waitsFor[waitsKey(next)];
  return (
    <div className="case-next">
      <div className="case-next-about">
        <span>
          <span className="faint">{text.nextStep}</span> <strong>{said}</strong>
          {against === '' ? null : <span className="soft"> {against}</span>}
        </span>
        <DueDay line={page} long />
      </div>
      {isMine ? (
        <Tooltip title={against}>
          <Button type="primary" size="large" disabled={against !== ''} onClick={() => onDo(next)}>
            {name}
          </Button>
        </Tooltip>
      ) : null}
    </div>
  );
}

function Others({ page, onDo }: Acting) {
  const text = useText(returnTexts);
  const words = useWords();
  const { next, acts } = page.may;
  const items = acts
    .filter((act) => act !== next)
    .map((act) => ({ key: act as string, label: words.of(returnActNames, act), danger: act === 'reject' }));
  if (items.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: ({ key }) => onDo(key as ReturnAct) }}
    >
      <Button size="large" aria-haspopup="menu">
        {text.others}
      </Button>
    </Dropdown>
  );
}

type Props = Acting & { compact?: boolean; extra?: ReactNode };

/** Which order it is and where it stands; the actions to the right of it. */
export function ReturnHeader({ page, onDo, compact = false, extra }: Props) {
  const text = useText(returnTexts);
  const words = useWords();
  return (
    <header className="case-header">
      <div className="case-header-main">
        <div className="case-header-line">
          {compact ? (
            <ReturnLink number={page.number} />
          ) : (
            <span className="figures soft">{page.number}</span>
          )}
          <span className="case-tags">
            <span className="case-tag">{words.of(returnKindNames, page.kind)}</span>
            <span className="case-tag">{words.of(returnStepNames, page.step)}</span>
            {page.kind === 'return' ? <span className="case-tag">{text.basis[page.basis]}</span> : null}
          </span>
        </div>
        <h1 className="case-subject">{page.promise}</h1>
        <div className="case-people">
          <span>
            <span className="faint">{text.case}</span> <CaseLink number={page.caseNumber} /> {page.subject}
          </span>
          {page.region === null ? null : <span>{regionName(page.region, words.locale)}</span>}
          {page.kind === 'exchange' && page.amountFen === 0 ? null : (
            <strong className="figures">{yuan(page.amountFen)}</strong>
          )}
        </div>
      </div>
      <div className="case-header-actions no-print">
        <Next page={page} onDo={onDo} />
        <Others page={page} onDo={onDo} />
        {extra}
      </div>
    </header>
  );
}
