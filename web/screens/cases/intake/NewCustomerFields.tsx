import { Button } from 'antd';
import { customerTypes } from '../../../../domains/customers/customers.contract.ts';
import { GetOrganisation } from '../../../../domains/identity/identity.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useNamed, useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import type { Draft, FreshCustomer } from './draft.ts';
import { SegmentField, SelectField, TextField } from './fields.tsx';
import type { Errors } from './use-registration.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; errors: Errors };

/** A new customer in the same form; name and phone also become the contact until those are typed. */
export function NewCustomerFields({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const named = useNamed();
  const regions = useAnswer(GetOrganisation, {}).data?.regions ?? [];
  const { fresh } = draft;
  if (fresh === null) return null;
  const set = (part: Partial<FreshCustomer>) => {
    const sameName = draft.contactName === fresh.name;
    const samePhone = draft.contactPhone === fresh.phone;
    change({
      fresh: { ...fresh, ...part },
      ...(part.name !== undefined && sameName ? { contactName: part.name } : {}),
      ...(part.phone !== undefined && samePhone ? { contactPhone: part.phone } : {}),
    });
  };
  const provinces = regions.flatMap((region) =>
    region.provinces.map((province) => ({
      value: province.code,
      label: `${named(province.name)} · ${named(region.name)}`,
    })),
  );
  const path = (name: string) => `customer.new.${name}`;
  return (
    <div className="intake-fresh">
      <div className="intake-fresh-head">
        <strong>{text.newCustomer}</strong>
        <Button type="link" onClick={() => change({ fresh: null })}>
          {text.backToSearch}
        </Button>
      </div>
      <SegmentField
        path={path('type')}
        label={text.customerType}
        errors={errors}
        value={fresh.type}
        onChange={(type) => set({ type })}
        options={customerTypes.map((value) => ({ value, label: text.types[value] }))}
      />
      <div className="intake-pair">
        <TextField
          path={path('name')}
          label={text.name}
          errors={errors}
          required
          max={60}
          value={fresh.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          path={path('phone')}
          label={text.phone}
          errors={errors}
          required
          max={30}
          mode="tel"
          value={fresh.phone}
          onChange={(phone) => set({ phone })}
        />
        <SelectField
          path={path('provinceCode')}
          label={text.province}
          errors={errors}
          clearable
          value={fresh.provinceCode}
          onChange={(provinceCode) => set({ provinceCode })}
          options={provinces}
        />
        <TextField
          path={path('city')}
          label={text.city}
          errors={errors}
          max={60}
          value={fresh.city}
          onChange={(city) => set({ city })}
        />
        <TextField
          path={path('address')}
          label={text.address}
          errors={errors}
          max={200}
          value={fresh.address}
          onChange={(address) => set({ address })}
        />
        <TextField
          path={path('otherContact')}
          label={text.otherContact}
          errors={errors}
          max={120}
          value={fresh.otherContact}
          onChange={(otherContact) => set({ otherContact })}
        />
      </div>
    </div>
  );
}
