import { Select } from 'antd';
import { useState } from 'react';
import { MoveProvince } from '../../../domains/identity/identity.contract.ts';
import { call } from '../../../ui/client.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { organisationTexts } from '../../texts/organisation.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { ChangeSheet } from './ChangeSheet.tsx';
import type { Organisation, Region } from './organisation.ts';

type Province = Region['provinces'][number];
type Moving = { province: Province; from: Region };

function MoveSheet({ moving, regions, onClose }: { moving: Moving; regions: Region[]; onClose: () => void }) {
  const text = useText(organisationTexts);
  const named = useNamed();
  const [region, setRegion] = useState<Region['code']>(moving.from.code);
  const [tried, setTried] = useState(false);
  const same = region === moving.from.code;
  return (
    <ChangeSheet
      title={text.moveTitle(named(moving.province.name))}
      done={text.moved}
      onClose={onClose}
      send={(reason) => {
        setTried(true);
        if (same) return undefined;
        return call(MoveProvince, { params: { code: moving.province.code }, body: { region, reason } });
      }}
    >
      <p className="soft">{text.moveHint}</p>
      <Field label={text.moveTo} error={tried && same ? text.moveNeeded : undefined}>
        {(id) => (
          <Select
            id={id}
            value={region}
            options={regions.map((one) => ({ value: one.code, label: named(one.name) }))}
            onChange={setRegion}
          />
        )}
      </Field>
    </ChangeSheet>
  );
}

/** The six regions with their provinces; every province belongs to exactly one. */
export function RegionsTab({ organisation }: { organisation: Organisation }) {
  const text = useText(organisationTexts);
  const named = useNamed();
  const [moving, setMoving] = useState<Moving | null>(null);
  const headOf = (region: Region) =>
    organisation.units.find((unit) => unit.kind === 'region' && unit.region === region.code)?.head?.name;
  return (
    <>
      {organisation.may.manage ? <p className="soft">{text.moveHint}</p> : null}
      <div className="region-cards">
        {organisation.regions.map((region) => (
          <section key={region.code} className="region-card">
            <header>
              <h2>{named(region.name)}</h2>
              <span className="faint">{text.provinces(region.provinces.length)}</span>
              <span className="faint region-head">{headOf(region) ?? text.noHead}</span>
            </header>
            <div className="provinces">
              {region.provinces.map((province) =>
                organisation.may.manage ? (
                  <button
                    key={province.code}
                    type="button"
                    className="province"
                    onClick={() => setMoving({ province, from: region })}
                  >
                    {named(province.name)}
                  </button>
                ) : (
                  <span key={province.code} className="province">
                    {named(province.name)}
                  </span>
                ),
              )}
            </div>
          </section>
        ))}
      </div>
      {moving === null ? null : (
        <MoveSheet moving={moving} regions={organisation.regions} onClose={() => setMoving(null)} />
      )}
    </>
  );
}
