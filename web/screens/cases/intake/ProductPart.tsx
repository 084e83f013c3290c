import { AutoComplete, Select } from 'antd';
import { productTypes, purchaseChannels } from '../../../../domains/cases/terms.contract.ts';
import { ListProducts } from '../../../../domains/customers/customers.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useNamed, useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { useWords } from '../../../widgets/case/words.ts';
import type { Draft } from './draft.ts';
import { KnownOrUnknown, SelectField, TextField } from './fields.tsx';
import { useDebounced } from './use-draft.ts';
import type { Errors } from './use-registration.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; errors: Errors };

function ModelInput({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const named = useNamed();
  const { productModel } = draft;
  const sought = useDebounced(productModel.value.trim(), 150);
  const products =
    useAnswer(ListProducts, { query: { find: sought } }, sought.length > 0).data?.products ?? [];
  return (
    <AutoComplete
      id="productModel"
      aria-label={text.model}
      value={productModel.value}
      options={products.map((product) => ({
        value: product.model,
        label: `${product.model} ${named(product.name)}`,
      }))}
      onChange={(value: string) => change({ productModel: { ...productModel, value: value.slice(0, 60) } })}
      onSelect={(model: string) => {
        const product = products.find((one) => one.model === model);
        if (product !== undefined)
          change({ productModel: { ...productModel, value: model }, productType: product.productType });
      }}
      {...(errors.productModel === undefined ? {} : { status: 'error' as const })}
    />
  );
}

/** Which product, bought where: filled, or unknown with the reason (S3 2-K1-2). */
export function ProductPart({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const options = (codes: readonly string[], group: 'purchaseChannel' | 'productType') =>
    codes.map((value) => ({ value, label: words.term(group, value) }));
  const { purchaseChannel } = draft;
  return (
    <section className="intake-part" aria-label={text.product}>
      <h2>{text.product}</h2>
      <div className="intake-pair">
        <KnownOrUnknown
          path="productModel"
          label={text.model}
          errors={errors}
          value={draft.productModel}
          onChange={(productModel) => change({ productModel })}
        >
          <ModelInput draft={draft} change={change} errors={errors} />
        </KnownOrUnknown>
        <KnownOrUnknown
          path="purchaseChannel"
          label={text.purchaseChannel}
          errors={errors}
          value={purchaseChannel}
          onChange={(value) => change({ purchaseChannel: value })}
        >
          <Select
            id="purchaseChannel"
            value={purchaseChannel.value === '' ? null : purchaseChannel.value}
            onChange={(value: string) => change({ purchaseChannel: { ...purchaseChannel, value } })}
            options={options(purchaseChannels, 'purchaseChannel')}
            showSearch={{ optionFilterProp: 'label' }}
            {...(errors.purchaseChannel === undefined ? {} : { status: 'error' as const })}
          />
        </KnownOrUnknown>
        <SelectField
          path="productType"
          label={text.productType}
          errors={errors}
          clearable
          value={draft.productType}
          onChange={(productType) => change({ productType })}
          options={options(productTypes, 'productType')}
        />
        {draft.customer === null ? (
          <TextField
            path="unit"
            label={text.serial}
            errors={errors}
            max={40}
            value={draft.unitSerial}
            onChange={(unitSerial) => change({ unitSerial })}
          />
        ) : (
          <TextField
            path="useScene"
            label={text.useScene}
            errors={errors}
            max={60}
            value={draft.useScene}
            onChange={(useScene) => change({ useScene })}
          />
        )}
      </div>
    </section>
  );
}
