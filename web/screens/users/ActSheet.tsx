import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import { LimitAccess } from '../../../domains/identity/roles.contract.ts';
import {
  GetUser,
  LinkUser,
  ListUsers,
  MoveUser,
  ResetPassword,
  ResetSecondFactor,
  SetUserActive,
  type UserRow,
} from '../../../domains/identity/users.contract.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { usersTexts } from '../../texts/users.ts';
import { FreshProof } from '../../widgets/account/FreshProof.tsx';
import { SecretShown } from '../../widgets/account/SecretShown.tsx';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { type PlaceDraft, PlaceFields } from './PlaceFields.tsx';

export type ActName = 'move' | 'password' | 'factor' | 'link' | 'end' | 'disable' | 'enable';

/** Reads users anew after something of one changed. */
export function useRefreshUsers(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [ListUsers.path] });
    void client.invalidateQueries({ queryKey: [GetUser.path] });
  };
}

type Draft = { reason: string; subject: string; place: PlaceDraft; lastDay: string };

/** Access ends with the last day; none: it does not end by itself. */
const endOf = (lastDay: string): string | null =>
  lastDay === '' ? null : new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + DAY).toISOString();
export const lastDayOf = ({ accessEndsAt }: UserRow): string =>
  accessEndsAt === null ? '' : chinaDay(Date.parse(accessEndsAt) - 1);

const placeOf = (user: UserRow): PlaceDraft => ({
  position: user.position,
  departmentId: user.departmentId,
  region: user.region,
  superiorId: user.superior?.id ?? null,
});

/** Does the act; answers a password that is shown once, when there is one. */
async function carryOut(act: ActName, id: string, draft: Draft): Promise<string | null> {
  const { reason, subject, place } = draft;
  const params = { id };
  if (act === 'password') return (await call(ResetPassword, { params, body: { reason } })).initialPassword;
  if (act === 'move') await call(MoveUser, { params, body: { ...place, reason } });
  if (act === 'factor') await call(ResetSecondFactor, { params, query: { reason } });
  if (act === 'end') await call(LimitAccess, { params, body: { endsAt: endOf(draft.lastDay), reason } });
  if (act === 'link') await call(LinkUser, { params, body: { subject: subject.trim() || null } });
  if (act === 'disable' || act === 'enable')
    await call(SetUserActive, { params, body: { active: act === 'enable', reason } });
  return null;
}

/** One act on a user with its reason. */
export function ActSheet({ user, act, onClose }: { user: UserRow; act: ActName; onClose: () => void }) {
  const text = useText(usersTexts);
  const { message } = App.useApp();
  const refresh = useRefreshUsers();
  const [draft, setDraft] = useState<Draft>({
    reason: '',
    subject: user.singleSignOn ?? '',
    place: placeOf(user),
    lastDay: lastDayOf(user),
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const asksReason = act !== 'link';
  const submit = async () => {
    setTried(true);
    if (busy || (asksReason && draft.reason.trim() === '')) return;
    setBusy(true);
    setError(null);
    try {
      const made = await carryOut(act, user.id, draft);
      refresh();
      if (made !== null) setSecret(made);
      else {
        void message.success(text.changed);
        onClose();
      }
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  if (secret !== null) {
    return (
      <SideSheet title={text.reset(user.username)} onClose={onClose}>
        <SecretShown
          label={text.initialPassword}
          hint={text.initialHint}
          secret={secret}
          words={text}
          onDone={onClose}
        />
      </SideSheet>
    );
  }
  return (
    <SideSheet
      title={`${text.acts[act]} · ${user.name}`}
      onClose={onClose}
      onSubmit={() => void submit()}
      error={error}
      foot={
        <SheetFoot
          back={text.cancel}
          label={['move', 'link', 'end'].includes(act) ? text.save : text.acts[act]}
          busy={busy}
          danger={act === 'disable'}
          onClose={onClose}
        />
      }
    >
      <FreshProof />
      {act === 'move' ? (
        <PlaceFields
          draft={draft.place}
          tried={tried}
          superior={user.superior}
          change={(part) => setDraft((before) => ({ ...before, place: { ...before.place, ...part } }))}
        />
      ) : null}
      {act === 'link' ? (
        <Field label={text.subject} hint={text.subjectHint}>
          {(id) => (
            <Input
              id={id}
              className="mono"
              maxLength={200}
              value={draft.subject}
              onChange={(event) => setDraft({ ...draft, subject: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {act === 'end' ? (
        <Field label={text.endsOn} hint={text.endsHint}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={draft.lastDay}
              onChange={(event) => setDraft({ ...draft, lastDay: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {asksReason ? (
        <ReasonField
          label={text.reason}
          hint={text.reasonHint}
          value={draft.reason}
          first={act !== 'move' && act !== 'end'}
          error={tried && draft.reason.trim() === '' ? text.needed : undefined}
          onChange={(reason) => setDraft({ ...draft, reason })}
        />
      ) : null}
    </SideSheet>
  );
}
