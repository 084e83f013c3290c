import { App, Button } from 'antd';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { isRemedy } from '../../../domains/cases/remedies.rules.ts';
import { ListReturns, OpenReturns } from '../../../domains/returns/returns.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { returnKindNames, returnStepNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import { DueDay } from './DueDay.tsx';
import { ReturnLink } from './ReturnLink.tsx';
import { useReturnsAnew } from './return-acting.ts';
import './returns.css';

/** Remedies that the customer agreed to and that are still to be carried out. */
const openRemedies = (page: CasePage) =>
  page.tasks.filter(({ kind, status }) => status === 'open' && isRemedy(kind)).length;

function OpenNow({ number }: { number: string }) {
  const text = useText(returnTexts);
  const { message } = App.useApp();
  const anew = useReturnsAnew();
  const sending = useSend(OpenReturns);
  const wrong = useErrorText(sending.error);
  const open = () =>
    sending.mutate(
      { params: { number } },
      {
        onSuccess: ({ numbers }) => {
          anew();
          void message.success(text.openedNow(numbers.length));
        },
        onError: () => void message.error(wrong),
      },
    );
  return (
    <Button size="small" loading={sending.isPending} onClick={open}>
      {text.openNow}
    </Button>
  );
}

/** The return orders of a case; nothing is shown of a case that has none and promised none. */
export function CaseReturns({ page }: { page: CasePage }) {
  const text = useText(returnTexts);
  const words = useWords();
  const maySee = useRight('returns:view');
  const mayOpen = useRight('returns:handle');
  const { data, error } = useAnswer(ListReturns, { query: { tab: 'all', case: page.number } }, maySee);
  const wrong = useErrorText(error);
  const remedies = openRemedies(page);
  const orders = data?.returns ?? [];
  if (!maySee || (remedies === 0 && orders.length === 0)) return null;
  const lacking = remedies > orders.filter(({ endedAt }) => endedAt === null).length;
  return (
    <Section
      title={text.caseReturns}
      aside={mayOpen && lacking && data !== undefined ? <OpenNow number={page.number} /> : null}
    >
      {error && data === undefined ? <p className="faint">{wrong}</p> : null}
      {data !== undefined && orders.length === 0 ? <p className="faint">{text.caseNone}</p> : null}
      <ul className="return-lines">
        {orders.map((order) => (
          <li key={order.number}>
            <ReturnLink number={order.number} />
            <span>{words.of(returnKindNames, order.kind)}</span>
            <span className="tag">{words.of(returnStepNames, order.step)}</span>
            {order.kind === 'exchange' ? null : <span className="figures">{yuan(order.amountFen)}</span>}
            {order.dueOn === null ? null : <DueDay line={order} long />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
