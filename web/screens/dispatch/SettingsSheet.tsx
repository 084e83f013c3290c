import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { GetDispatchSettings, SetDispatchSettings } from '../../../domains/dispatch/day-plans.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { settingTexts } from '../../texts/day-plans.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

type Settings = OutputOf<typeof GetDispatchSettings>;
type Group = 'weights' | 'suggestion';

const PLAN_WEIGHTS = [
  'travel',
  'work',
  'waiting',
  'balance',
  'otherTechnician',
  'changed',
  'technician',
  'unplanned',
] as const;
const SUGGESTION_WEIGHTS = ['travel', 'waiting', 'load', 'delay', 'late', 'otherTechnician'] as const;

function Form({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const text = useText(settingTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const sending = useSend(SetDispatchSettings);
  const may = settings.may.change;
  const save = () => {
    if (!may || sending.isPending) return;
    const { may: _may, ...body } = draft;
    sending.mutate(
      { body },
      {
        onSuccess: () => {
          void message.success(text.saved);
          onClose();
        },
        onSettled: () => void client.invalidateQueries({ queryKey: [GetDispatchSettings.path] }),
      },
    );
  };
  const fields = (group: Group, keys: readonly (keyof typeof text.names)[]) =>
    keys.map((key) => (
      <Field key={key} label={text.names[key]}>
        {(id) => (
          <InputNumber
            id={id}
            min={key === 'unplanned' ? 1 : 0}
            max={1_000_000}
            disabled={!may}
            value={(draft[group] as Record<string, number>)[key] ?? 0}
            onChange={(value) =>
              value !== null && setDraft({ ...draft, [group]: { ...draft[group], [key]: value } })
            }
          />
        )}
      </Field>
    ));
  return (
    <SideSheet
      title={text.title}
      onClose={onClose}
      onSubmit={save}
      error={sending.error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.back}</Button>
          {may ? (
            <Button type="primary" htmlType="submit" loading={sending.isPending}>
              {text.save}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="soft">
        {text.note} {may ? '' : text.readOnly}
      </p>
      <h3>{text.plan}</h3>
      <div className="weights">{fields('weights', PLAN_WEIGHTS)}</div>
      <h3>{text.suggestion}</h3>
      <div className="weights">{fields('suggestion', SUGGESTION_WEIGHTS)}</div>
      <Checkbox
        checked={draft.customerSlots}
        disabled={!may}
        onChange={(event) => setDraft({ ...draft, customerSlots: event.target.checked })}
      >
        {text.customerSlots}
      </Checkbox>
    </SideSheet>
  );
}

/** The weights of plans and suggestions; everybody who dispatches may read them, leads change them. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  const text = useText(settingTexts);
  const { data, error, refetch } = useAnswer(GetDispatchSettings, {});
  if (data !== undefined) return <Form settings={data} onClose={onClose} />;
  return (
    <SideSheet title={text.title} onClose={onClose}>
      {error === null ? (
        <SkeletonRows rows={6} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </SideSheet>
  );
}
