import { Checkbox, Radio, Switch } from 'antd';
import { useState } from 'react';
import { type Kind, kinds } from '../../../domains/cases/terms.contract.ts';
import { type Permission, permissions, SetDutySheet } from '../../../domains/identity/identity.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { TickIcon } from '../../../ui/icons.tsx';
import { organisationTexts, permissionNames } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { ChangeSheet } from './ChangeSheet.tsx';
import type { Organisation, Position } from './organisation.ts';

type Chosen = { position: Position; permission: Permission };

/** `undefined`: not granted; `null`: every kind; else the kinds. */
const grantOf = ({ position, permission }: Chosen): string[] | null | undefined =>
  position.rights[permission];

const isKind = (code: string): code is Kind => kinds.some((kind) => kind === code);

const CASE_RIGHT = 'cases:';

function DutySheet({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const text = useText(organisationTexts);
  const words = useWords();
  const { position, permission } = chosen;
  const before = grantOf(chosen);
  const [granted, setGranted] = useState(before !== undefined);
  const [some, setSome] = useState<Kind[] | null>(() => before?.filter(isKind) ?? null);
  const [tried, setTried] = useState(false);
  const byKind = permission.startsWith(CASE_RIGHT);
  const noKind = granted && some !== null && some.length === 0;
  return (
    <ChangeSheet
      title={text.rightTitle(words.of(permissionNames, permission), words.say(position.name))}
      onClose={onClose}
      send={(reason) => {
        setTried(true);
        if (noKind) return undefined;
        const body = { granted, kinds: granted ? some : null, reason };
        return call(SetDutySheet, { params: { code: position.code, permission }, body });
      }}
    >
      <p className="soft">{words.say(position.duty)}</p>
      <Field label={text.granted}>
        {(id) => (
          <div>
            <Switch id={id} checked={granted} onChange={setGranted} />
          </div>
        )}
      </Field>
      {granted && byKind ? (
        <Field label={text.kindsLabel} error={tried && noKind ? text.kindsNeeded : undefined}>
          {(id) => (
            <>
              <Radio.Group
                id={id}
                value={some === null ? 'all' : 'some'}
                options={[
                  { value: 'all', label: text.kindsAll },
                  { value: 'some', label: text.kindsSome },
                ]}
                onChange={(event) => setSome(event.target.value === 'all' ? null : [...kinds])}
              />
              {some === null ? null : (
                <Checkbox.Group
                  value={some}
                  options={kinds.map((kind) => ({ value: kind, label: words.term('kind', kind) }))}
                  onChange={setSome}
                />
              )}
            </>
          )}
        </Field>
      ) : null}
    </ChangeSheet>
  );
}

function Grant({ grant }: { grant: string[] | null | undefined }) {
  const text = useText(organisationTexts);
  const words = useWords();
  if (grant === undefined) return <span className="faint" role="img" aria-label={text.none} />;
  if (grant === null) {
    return (
      <span role="img" aria-label={text.all}>
        <TickIcon />
      </span>
    );
  }
  const join = words.locale === 'en' ? ', ' : '、';
  return <span>{text.someKinds(grant.map((kind) => words.term('kind', kind)).join(join))}</span>;
}

type CellProps = { chosen: Chosen; editable: boolean; onEdit: (chosen: Chosen) => void };

function DutyCell({ chosen, editable, onEdit }: CellProps) {
  const text = useText(organisationTexts);
  const words = useWords();
  const grant = <Grant grant={grantOf(chosen)} />;
  if (!editable) return <td>{grant}</td>;
  const name = text.rightTitle(words.of(permissionNames, chosen.permission), words.say(chosen.position.name));
  return (
    <td className="duty-editable">
      <button type="button" title={name} aria-label={name} onClick={() => onEdit(chosen)}>
        {grant}
      </button>
    </td>
  );
}

/** What each position may do, and for which kinds of case: the table the server enforces. */
export function DutiesTab({ organisation }: { organisation: Organisation }) {
  const text = useText(organisationTexts);
  const words = useWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const editable = organisation.may.manage;
  return (
    <>
      <p className="soft">
        {text.dutyNote}
        {editable ? text.dutyEdit : ''}
      </p>
      <div className="sheet-of-rows duty-frame">
        <table className="rows-table duty-table">
          <thead>
            <tr>
              <th>{text.permission}</th>
              {organisation.positions.map((position) => (
                <th key={position.code} title={words.say(position.duty)}>
                  {words.say(position.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{text.scopeLabel}</th>
              {organisation.positions.map((position) => (
                <td key={position.code} className="soft">
                  {text.scope[position.defaultScope]}
                </td>
              ))}
            </tr>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{words.of(permissionNames, permission)}</th>
                {organisation.positions.map((position) => (
                  <DutyCell
                    key={position.code}
                    chosen={{ position, permission }}
                    editable={editable}
                    onEdit={setChosen}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen === null ? null : <DutySheet chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
