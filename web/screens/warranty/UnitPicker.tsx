import { Button, Input } from 'antd';
import { useState } from 'react';
import type { UnitOnFile } from '../../../domains/customers/customers.contract.ts';
import { FindUnits } from '../../../domains/warranty/warranty.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { SkeletonRows } from '../../../ui/kit/States.tsx';
import { askTexts } from '../../texts/warranty-ask.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { useDebounced } from '../cases/intake/use-draft.ts';

const SHORTEST = 3;

function UnitLine({ unit }: { unit: UnitOnFile }) {
  const text = useText(askTexts);
  const named = useNamed();
  return (
    <>
      <span>
        {named(unit.productName)} <strong>{unit.model}</strong>
      </span>
      <small className="soft figures">
        {unit.serial} · {unit.maskedOwner ?? text.noOwner}
      </small>
    </>
  );
}

type Props = { unit: UnitOnFile | null; serial: string; onChoose: (unit: UnitOnFile | null) => void };

/** The unit that was chosen, or a search by serial or the owner's whole number. */
export function UnitPicker({ unit, serial, onChoose }: Props) {
  const text = useText(askTexts);
  const [find, setFind] = useState('');
  const sought = useDebounced(find.trim(), 200);
  const { data, isFetching } = useAnswer(FindUnits, { query: { find: sought } }, sought.length >= SHORTEST);
  if (serial !== '') {
    return (
      <div className="chosen-unit">
        <div>{unit === null ? <span className="figures">{serial}</span> : <UnitLine unit={unit} />}</div>
        <Button type="link" onClick={() => onChoose(null)}>
          {text.clear}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Field label={text.find} hint={text.findHint}>
        {(id) => (
          <Input
            id={id}
            allowClear
            autoComplete="off"
            maxLength={60}
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        )}
      </Field>
      {sought.length >= SHORTEST && data === undefined && isFetching ? <SkeletonRows rows={2} /> : null}
      {data !== undefined && sought.length >= SHORTEST ? (
        <ul className="found-units">
          {data.units.length === 0 ? <li className="faint">{text.notFound}</li> : null}
          {data.units.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => onChoose(one)}>
                <UnitLine unit={one} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
