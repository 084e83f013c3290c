import { AutoComplete, Button, Checkbox, Segmented, Select } from 'antd';
import type { UnitOnFile } from '../../../domains/customers/customers.contract.ts';
import { exclusionGrounds, type Sale } from '../../../domains/warranty/facts.contract.ts';
import type { GetUnitWarranty, GetWarrantyCatalogue } from '../../../domains/warranty/warranty.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { askTexts } from '../../texts/warranty-ask.ts';
import { MoneyInput } from '../../widgets/case/form/MoneyInput.tsx';
import { Field } from '../../widgets/frame/Field.tsx';
import { DayField } from './DayField.tsx';
import type { Draft, ExclusionState } from './draft.ts';
import { LedgerPart } from './LedgerPart.tsx';
import { RepairRows } from './RepairRows.tsx';
import { UnitPicker } from './UnitPicker.tsx';

type Catalogue = OutputOf<typeof GetWarrantyCatalogue>;
type Props = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  onReset: () => void;
  today: string;
  catalogue: Catalogue | undefined;
  unit: UnitOnFile | null;
  /** The class that the answer counted with. */
  classCode: string | undefined;
  province: string | undefined;
  file: OutputOf<typeof GetUnitWarranty> | undefined;
  filedFaults: string[];
  /** What the ledger knows of the sale; typed facts win over it. */
  filedSale: Sale;
};

function ProductPart({ draft, change, onReset, catalogue, unit, classCode, province }: Props) {
  const text = useText(askTexts);
  const named = useNamed();
  const regions = (catalogue?.regions ?? []).map(({ province: value, name }) => ({
    value,
    label: named(name),
  }));
  return (
    <section className="ask-part ask-first" aria-label={text.product}>
      <h2>
        {text.product}
        <Button type="link" size="small" onClick={onReset}>
          {text.clearAll}
        </Button>
      </h2>
      <UnitPicker
        unit={unit}
        serial={draft.serial}
        onChoose={(one) => change({ serial: one?.serial ?? '', productClass: '', province: '', part: '' })}
      />
      <div className="ask-pair">
        <Field label={text.classLabel}>
          {(id) => (
            <Select
              id={id}
              value={draft.productClass || classCode || null}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              options={(catalogue?.classes ?? []).map(({ code, name }) => ({
                value: code,
                label: named(name),
              }))}
              onChange={(productClass: string) => change({ productClass, part: '' })}
            />
          )}
        </Field>
        <Field label={text.regionLabel}>
          {(id) => (
            <Select
              id={id}
              value={draft.province || province || (draft.serial === '' ? '' : '00')}
              popupMatchSelectWidth={false}
              options={[...regions, { value: draft.serial === '' ? '' : '00', label: text.regionNone }]}
              onChange={(value: string) => change({ province: value })}
            />
          )}
        </Field>
      </div>
    </section>
  );
}

function DatesPart({ draft, change, today, filedSale }: Props) {
  const text = useText(askTexts);
  const day = (key: 'invoicedOn' | 'documentedOn' | 'deliveredOn') => (
    <DayField
      label={text[key]}
      value={draft[key] || (filedSale[key] ?? '')}
      max={today}
      onChange={(value) => change({ [key]: value })}
    />
  );
  const tick = (key: 'remote' | 'madeToOrder' | 'unfitConfirmed') => (
    <Checkbox
      checked={draft[key] ?? filedSale[key] ?? false}
      onChange={(event) => change({ [key]: event.target.checked })}
    >
      {text[key]}
    </Checkbox>
  );
  return (
    <section className="ask-part" aria-label={text.dates}>
      <h2>{text.dates}</h2>
      <div className="ask-pair">
        {day('invoicedOn')}
        {day('deliveredOn')}
        {day('documentedOn')}
        <Field label={text.price}>
          {(id) => (
            <MoneyInput
              id={id}
              value={draft.priceFen ?? filedSale.priceFen}
              onChange={(priceFen) => change({ priceFen })}
            />
          )}
        </Field>
      </div>
      <div className="ask-ticks">
        {tick('remote')}
        {tick('madeToOrder')}
        {tick('unfitConfirmed')}
      </div>
    </section>
  );
}

function ExclusionRows({ draft, change }: Props) {
  const text = useText(askTexts);
  const used = Object.values(draft.exclusions).some((state) => state !== 'none');
  return (
    <details className="ask-more" open={used || undefined}>
      <summary>{text.exclusions}</summary>
      {exclusionGrounds.map((ground) => (
        <div key={ground} className="exclusion-row">
          <span>{text.grounds[ground]}</span>
          <Segmented
            size="small"
            aria-label={text.grounds[ground]}
            value={draft.exclusions[ground] ?? 'none'}
            options={Object.entries(text.exclusionStates).map(([value, label]) => ({ value, label }))}
            onChange={(state) =>
              change({ exclusions: { ...draft.exclusions, [ground]: state as ExclusionState } })
            }
          />
        </div>
      ))}
    </details>
  );
}

/** The class that counts, and its main parts to choose from. */
function useProduct({ draft, catalogue, classCode }: Props) {
  const named = useNamed();
  const product = catalogue?.classes.find(({ code }) => code === (draft.productClass || classCode));
  const parts = (product?.parts ?? []).map(({ code, name }) => ({ value: code, label: named(name) }));
  return { product, parts };
}

function MatterPart(props: Props) {
  const { draft, change, today, filedFaults } = props;
  const text = useText(askTexts);
  const { product, parts } = useProduct(props);
  return (
    <section className="ask-part ask-first" aria-label={text.matter}>
      <h2>{text.matter}</h2>
      <div className="ask-pair">
        <Field label={text.fault} hint={text.faultHint}>
          {(id) => (
            <AutoComplete
              id={id}
              value={draft.fault}
              options={filedFaults.map((value) => ({ value }))}
              onChange={(value: string) => change({ fault: value.slice(0, 120) })}
            />
          )}
        </Field>
        <DayField
          label={text.reportedOn}
          value={draft.reportedOn || today}
          max={today}
          onChange={(reportedOn) => change({ reportedOn })}
        />
        {parts.length === 0 ? null : (
          <Field label={text.part}>
            {(id) => (
              <Select
                id={id}
                value={draft.part}
                popupMatchSelectWidth={false}
                options={[{ value: '', label: text.partNone }, ...parts]}
                onChange={(part: string) => change({ part })}
              />
            )}
          </Field>
        )}
        <Field label={text.sameModel}>
          {(id) => (
            <Segmented
              id={id}
              value={draft.sameModel}
              options={Object.entries(text.sameModels).map(([value, label]) => ({ value, label }))}
              onChange={(value) => change({ sameModel: value as Draft['sameModel'] })}
            />
          )}
        </Field>
      </div>
      <div className="ask-ticks">
        {product?.law === 'furniture' ? (
          <Checkbox checked={draft.serious} onChange={(event) => change({ serious: event.target.checked })}>
            {text.serious}
          </Checkbox>
        ) : null}
        {product?.law === 'general' ? (
          <Checkbox
            checked={draft.defectShown}
            onChange={(event) => change({ defectShown: event.target.checked })}
          >
            {text.defectShown}
          </Checkbox>
        ) : null}
      </div>
      <ExclusionRows {...props} />
    </section>
  );
}

/** Everything that the answer depends on, in the order in which it is asked on the phone. */
export function AskForm(props: Props) {
  const { parts } = useProduct(props);
  const { file, draft, today } = props;
  return (
    <div className="ask">
      <ProductPart {...props} />
      <DatesPart {...props} />
      <MatterPart {...props} />
      <RepairRows
        draft={props.draft}
        change={props.change}
        today={props.today}
        filed={props.filedFaults.length}
      />
      {file === undefined ? null : <LedgerPart file={file} fault={draft.fault} today={today} parts={parts} />}
    </div>
  );
}
