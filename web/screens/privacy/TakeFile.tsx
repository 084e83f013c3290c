import { App, Button } from 'antd';
import { useState } from 'react';
import { type PersonRequest, TakeRequestPassword } from '../../../domains/privacy/requests.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { requestsTexts } from '../../texts/person-requests.ts';
import { takeArchive } from '../../widgets/frame/take-archive.ts';
import { useRefreshed } from './use-kept.ts';

/** The encrypted file and its password for the person, each taking on record. */
export function TakeFile({ request }: { request: PersonRequest }) {
  const text = useText(requestsTexts);
  const { message } = App.useApp();
  const refresh = useRefreshed();
  const password = useSend(TakeRequestPassword);
  const line = useErrorText(password.error);
  const [busy, setBusy] = useState(false);
  const { file } = request;
  if (file === null) return null;
  const take = async () => {
    setBusy(true);
    try {
      await takeArchive(`/api/person-requests/${request.id}/downloads`, `${request.number}.zip`);
    } catch (error) {
      void message.error((error as Error).message);
    }
    setBusy(false);
    refresh();
  };
  return (
    <span className="privacy-take">
      <Button loading={busy} onClick={() => void take()}>
        {text.download}
      </Button>
      {password.data === undefined ? (
        <Button
          disabled={file.passwordShown}
          loading={password.isPending}
          onClick={() => password.mutate({ params: { id: request.id } })}
        >
          {file.passwordShown ? text.passwordShown : text.password}
        </Button>
      ) : (
        <code className="mono">{password.data.password}</code>
      )}
      <span className="soft">
        {password.data !== undefined
          ? text.passwordOnce
          : password.isError
            ? line
            : text.fileLine(shortTime(file.expiresAt), file.downloadsLeft)}
      </span>
    </span>
  );
}
