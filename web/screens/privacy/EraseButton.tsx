import { App, Button } from 'antd';
import { type PersonRequest, StartErasure } from '../../../domains/privacy/requests.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { ApiRefusal } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { requestsTexts } from '../../texts/person-requests.ts';
import { useRefreshed } from './use-kept.ts';

/** Numbers of what holds an erasure up, as the refusal names them. */
function heldBy(error: unknown): string {
  const holds = error instanceof ApiRefusal ? error.values.holds : undefined;
  const numbers = Array.isArray(holds)
    ? holds.map((hold: { number?: unknown }) => String(hold.number ?? ''))
    : [];
  return numbers.filter((number) => number !== '').join(' ');
}

/** Hands a granted deletion to erasure; what holds it up is said. */
export function EraseButton({ request }: { request: PersonRequest }) {
  const text = useText(requestsTexts);
  const { modal } = App.useApp();
  const refresh = useRefreshed();
  const send = useSend(StartErasure);
  const line = useErrorText(send.error);
  const ask = () =>
    void modal.confirm({
      title: text.eraseTitle,
      content: text.decideHint.deletion,
      okText: text.erase,
      cancelText: text.back,
      onOk: () =>
        send
          .mutateAsync({ params: { id: request.id } })
          .then(
            () => undefined,
            () => undefined,
          )
          .finally(refresh),
    });
  return (
    <span className="privacy-take">
      {send.isError ? (
        <span className="field-error" role="alert">
          {[line, heldBy(send.error)].filter(Boolean).join(' · ')}
        </span>
      ) : null}
      <Button type="primary" loading={send.isPending} onClick={ask}>
        {text.erase}
      </Button>
    </span>
  );
}
