import { Select } from 'antd';
import { type FieldKind, fieldKinds } from '../../../domains/privacy/processing.contract.ts';
import { fieldWords } from '../../../domains/privacy/processing-names.contract.ts';
import { useWords } from '../../widgets/case/words.ts';

type Props = { id: string; value: FieldKind[]; onChange: (fields: FieldKind[]) => void };

/** Kinds of personal data, several of them. */
export function FieldPicker({ id, value, onChange }: Props) {
  const words = useWords();
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      options={fieldKinds.map((kind) => ({ value: kind, label: words.of(fieldWords, kind) }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
    />
  );
}
