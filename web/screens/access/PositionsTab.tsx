import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { scopes } from '../../../domains/identity/identity.contract.ts';
import {
  ChangeRole,
  CreateRole,
  GetAccessMatrix,
  RemoveRole,
} from '../../../domains/identity/roles.contract.ts';
import { ApiRefusal, call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { accessTexts } from '../../texts/access.ts';
import { organisationTexts } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { ChangeSheet } from '../organisation/ChangeSheet.tsx';
import type { Matrix, Role } from './access.ts';

const CODE_SHAPE = /^[a-z][a-z_0-9]{1,39}$/;

type Draft = { code: string; nameZh: string; nameEn: string; dutyZh: string; dutyEn: string };
const names = ['nameZh', 'nameEn', 'dutyZh', 'dutyEn'] as const;
const longest: Record<(typeof names)[number], number> = { nameZh: 30, nameEn: 60, dutyZh: 200, dutyEn: 300 };

type FieldsProps = { draft: Draft; tried: boolean; onChange: (part: Partial<Draft>) => void };

function NameFields({ draft, tried, onChange }: FieldsProps) {
  const text = useText(accessTexts);
  return names.map((name) => (
    <Field key={name} label={text[name]} error={tried && draft[name].trim() === '' ? text.needed : undefined}>
      {(id) => (
        <Input
          id={id}
          maxLength={longest[name]}
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  ));
}

const isWhole = (draft: Draft) => names.every((name) => draft[name].trim() !== '');

function CopySheet({ role, onClose }: { role: Role; onClose: () => void }) {
  const text = useText(accessTexts);
  const words = useWords();
  const [draft, setDraft] = useState<Draft>({
    code: '',
    nameZh: '',
    nameEn: '',
    dutyZh: role.duty.zh,
    dutyEn: role.duty.en,
  });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const codeWrong = !CODE_SHAPE.test(draft.code);
  return (
    <ChangeSheet
      title={text.copyTitle(words.say(role.name))}
      onClose={onClose}
      send={(reason) => {
        setTried(true);
        if (codeWrong || !isWhole(draft)) return undefined;
        return call(CreateRole, { body: { ...draft, copyOf: role.code, reason } });
      }}
    >
      <p className="soft">{text.copyNote}</p>
      <NameFields draft={draft} tried={tried} onChange={change} />
      <Field label={text.code} hint={text.codeHint} error={tried && codeWrong ? text.codeWrong : undefined}>
        {(id) => (
          <Input
            id={id}
            className="mono"
            maxLength={40}
            autoCapitalize="off"
            spellCheck={false}
            value={draft.code}
            onChange={(event) => change({ code: event.target.value })}
          />
        )}
      </Field>
    </ChangeSheet>
  );
}

function RoleSheet({ role, onClose }: { role: Role; onClose: () => void }) {
  const text = useText(accessTexts);
  const words = useWords();
  const [draft, setDraft] = useState<Draft>({
    code: role.code,
    nameZh: role.name.zh,
    nameEn: role.name.en,
    dutyZh: role.duty.zh,
    dutyEn: role.duty.en,
  });
  const [scope, setScope] = useState(role.defaultScope);
  const [tried, setTried] = useState(false);
  return (
    <ChangeSheet
      title={text.changeTitle(words.say(role.name))}
      onClose={onClose}
      send={(reason) => {
        setTried(true);
        if (!isWhole(draft)) return undefined;
        const { code: _code, ...named } = draft;
        const body = { ...named, defaultScope: scope, version: role.version, reason };
        return call(ChangeRole, { params: { code: role.code }, body });
      }}
    >
      <Field label={text.scopeLabel} hint={text.scopeNote}>
        {(id) => (
          <Select
            id={id}
            value={scope}
            options={scopes.map((value) => ({ value, label: text.scope[value] }))}
            onChange={setScope}
          />
        )}
      </Field>
      <NameFields
        draft={draft}
        tried={tried}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </ChangeSheet>
  );
}

function Marks({ role }: { role: Role }) {
  const text = useText(accessTexts);
  const organisation = useText(organisationTexts);
  const marks = [
    organisation.layer[role.layer],
    ...(role.customerContact ? [text.contact] : []),
    ...(role.supervising ? [text.supervising] : []),
    ...(role.external ? [text.external] : []),
    ...(role.copiedFrom === null ? [] : [text.own]),
    ...role.administrations.map((one) => text.administration[one]),
  ];
  return (
    <span className="access-marks">
      {marks.map((mark) => (
        <span key={mark} className="tag">
          {mark}
        </span>
      ))}
    </span>
  );
}

type Doing = { what: 'copy' | 'change'; role: Role };

function useRemoval() {
  const text = useText(accessTexts);
  const words = useWords();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  return (role: Role) =>
    modal.confirm({
      title: text.removeSure(words.say(role.name)),
      okText: text.remove,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await call(RemoveRole, { params: { code: role.code } });
          void message.success(text.removed);
          await client.invalidateQueries({ queryKey: [GetAccessMatrix.path] });
        } catch (refusal) {
          void message.error(refusal instanceof ApiRefusal ? refusal.detail : text.notRemoved);
        }
      },
    });
}

/** The positions with duty, scope and people; new ones are made as copies. */
export function PositionsTab({ matrix }: { matrix: Matrix }) {
  const text = useText(accessTexts);
  const words = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const remove = useRemoval();
  const close = () => setDoing(null);
  return (
    <>
      <ul className="access-roles">
        {matrix.roles.map((role) => (
          <li key={role.code}>
            <div className="access-role-name">
              <strong>{words.say(role.name)}</strong>
              <Marks role={role} />
            </div>
            <p className="soft">{words.say(role.duty)}</p>
            <p className="access-role-foot">
              <span>{text.scopeIs(text.scope[role.defaultScope])}</span>
              <span className="figures">{text.people(role.people)}</span>
              {matrix.may.manage ? (
                <span className="push">
                  {role.copiedFrom !== null && role.people === 0 ? (
                    <Button type="link" danger size="small" onClick={() => remove(role)}>
                      {text.remove}
                    </Button>
                  ) : null}
                  <Button type="link" size="small" onClick={() => setDoing({ what: 'change', role })}>
                    {text.change}
                  </Button>
                  <Button type="link" size="small" onClick={() => setDoing({ what: 'copy', role })}>
                    {text.copy}
                  </Button>
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {doing?.what === 'copy' ? <CopySheet role={doing.role} onClose={close} /> : null}
      {doing?.what === 'change' ? <RoleSheet role={doing.role} onClose={close} /> : null}
    </>
  );
}
