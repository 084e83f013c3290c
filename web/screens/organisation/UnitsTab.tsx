import { Button } from 'antd';
import { useState } from 'react';
import { layers } from '../../../domains/identity/identity.contract.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { PersonIcon, PlusIcon } from '../../../ui/icons.tsx';
import { departmentTypeNames, organisationTexts } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { AddUnitSheet } from './AddUnitSheet.tsx';
import type { Organisation, Unit } from './organisation.ts';

function UnitCard({ unit, below }: { unit: Unit; below: Unit[] }) {
  const text = useText(organisationTexts);
  const words = useWords();
  const kind =
    unit.departmentType === null ? text.kind[unit.kind] : words.of(departmentTypeNames, unit.departmentType);
  return (
    <li className="unit">
      <div className="unit-name">
        <strong>{words.say(unit.name)}</strong>
        <span className="faint">{kind}</span>
      </div>
      <div className={unit.head === null ? 'faint unit-head' : 'unit-head'}>
        <PersonIcon /> {unit.head?.name ?? text.noHead}
      </div>
      {below.length === 0 ? null : (
        <ul className="unit-below">
          {below.map((one) => (
            <li key={one.id}>
              {words.say(one.name)} <span className="faint">{text.kind[one.kind]}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

type Layer = (typeof layers)[number];

function LayerBand({ layer, organisation }: { layer: Layer; organisation: Organisation }) {
  const text = useText(organisationTexts);
  const named = useNamed();
  const inLayer = organisation.units.filter((unit) => unit.layer === layer);
  const ids = new Set(inLayer.map((unit) => unit.id));
  const tops = inLayer.filter((unit) => unit.parentId === null || !ids.has(unit.parentId));
  const positions = organisation.positions.filter((position) => position.layer === layer);
  return (
    <section className="layer">
      <header>
        <h2>{text.layer[layer]}</h2>
        <p className="soft">{text.layerNote[layer]}</p>
        {positions.length === 0 ? null : (
          <p className="faint">
            {text.positions}
            {positions.map((position) => named(position.name)).join(' · ')}
          </p>
        )}
      </header>
      <ul className="unit-list">
        {tops.map((unit) => (
          <UnitCard key={unit.id} unit={unit} below={inLayer.filter((other) => other.parentId === unit.id)} />
        ))}
      </ul>
    </section>
  );
}

/** The units in the four layers of the company, with the positions of each. */
export function UnitsTab({ organisation }: { organisation: Organisation }) {
  const text = useText(organisationTexts);
  const [adding, setAdding] = useState(false);
  return (
    <>
      {organisation.may.manage ? (
        <div>
          <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        </div>
      ) : null}
      <div className="layers">
        {layers.map((layer) => (
          <LayerBand key={layer} layer={layer} organisation={organisation} />
        ))}
      </div>
      {adding ? <AddUnitSheet organisation={organisation} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
