import { Button, Input } from 'antd';
import { useState } from 'react';
import { ChangePassword } from '../../../domains/identity/account.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { ApiRefusal } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Field } from '../frame/Field.tsx';
import { EnterForm } from './EnterForm.tsx';

type Props = { username: string; least: number; onDone: (ended: number) => void };

const empty = { current: '', next: '', repeat: '' };

/** What the server says about one field, or about the current password. */
function useFieldErrors(error: unknown) {
  const line = useErrorText(error);
  const fields = error instanceof ApiRefusal ? error.fields : [];
  const next = fields.find(({ field }) => field === 'next')?.message;
  return { next, current: error === null || next !== undefined ? undefined : line };
}

/** Changes the own password: the current one, the new one twice. */
export function PasswordForm({ username, least, onDone }: Props) {
  const text = useText(accountTexts);
  const sending = useSend(ChangePassword);
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const wrong = useFieldErrors(sending.error);
  const differs = tried && draft.next !== draft.repeat ? text.differs : undefined;
  const needed = (value: string) => (tried && value === '' ? text.needed : undefined);
  const submit = () => {
    setTried(true);
    const { current, next } = draft;
    if (current === '' || next === '' || next !== draft.repeat || sending.isPending) return;
    sending.mutate(
      { body: { current, next } },
      {
        onSuccess: ({ ended }) => {
          setDraft(empty);
          setTried(false);
          onDone(ended);
        },
      },
    );
  };
  const box = (
    key: keyof typeof empty,
    label: string,
    more: { error?: string | undefined; hint?: string },
  ) => (
    <Field label={label} error={more.error} {...(more.hint === undefined ? {} : { hint: more.hint })}>
      {(id) => (
        <Input.Password
          id={id}
          autoComplete={key === 'current' ? 'current-password' : 'new-password'}
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <EnterForm onSubmit={submit}>
      <input type="text" hidden readOnly autoComplete="username" value={username} />
      {box('current', text.current, { error: needed(draft.current) ?? wrong.current })}
      {box('next', text.next, { error: needed(draft.next) ?? wrong.next, hint: text.nextHint(least) })}
      {box('repeat', text.repeat, { error: differs })}
      <Button type="primary" loading={sending.isPending} onClick={submit}>
        {text.change}
      </Button>
    </EnterForm>
  );
}
