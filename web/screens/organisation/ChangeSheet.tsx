import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { GetAuthority } from '../../../domains/authority/authority.contract.ts';
import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import { GetAccessMatrix } from '../../../domains/identity/roles.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { organisationTexts } from '../../texts/organisation.ts';
import { ReasonField } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

const kept = new Set([GetOrganisation.path, GetAuthority.path, GetAccessMatrix.path]);

type Props = {
  title: string;
  /** Sends the change; `undefined` when something is still missing, which `children` then say. */
  send: (reason: string) => Promise<unknown> | undefined;
  onClose: () => void;
  done?: string;
  children: ReactNode;
};

/** A change of the organisation: its fields, the reason that every change needs, and the server's refusal. */
export function ChangeSheet({ title, send, onClose, done, children }: Props) {
  const text = useText(organisationTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async () => {
    setTried(true);
    if (sending || reason.trim() === '') return;
    const answer = send(reason.trim());
    if (answer === undefined) return;
    setSending(true);
    setError(null);
    try {
      await answer;
      void message.success(done ?? text.saved);
      await client.invalidateQueries({ predicate: ({ queryKey }) => kept.has(String(queryKey[0])) });
      onClose();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <SideSheet
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      error={error}
      foot={<SheetFoot back={text.cancel} label={text.save} busy={sending} onClose={onClose} />}
    >
      {children}
      <ReasonField
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={tried && reason.trim() === '' ? text.reasonNeeded : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}
