import { Checkbox, Radio, Switch } from 'antd';
import { type CSSProperties, Fragment, useState } from 'react';
import { type Kind, kinds } from '../../../domains/cases/terms.contract.ts';
import {
  type Permission,
  permissions,
  rightsByKind,
  SetDutySheet,
} from '../../../domains/identity/identity.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { TickIcon } from '../../../ui/icons.tsx';
import { accessTexts } from '../../texts/access.ts';
import { organisationTexts, permissionNames } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { ChangeSheet } from '../organisation/ChangeSheet.tsx';
import { groupOf, groups, type Matrix, type Role } from './access.ts';

type Chosen = { role: Role; permission: Permission };

/** `undefined`: not granted; `null`: every kind; else the kinds. */
const grantOf = ({ role, permission }: Chosen): string[] | null | undefined => role.rights[permission];

const isKind = (code: string): code is Kind => kinds.some((kind) => kind === code);

type KindsProps = { id: string; some: Kind[] | null; onChange: (some: Kind[] | null) => void };

function KindChoice({ id, some, onChange }: KindsProps) {
  const text = useText(organisationTexts);
  const words = useWords();
  return (
    <>
      <Radio.Group
        id={id}
        value={some === null ? 'all' : 'some'}
        options={[
          { value: 'all', label: text.kindsAll },
          { value: 'some', label: text.kindsSome },
        ]}
        onChange={(event) => onChange(event.target.value === 'all' ? null : [...kinds])}
      />
      {some === null ? null : (
        <Checkbox.Group
          value={some}
          options={kinds.map((kind) => ({ value: kind, label: words.term('kind', kind) }))}
          onChange={onChange}
        />
      )}
    </>
  );
}

function RightSheet({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const text = useText(organisationTexts);
  const words = useWords();
  const { role, permission } = chosen;
  const before = grantOf(chosen);
  const [granted, setGranted] = useState(before !== undefined);
  const [some, setSome] = useState<Kind[] | null>(() => before?.filter(isKind) ?? null);
  const [tried, setTried] = useState(false);
  const noKind = granted && some !== null && some.length === 0;
  return (
    <ChangeSheet
      title={text.rightTitle(words.of(permissionNames, permission), words.say(role.name))}
      onClose={onClose}
      send={(reason) => {
        setTried(true);
        if (noKind) return undefined;
        const body = { granted, kinds: granted ? some : null, reason };
        return call(SetDutySheet, { params: { code: role.code, permission }, body });
      }}
    >
      <p className="soft">{words.say(role.duty)}</p>
      <Field label={text.granted}>
        {(id) => (
          <div>
            <Switch id={id} checked={granted} onChange={setGranted} />
          </div>
        )}
      </Field>
      {granted && rightsByKind.includes(permission) ? (
        <Field label={text.kindsLabel} error={tried && noKind ? text.kindsNeeded : undefined}>
          {(id) => <KindChoice id={id} some={some} onChange={setSome} />}
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
  const some = text.someKinds(words.list(grant.map((kind) => words.term('kind', kind))));
  return (
    <span role="img" aria-label={some} title={some}>
      {grant.length}/{kinds.length}
    </span>
  );
}

type CellProps = { chosen: Chosen; editable: boolean; onEdit: (chosen: Chosen) => void };

function RightCell({ chosen, editable, onEdit }: CellProps) {
  const text = useText(organisationTexts);
  const words = useWords();
  const grant = <Grant grant={grantOf(chosen)} />;
  if (!editable) return <td>{grant}</td>;
  const name = text.rightTitle(words.of(permissionNames, chosen.permission), words.say(chosen.role.name));
  return (
    <td className="duty-editable">
      <button type="button" title={name} aria-label={name} onClick={() => onEdit(chosen)}>
        {grant}
      </button>
    </td>
  );
}

type Calls = { title: string; calls: { method: string; path: string; summary: string }[] };

function CallsSheet({ shown, onClose }: { shown: Calls; onClose: () => void }) {
  const text = useText(accessTexts);
  return (
    <SideSheet title={shown.title} onClose={onClose}>
      {shown.calls.length === 0 ? <p className="soft">{text.opensNothing}</p> : null}
      <ul className="access-calls">
        {shown.calls.map(({ method, path, summary }) => (
          <li key={`${method} ${path}`}>
            <code>
              {method} {path}
            </code>
            {summary === '' ? null : <span className="soft">{summary}</span>}
          </li>
        ))}
      </ul>
    </SideSheet>
  );
}

type RowsProps = {
  matrix: Matrix;
  onEdit: (chosen: Chosen) => void;
  onShow: (shown: Calls) => void;
};

function GroupRows({ matrix, group, onEdit, onShow }: RowsProps & { group: (typeof groups)[number] }) {
  const text = useText(accessTexts);
  const words = useWords();
  return (
    <>
      <tr className="access-group">
        <th scope="rowgroup" colSpan={matrix.roles.length + 1}>
          <span>{text.groups[group]}</span>
        </th>
      </tr>
      {permissions
        .filter((permission) => groupOf(permission) === group)
        .map((permission) => {
          const name = words.of(permissionNames, permission);
          const calls = matrix.opens[permission] ?? [];
          return (
            <tr key={permission}>
              <th scope="row">
                <button
                  type="button"
                  className="access-right"
                  onClick={() => onShow({ title: text.opensTitle(name), calls })}
                >
                  {name} <span className="faint">{text.opens(calls.length)}</span>
                </button>
              </th>
              {matrix.roles.map((role) => (
                <RightCell
                  key={role.code}
                  chosen={{ role, permission }}
                  editable={matrix.may.manage}
                  onEdit={onEdit}
                />
              ))}
            </tr>
          );
        })}
    </>
  );
}

/** Rights by area against positions: the table that the server enforces. */
export function MatrixTab({ matrix }: { matrix: Matrix }) {
  const text = useText(accessTexts);
  const duty = useText(organisationTexts);
  const words = useWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [shown, setShown] = useState<Calls | null>(null);
  return (
    <>
      {matrix.may.manage ? <p className="soft">{duty.dutyEdit.trim()}</p> : null}
      <div className="sheet-of-rows duty-frame">
        <table
          className="rows-table duty-table access-matrix"
          style={{ '--roles': matrix.roles.length } as CSSProperties}
        >
          <thead>
            <tr>
              <th scope="col">{duty.permission}</th>
              {matrix.roles.map((role) => (
                <th key={role.code} scope="col" title={words.say(role.duty)}>
                  <span className="access-head">{words.say(role.name)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{text.scopeLabel}</th>
              {matrix.roles.map((role) => (
                <td key={role.code} className="soft">
                  {text.scope[role.defaultScope]}
                </td>
              ))}
            </tr>
            {groups.map((group) => (
              <Fragment key={group}>
                <GroupRows matrix={matrix} group={group} onEdit={setChosen} onShow={setShown} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <button
          type="button"
          className="access-right"
          onClick={() =>
            setShown({
              title: text.publicTitle,
              calls: matrix.public.map((one) => ({ ...one, summary: one.reason })),
            })
          }
        >
          {text.publicCount(matrix.public.length)}
        </button>
      </p>
      {chosen === null ? null : <RightSheet chosen={chosen} onClose={() => setChosen(null)} />}
      {shown === null ? null : <CallsSheet shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}
