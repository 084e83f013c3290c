import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { CreateUser, ListUsers } from '../../../domains/identity/users.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { usersTexts } from '../../texts/users.ts';
import { FreshProof } from '../../widgets/account/FreshProof.tsx';
import { SecretShown } from '../../widgets/account/SecretShown.tsx';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { type PlaceDraft, PlaceFields } from './PlaceFields.tsx';

type Draft = PlaceDraft & { username: string; name: string; workNumber: string; service: boolean };

const blank: Draft = {
  username: '',
  name: '',
  workNumber: '',
  service: false,
  position: '',
  departmentId: null,
  region: null,
  superiorId: null,
};

const NAME_SHAPE = /^[a-zA-Z0-9][\w.-]{1,39}$/;

/** A new user; the initial password is shown once. */
export function NewUserSheet({ onClose }: { onClose: () => void }) {
  const text = useText(usersTexts);
  const client = useQueryClient();
  const sending = useSend(CreateUser);
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const needed = (value: string) => (tried && value.trim() === '' ? text.needed : undefined);
  const badName = tried && !NAME_SHAPE.test(draft.username) ? text.usernameHint : undefined;
  const submit = () => {
    setTried(true);
    const full = draft.name.trim() !== '' && draft.workNumber.trim() !== '' && draft.position !== '';
    if (!full || !NAME_SHAPE.test(draft.username) || sending.isPending) return;
    sending.mutate(
      { params: { id }, body: draft },
      { onSuccess: () => void client.invalidateQueries({ queryKey: [ListUsers.path] }) },
    );
  };
  const made = sending.data;
  if (made !== undefined) {
    return (
      <SideSheet title={text.created(made.username)} onClose={onClose}>
        {made.initialPassword === null ? (
          <div className="account-form">
            <p>{text.serviceMade}</p>
            <Button type="primary" onClick={onClose}>
              {text.done}
            </Button>
          </div>
        ) : (
          <SecretShown
            label={text.initialPassword}
            hint={text.initialHint}
            secret={made.initialPassword}
            words={text}
            onDone={onClose}
          />
        )}
      </SideSheet>
    );
  }
  const box = (key: 'username' | 'name' | 'workNumber', error?: string, hint?: string) => (
    <Field label={text[key]} error={error} {...(hint === undefined ? {} : { hint })}>
      {(field) => (
        <Input
          id={field}
          maxLength={60}
          autoComplete="off"
          value={draft[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <SideSheet
      title={text.add}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.cancel} label={text.create} busy={sending.isPending} onClose={onClose} />}
    >
      <FreshProof />
      {box('username', badName, text.usernameHint)}
      {box('name', needed(draft.name))}
      {box('workNumber', needed(draft.workNumber))}
      <PlaceFields draft={draft} tried={tried} change={change} />
      <div className="field">
        <Checkbox checked={draft.service} onChange={(event) => change({ service: event.target.checked })}>
          {text.serviceAccount}
        </Checkbox>
        <p className="faint">{text.serviceHint}</p>
      </div>
    </SideSheet>
  );
}
