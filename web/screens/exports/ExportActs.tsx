import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import {
  type CustomerExport,
  ListExports,
  TakePassword,
  WithdrawExport,
} from '../../../domains/exports/exports.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { exportTexts } from '../../texts/customer-exports.ts';
import { takeArchive } from '../../widgets/frame/take-archive.ts';

function PasswordShown({ password, onClose }: { password: string; onClose: () => void }) {
  const text = useText(exportTexts);
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard.writeText(password).then(() => void message.success(text.copied));
  return (
    <Modal
      open
      title={text.passwordTitle}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="copy" onClick={copy}>
          {text.copy}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {text.close}
        </Button>,
      ]}
    >
      <p>
        <code className="mono export-password">{password}</code>
      </p>
      <p className="soft">{text.passwordHint}</p>
    </Modal>
  );
}

/** The encrypted file, each taking on record. */
function Download({ wanted, onTaken }: { wanted: CustomerExport; onTaken: () => void }) {
  const text = useText(exportTexts);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      await takeArchive(`/api/customer-exports/${wanted.id}/downloads`, `${wanted.number}.zip`);
      void message.success(text.taken);
    } catch (error) {
      void message.error((error as Error).message);
    }
    setBusy(false);
    onTaken();
  };
  return (
    <Button size="small" type="primary" loading={busy} onClick={() => void take()}>
      {text.download(wanted.downloadsLeft)}
    </Button>
  );
}

type Props = { wanted: CustomerExport; onDecide: () => void };

/** What the reader may do with an export now. */
export function ExportActs({ wanted, onDecide }: Props) {
  const text = useText(exportTexts);
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const password = useSend(TakePassword);
  const withdrawal = useSend(WithdrawExport);
  const [shown, setShown] = useState<string | null>(null);
  const line = useErrorText(password.error ?? withdrawal.error);
  const again = () => void client.invalidateQueries({ queryKey: [ListExports.path] });
  const params = { id: wanted.id };
  const showPassword = () =>
    void modal.confirm({
      title: text.passwordSure,
      okText: text.show,
      cancelText: text.cancel,
      onOk: () => password.mutateAsync({ params }).then((answer) => setShown(answer.password), again),
    });
  const withdraw = () =>
    void modal.confirm({
      title: text.withdrawSure,
      okText: text.withdraw,
      cancelText: text.cancel,
      onOk: () =>
        withdrawal
          .mutateAsync({ params, body: {} })
          .then(() => message.success(text.withdrawn))
          .then(again, again),
    });
  const { may } = wanted;
  return (
    <div className="export-acts">
      {may.decide ? (
        <Button size="small" type="primary" onClick={onDecide}>
          {text.decide}
        </Button>
      ) : null}
      {may.withdraw ? (
        <Button size="small" onClick={withdraw}>
          {text.withdraw}
        </Button>
      ) : null}
      {may.download ? <Download wanted={wanted} onTaken={again} /> : null}
      {may.takePassword ? (
        <Button size="small" onClick={showPassword}>
          {text.password}
        </Button>
      ) : null}
      {wanted.expiresAt !== null && wanted.state === 'ready' ? (
        <span className="faint figures">{text.until(shortTime(wanted.expiresAt))}</span>
      ) : null}
      {password.isError || withdrawal.isError ? <span role="alert">{line}</span> : null}
      {shown === null ? null : (
        <PasswordShown
          password={shown}
          onClose={() => {
            setShown(null);
            password.reset();
            again();
          }}
        />
      )}
    </div>
  );
}
