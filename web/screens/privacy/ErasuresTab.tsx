import { Button } from 'antd';
import { useState } from 'react';
import { type ErasureLine, ListErasures } from '../../../domains/privacy/erasure.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { erasureStateNames, originNames } from '../../texts/privacy-term-names.ts';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { ErasureAskSheet } from './ErasureAskSheet.tsx';
import { ErasureSheet } from './ErasureSheet.tsx';
import { RowList } from './RowList.tsx';

function Row({ erasure, onOpen }: { erasure: ErasureLine; onOpen: () => void }) {
  const { erasures: text } = useText(termTexts);
  const words = useWords();
  return (
    <li>
      <div>
        <span className="tag">{words.of(erasureStateNames, erasure.state)}</span>{' '}
        <Button type="link" size="small" onClick={onOpen}>
          {erasure.number}
        </Button>{' '}
        {text.customer(erasure.customerId)} <span className="soft">{erasure.maskedName}</span>
      </div>
      <span className="soft">{words.of(originNames, erasure.origin)}</span>
      {erasure.state === 'frozen' && erasure.frozenUntil !== null ? (
        <span className="figures">{text.until(chinaDay(Date.parse(erasure.frozenUntil)))}</span>
      ) : null}
      <span className="soft figures">{text.by(erasure.askedBy, shortTime(erasure.askedAt))}</span>
    </li>
  );
}

/** Erasures: asked for, confirmed by somebody else, with their certificates. */
export function ErasuresTab() {
  const { erasures: text } = useText(termTexts);
  const [state, setState] = useState<'open' | 'all'>('open');
  const [customer, setCustomer] = useSearchKey('customer');
  const [shown, setShown] = useSearchKey('code');
  const [asking, setAsking] = useState(false);
  const answer = useAnswer(ListErasures, { query: { state } });
  const isAsking = asking || customer !== undefined;
  return (
    <>
      <div className="privacy-bar">
        <Tabs
          label={text.states}
          value={state}
          items={(['open', 'all'] as const).map((key) => ({ key, label: text[key] }))}
          onChange={setState}
        />
        {answer.data?.may.ask ? (
          <Button type="primary" onClick={() => setAsking(true)}>
            {text.ask}
          </Button>
        ) : null}
      </div>
      <Answered answer={answer} waiting={<SkeletonRows rows={4} height={48} />}>
        {({ erasures }) => (
          <RowList rows={erasures} empty={<EmptyState title={text.none}>{text.noneHint}</EmptyState>}>
            {(one) => <Row key={one.id} erasure={one} onOpen={() => setShown(String(one.id))} />}
          </RowList>
        )}
      </Answered>
      {isAsking ? (
        <ErasureAskSheet
          customer={customer}
          onClose={() => {
            setAsking(false);
            setCustomer(undefined);
          }}
        />
      ) : null}
      {shown !== undefined && /^\d{1,15}$/.test(shown) ? (
        <ErasureSheet id={Number(shown)} onClose={() => setShown(undefined)} />
      ) : null}
    </>
  );
}
