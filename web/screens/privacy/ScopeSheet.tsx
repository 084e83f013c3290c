import { Input, Select } from 'antd';
import { useState } from 'react';
import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import { type Incident, type Scope, ScopeIncident } from '../../../domains/privacy/incidents.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts, scopeNames } from '../../texts/privacy.ts';
import { InstantInput } from '../../widgets/case/form/InstantInput.tsx';
import { PersonPicker } from '../../widgets/case/form/pickers.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

const WAYS = ['looks', 'provinces', 'customers', 'all'] as const;
type Draft = {
  by: Scope['by'];
  userId: string | undefined;
  address: string;
  from: string | undefined;
  to: string | undefined;
  codes: string[];
  ids: string;
};
type Part = { draft: Draft; tried: boolean; onChange: (part: Partial<Draft>) => void };

const idsIn = (typed: string): number[] => [
  ...new Set(
    typed
      .split(/[^\d]+/)
      .filter((one) => one !== '')
      .map(Number),
  ),
];

/** What the API is asked; undefined while something is missing. */
function scopeOf({ by, userId, address, from, to, codes, ids }: Draft): Scope | undefined {
  switch (by) {
    case 'looks':
      return from === undefined || to === undefined
        ? undefined
        : { by, userId: userId ?? null, address: address.trim() === '' ? null : address.trim(), from, to };
    case 'provinces':
      return codes.length === 0 ? undefined : { by, codes };
    case 'customers':
      return idsIn(ids).length === 0 ? undefined : { by, ids: idsIn(ids) };
    case 'all':
      return { by };
  }
}

function Looks({ draft, tried, onChange }: Part) {
  const text = useText(privacyTexts);
  return (
    <>
      <Field label={text.user} hint={text.anyUser}>
        {(id) => (
          <PersonPicker id={id} allowClear value={draft.userId} onChange={(userId) => onChange({ userId })} />
        )}
      </Field>
      <Field label={text.address} hint={text.anyUser}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.address}
            onChange={(event) => onChange({ address: event.target.value })}
          />
        )}
      </Field>
      {(['from', 'to'] as const).map((key) => (
        <Field
          key={key}
          label={text[key]}
          error={tried && draft[key] === undefined ? text.required : undefined}
        >
          {(id) => <InstantInput id={id} value={draft[key]} onChange={(at) => onChange({ [key]: at })} />}
        </Field>
      ))}
    </>
  );
}

function Provinces({ draft, tried, onChange }: Part) {
  const text = useText(privacyTexts);
  const words = useWords();
  const regions = useAnswer(GetOrganisation, {}).data?.regions ?? [];
  return (
    <Field label={text.provinces} error={tried && draft.codes.length === 0 ? text.required : undefined}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          value={draft.codes}
          options={regions.flatMap(({ provinces }) =>
            provinces.map(({ code, name }) => ({ value: code, label: words.say(name) })),
          )}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(codes: string[]) => onChange({ codes })}
        />
      )}
    </Field>
  );
}

function Customers({ draft, tried, onChange }: Part) {
  const text = useText(privacyTexts);
  const wrong = tried && idsIn(draft.ids).length === 0;
  return (
    <Field label={text.ids} hint={text.idsHint} error={wrong ? text.idsWrong : undefined}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={draft.ids}
          onChange={(event) => onChange({ ids: event.target.value })}
        />
      )}
    </Field>
  );
}

/** Finds the affected persons by a query and keeps them. */
export function ScopeSheet({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const [draft, setDraft] = useState<Draft>(() => ({
    by: 'looks',
    userId: undefined,
    address: '',
    from: incident.foundAt,
    to: new Date(now()).toISOString(),
    codes: [],
    ids: '',
  }));
  const [tried, setTried] = useState(false);
  const send = useSend(ScopeIncident);
  const onSuccess = useKept(onClose);
  const part: Part = { draft, tried, onChange: (change) => setDraft({ ...draft, ...change }) };
  const submit = () => {
    setTried(true);
    const scope = scopeOf(draft);
    if (scope === undefined || send.isPending) return;
    send.mutate({ params: { id: incident.id }, body: { scope, version: incident.version } }, { onSuccess });
  };
  return (
    <SideSheet
      title={text.scopeOut}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot label={text.countPersons} busy={send.isPending} onClose={onClose} />}
    >
      <Field label={text.scopeBy}>
        {(id) => (
          <Select
            id={id}
            value={draft.by}
            options={WAYS.map((value) => ({ value, label: words.of(scopeNames, value) }))}
            onChange={(by) => part.onChange({ by })}
          />
        )}
      </Field>
      {draft.by === 'looks' ? <Looks {...part} /> : null}
      {draft.by === 'provinces' ? <Provinces {...part} /> : null}
      {draft.by === 'customers' ? <Customers {...part} /> : null}
    </SideSheet>
  );
}
