import { Button, Radio } from 'antd';
import { useEffect, useRef } from 'react';
import {
  type CustomerBrief,
  GetCustomer,
  RevealCustomer,
  type UnitBrief,
} from '../../../../domains/customers/customers.contract.ts';
import { useAnswer, useSend } from '../../../../ui/answers.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { useErrorText } from '../../../../ui/kit/States.tsx';
import { longDay } from '../../../../ui/time.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { gradeNames, regionNames } from '../../../widgets/case/fact-names.ts';
import { FieldFrame } from '../../../widgets/case/form/FieldFrame.tsx';
import { useWords } from '../../../widgets/case/words.ts';
import { UnitWarranty } from '../../../widgets/warranty/UnitWarranty.tsx';
import { type Draft, fromUnit } from './draft.ts';
import type { Errors } from './use-registration.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; errors: Errors };

function Units({ units, draft, change, errors }: Props & { units: UnitBrief[] }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  if (units.length === 0) return null;
  return (
    <FieldFrame id="unit" label={text.unit} error={errors.unit} group>
      <Radio.Group
        className="intake-units"
        value={draft.unitSerial}
        onChange={(event) => {
          const unit = units.find((one) => one.serial === event.target.value);
          change(unit === undefined ? { unitSerial: '' } : fromUnit(unit));
        }}
      >
        {units.map((unit) => (
          <Radio key={unit.serial} value={unit.serial}>
            <span>
              {words.say(unit.productName)} <strong>{unit.model}</strong>
            </span>
            <small className="soft figures">
              {[
                unit.serial,
                words.term('purchaseChannel', unit.purchaseChannel),
                unit.purchasedOn === null ? '' : longDay(unit.purchasedOn, words.locale),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </Radio>
        ))}
        <Radio value="">{text.unitNone}</Radio>
      </Radio.Group>
    </FieldFrame>
  );
}

/** Name and number stay masked until the agent asks for them for this contact, on record. */
function FillContact({
  customer,
  draft,
  change,
}: { customer: CustomerBrief } & Pick<Props, 'draft' | 'change'>) {
  const text = useText(newCaseTexts);
  const send = useSend(RevealCustomer);
  const line = useErrorText(send.error);
  const button = useRef<HTMLButtonElement>(null);
  const isFilled = draft.contactName !== '' && draft.contactPhone !== '';
  useEffect(() => {
    if (!isFilled) button.current?.focus();
  }, [isFilled]);
  if (isFilled) return null;
  const fill = () =>
    send.mutate(
      { params: { id: customer.id }, body: { purpose: 'contact' } },
      {
        onSuccess: (shown) =>
          change({
            contactName: draft.contactName || shown.name,
            contactPhone: draft.contactPhone || (shown.phone ?? shown.otherContact ?? ''),
          }),
      },
    );
  return (
    <>
      <Button ref={button} loading={send.isPending} onClick={fill}>
        {text.fillContact}
      </Button>
      <small className="faint">{send.isError ? <span role="alert">{line}</span> : text.fillHint}</small>
    </>
  );
}

/** The customer that was found: who it is, how to reach, which products. */
export function KnownCustomer({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const customer = draft.customer;
  const file = useAnswer(GetCustomer, { params: { id: customer?.id ?? 1 } }, customer !== null).data;
  const units = file?.units;
  const bySerial =
    customer?.matchedBy === 'serial' && draft.unitSerial === '' ? draft.find.trim().toUpperCase() : '';
  useEffect(() => {
    const unit =
      bySerial === '' ? undefined : units?.find((one) => one.serial.toUpperCase().startsWith(bySerial));
    if (unit !== undefined) change(fromUnit(unit));
  }, [bySerial, units, change]);
  if (customer === null) return null;
  const chosen = units?.find(({ serial }) => serial === draft.unitSerial);
  const region = customer.region === null ? '' : words.of(regionNames, customer.region);
  return (
    <>
      <div className="intake-customer" data-field="customer">
        <span>
          <strong>{customer.maskedName}</strong> <span className="figures">{customer.maskedPhone}</span>
        </span>
        <span className="soft">
          {[words.of(gradeNames, customer.grade), customer.province, customer.city, region]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="intake-customer-actions">
          {file?.may.reveal === true ? (
            <FillContact customer={customer} draft={draft} change={change} />
          ) : null}
          <Button type="link" onClick={() => change({ customer: null, unitSerial: '' })}>
            {text.change}
          </Button>
        </span>
      </div>
      <Units units={units ?? []} draft={draft} change={change} errors={errors} />
      {chosen === undefined ? null : <UnitWarranty unitId={chosen.id} serial={chosen.serial} />}
    </>
  );
}
