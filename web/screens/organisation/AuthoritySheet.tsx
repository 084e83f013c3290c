import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import {
  type AuthorityLimit,
  limitMeasures,
  SetAuthority,
} from '../../../domains/authority/authority.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { organisationTexts } from '../../texts/organisation.ts';
import { MoneyInput } from '../../widgets/case/form/MoneyInput.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { ChangeSheet } from './ChangeSheet.tsx';
import type { Position } from './organisation.ts';

export type LimitPlace = { position: Position; severity: AuthorityLimit['severity'] };
type Props = { place: LimitPlace; limits: AuthorityLimit[]; onClose: () => void };

const measuresFromAny = limitMeasures.toReversed();

/** Sets or clears the limit of a position for one measure or for any. */
export function AuthoritySheet({ place, limits, onClose }: Props) {
  const text = useText(organisationTexts);
  const words = useWords();
  const fenOf = (measure: AuthorityLimit['measure']) =>
    limits.find((limit) => limit.measure === measure)?.amountFen ?? undefined;
  const [measure, setMeasure] = useState<AuthorityLimit['measure']>('any');
  const [amountFen, setAmount] = useState<number | undefined>(() => fenOf('any'));
  const [cleared, setCleared] = useState(false);
  const [tried, setTried] = useState(false);
  const missing = !cleared && amountFen === undefined;
  return (
    <ChangeSheet
      title={`${text.amountTitle} · ${words.say(place.position.name)}`}
      onClose={onClose}
      send={(reason) => {
        setTried(true);
        if (missing) return undefined;
        const body = {
          position: place.position.code,
          severity: place.severity,
          measure,
          amountFen: cleared ? null : (amountFen ?? null),
          reason,
        };
        return call(SetAuthority, { body });
      }}
    >
      <dl className="facts">
        <dt>{text.severity}</dt>
        <dd>{text[place.severity]}</dd>
      </dl>
      <Field label={text.measure}>
        {(id) => (
          <Select
            id={id}
            value={measure}
            options={measuresFromAny.map((value) => ({
              value,
              label: value === 'any' ? text.anyMeasure : words.term('measure', value),
            }))}
            onChange={(next) => {
              setMeasure(next);
              setAmount(fenOf(next));
            }}
          />
        )}
      </Field>
      <Field label={text.amount} error={tried && missing ? text.amountNeeded : undefined}>
        {(id) =>
          cleared ? (
            <span className="faint">{text.notSet}</span>
          ) : (
            <MoneyInput
              key={measure}
              id={id}
              value={amountFen}
              invalid={tried && missing}
              onChange={setAmount}
            />
          )
        }
      </Field>
      <Checkbox checked={cleared} onChange={(event) => setCleared(event.target.checked)}>
        {text.clear}
      </Checkbox>
    </ChangeSheet>
  );
}
