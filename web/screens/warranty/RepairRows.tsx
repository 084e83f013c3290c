import { Button, Checkbox, Select } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { askTexts } from '../../texts/warranty-ask.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { DayField } from './DayField.tsx';
import type { Draft, RepairDraft } from './draft.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; today: string; filed: number };

/** Repairs so far: those on file are counted by themselves, others are typed here. */
export function RepairRows({ draft, change, today, filed }: Props) {
  const text = useText(askTexts);
  const { repairs } = draft;
  const set = (key: string, part: Partial<RepairDraft>) =>
    change({ repairs: repairs.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const add = () =>
    change({
      repairs: [
        ...repairs,
        { key: crypto.randomUUID(), sentOn: '', doneOn: '', isSame: true, delay: 'none' },
      ],
    });
  return (
    <section className="ask-part" aria-label={text.repairs}>
      <h2>{text.repairs}</h2>
      {filed > 0 ? <p className="soft">{text.repairsFiled(filed)}</p> : null}
      {repairs.map((one) => (
        <div key={one.key} className="repair-row">
          <DayField
            label={text.sentOn}
            value={one.sentOn}
            max={today}
            onChange={(sentOn) => set(one.key, { sentOn })}
          />
          <DayField
            label={text.doneOn}
            value={one.doneOn}
            min={one.sentOn}
            max={today}
            onChange={(doneOn) => set(one.key, { doneOn })}
          />
          <Button
            type="text"
            className="repair-remove"
            icon={<CloseIcon />}
            aria-label={text.removeRepair}
            onClick={() => change({ repairs: repairs.filter(({ key }) => key !== one.key) })}
          />
          <Field label={text.delay}>
            {(id) => (
              <Select
                id={id}
                value={one.delay}
                options={Object.entries(text.delays).map(([value, label]) => ({ value, label }))}
                onChange={(delay) => set(one.key, { delay: delay as RepairDraft['delay'] })}
              />
            )}
          </Field>
          <Checkbox checked={one.isSame} onChange={(event) => set(one.key, { isSame: event.target.checked })}>
            {text.isSame}
          </Checkbox>
          {one.doneOn === '' ? <small className="faint repair-hint">{text.stillOpen}</small> : null}
        </div>
      ))}
      <Button type="dashed" block icon={<PlusIcon />} onClick={add}>
        {text.addRepair}
      </Button>
    </section>
  );
}
