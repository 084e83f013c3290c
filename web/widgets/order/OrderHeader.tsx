import { Button, Dropdown, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { CommandType } from '../../../domains/workorders/life.rules.ts';
import { useText } from '../../../ui/i18n.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { remoteTexts } from '../../texts/remote.ts';
import { commandNames, statusNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { CaseLink } from '../case/CaseLink.tsx';
import { useWords } from '../case/words.ts';
import { OrderLink } from './OrderLink.tsx';
import { forwardCommand, gapsBefore, gapText, type OrderDoing, type OrderPage } from './order-page.ts';
import { RankMark } from './RankMark.tsx';

type Acting = { page: OrderPage; onDo: (doing: OrderDoing) => void };

const finished = ['settled', 'cancelled'];
const beforeVisit = ['created', 'scheduled', 'dispatched', 'accepted', 'held'];

function NextWords({ page, children }: { page: OrderPage; children: ReactNode }) {
  const text = useText(orderTexts);
  return (
    <div className="case-next-about">
      <span>
        <span className="faint">{text.nextStep}</span> {children}
      </span>
      {page.dueAt === null ? null : <Remaining dueAt={page.dueAt} />}
    </div>
  );
}

function Waits({ page }: { page: OrderPage }) {
  const text = useText(orderTexts);
  const who = page.visit?.technician.name;
  return (
    <div className="case-next">
      <NextWords page={page}>{who === undefined ? text.waitsOffice : text.waitsFor(who)}</NextWords>
    </div>
  );
}

/** The one thing to do now, or whose turn it is. */
function OrderNext({ page, onDo }: Acting) {
  const text = useText(orderTexts);
  const remote = useText(remoteTexts);
  const words = useWords();
  if (finished.includes(page.status)) return null;
  const command = forwardCommand(page);
  if (command === null && page.may.record && page.againstVisit?.code === 'remote_diagnosis_missing')
    return (
      <div className="case-next">
        <NextWords page={page}>
          <strong>{remote.record}</strong>
        </NextWords>
        <Button type="primary" size="large" onClick={() => onDo({ kind: 'remote' })}>
          {remote.record}
        </Button>
      </div>
    );
  if (command === null && page.may.schedule && page.visit === null)
    return (
      <div className="case-next">
        <NextWords page={page}>
          <strong>{text.planVisit}</strong>
        </NextWords>
        <Button type="primary" size="large" onClick={() => onDo({ kind: 'plan' })}>
          {text.planVisit}
        </Button>
      </div>
    );
  if (command === null) return <Waits page={page} />;
  const lacking = gapsBefore(page, command).map((gap) => gapText(gap, words, text.gap));
  const why = lacking.length === 0 ? '' : text.missingFirst(words.list(lacking));
  return (
    <div className="case-next">
      <NextWords page={page}>
        <strong>{words.of(commandNames, command)}</strong>
      </NextWords>
      <Tooltip title={why}>
        <Button
          type="primary"
          size="large"
          disabled={why !== ''}
          onClick={() => onDo({ kind: 'command', command })}
        >
          {words.of(commandNames, command)}
        </Button>
      </Tooltip>
    </div>
  );
}

function Others({ page, onDo }: Acting) {
  const text = useText(orderTexts);
  const { record } = useText(remoteTexts);
  const words = useWords();
  const forward = forwardCommand(page);
  const items = page.may.commands
    .filter((command) => command !== forward)
    .map((command) => ({
      key: command as string,
      label: words.of(commandNames, command),
      danger: command === 'cancel',
    }));
  const waitsRemote = page.againstVisit?.code === 'remote_diagnosis_missing';
  const moves = page.may.schedule && (page.visit !== null || forward !== null || waitsRemote);
  const looks = page.may.record && beforeVisit.includes(page.status);
  if (items.length === 0 && !moves && !looks) return null;
  const move = { key: 'plan', label: page.visit === null ? text.planVisit : text.moveVisit, danger: false };
  const look = { key: 'remote', label: record, danger: false };
  const choose = (key: string) =>
    onDo(
      key === 'plan' || key === 'remote' ? { kind: key } : { kind: 'command', command: key as CommandType },
    );
  const all = [...(moves ? [move] : []), ...(looks ? [look] : []), ...items];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items: all, onClick: ({ key }) => choose(key) }}
    >
      <Button size="large" aria-haspopup="menu">
        {text.others}
      </Button>
    </Dropdown>
  );
}

type Props = Acting & { compact?: boolean; extra?: ReactNode };

/** Which order it is and where it stands; the actions to the right of it. */
export function OrderHeader({ page, onDo, compact = false, extra }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  return (
    <header className="case-header">
      <div className="case-header-main">
        <div className="case-header-line">
          {compact ? <OrderLink number={page.number} /> : <span className="figures soft">{page.number}</span>}
          <span className="case-tags">
            <span className="case-tag">{words.of(statusNames, page.status)}</span>
            <span className="case-tag">{words.say(page.workKindName)}</span>
            <span className="order-rank-labelled">
              <span className="faint">{text.columns.rank}</span> <RankMark order={page} />
            </span>
          </span>
        </div>
        <h1 className="case-subject">{page.subject}</h1>
        <div className="case-people">
          <span>
            {page.maskedName} {page.district}
          </span>
          {page.caseNumber === null ? null : (
            <span>
              <span className="faint">{text.case}</span> <CaseLink number={page.caseNumber} />
            </span>
          )}
        </div>
      </div>
      <div className="case-header-actions no-print">
        <OrderNext page={page} onDo={onDo} />
        <Others page={page} onDo={onDo} />
        {extra}
      </div>
    </header>
  );
}
