import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import {
  GetSecurity,
  type SecuritySettings,
  SetSecurity,
} from '../../../domains/identity/security.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock, useErrorText } from '../../../ui/kit/States.tsx';
import { securityTexts } from '../../texts/sign-in-security.ts';
import { FreshProof } from '../../widgets/account/FreshProof.tsx';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';

type NumberKey = {
  [K in keyof SecuritySettings]: SecuritySettings[K] extends number ? K : never;
}[keyof SecuritySettings];

const bounds: Record<NumberKey, [number, number]> = {
  idleMinutes: [5, 480],
  absoluteHours: [1, 24],
  fieldIdleHours: [8, 240],
  fieldAbsoluteDays: [1, 30],
  unusedDays: [30, 365],
};

function SecurityForm({ now }: { now: OutputOf<typeof GetSecurity> }) {
  const text = useText(securityTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const sending = useSend(SetSecurity);
  const line = useErrorText(sending.error);
  const [draft, setDraft] = useState(now.settings);
  const [networks, setNetworks] = useState(now.settings.adminNetworks.join('\n'));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || sending.isPending) return;
    const adminNetworks = networks.split(/[\s,，;；]+/).filter((one) => one !== '');
    sending.mutate(
      { body: { settings: { ...draft, adminNetworks }, reason } },
      {
        onSuccess: () => {
          void message.success(text.saved);
          setReason('');
          setTried(false);
          void client.invalidateQueries({ queryKey: [GetSecurity.path] });
        },
      },
    );
  };
  const count = (key: NumberKey, label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id) => (
        <InputNumber
          id={id}
          min={bounds[key][0]}
          max={bounds[key][1]}
          precision={0}
          value={draft[key]}
          onChange={(value) => setDraft({ ...draft, [key]: value ?? bounds[key][0] })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="security-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {now.demo ? (
        <p className="security-demo" role="status">
          {text.demo}
        </p>
      ) : null}
      <FreshProof />
      <Field label={text.secondFactor}>
        {() => (
          <div>
            <Radio.Group
              optionType="button"
              value={draft.secondFactor}
              options={(['required', 'offered'] as const).map((value) => ({ value, label: text[value] }))}
              onChange={(event) => setDraft({ ...draft, secondFactor: event.target.value })}
            />
          </div>
        )}
      </Field>
      <div className="security-numbers">
        {count('idleMinutes', text.idle)}
        {count('absoluteHours', text.absolute)}
        {count('fieldIdleHours', text.fieldIdle)}
        {count('fieldAbsoluteDays', text.fieldAbsolute)}
      </div>
      {count('unusedDays', text.unused, text.unusedHint)}
      <Field label={text.networks} hint={text.networksHint(now.address)}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="mono"
            autoSize={{ minRows: 2, maxRows: 10 }}
            spellCheck={false}
            value={networks}
            onChange={(event) => setNetworks(event.target.value)}
          />
        )}
      </Field>
      <ReasonField
        label={text.reason}
        value={reason}
        error={tried && reason.trim() === '' ? text.reasonNeeded : undefined}
        onChange={setReason}
      />
      {sending.error === null ? null : <Alert type="error" role="alert" showIcon={false} title={line} />}
      <div>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

/** How sessions, second factors and unused accounts are treated. */
export function SecurityTab() {
  const { data, error, refetch } = useAnswer(GetSecurity, {});
  if (error && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <SkeletonBlock height={360} /> : <SecurityForm now={data} />;
}
