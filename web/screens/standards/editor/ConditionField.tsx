import { Button, Select } from 'antd';
import { useText } from '../../../../ui/i18n.tsx';
import { CloseIcon } from '../../../../ui/icons.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { type EditorProps, FieldEditor } from './FieldEditor.tsx';
import { conditionFields, type Field, routeConditionFields } from './fields.ts';

type When = Record<string, unknown>;
const keyOf = ({ at }: Field): string => at.replace('when.', '');

function startValue(field: Field): unknown {
  if (field.kind === 'choice') return field.codes[0];
  return field.kind === 'many' ? field.codes.slice(0, 1) : undefined;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A condition as a list of what it asks; nothing asked means every case. */
export function ConditionField(props: EditorProps) {
  const text = useText(editorTexts);
  const { value, onChange, says, field } = props;
  const when = (value ?? {}) as When;
  const fields = field.at === 'when' ? routeConditionFields : conditionFields;
  const asked = fields.filter((one) => keyOf(one) in when);
  const others = fields.filter((one) => !(keyOf(one) in when));
  const set = (one: Field, next: unknown) => {
    const { [keyOf(one)]: _, ...rest } = when;
    onChange(next === undefined ? rest : { ...rest, [keyOf(one)]: next });
  };
  return (
    <div className="condition">
      {asked.length === 0 ? <p className="faint">{text.noCondition}</p> : null}
      {asked.map((one) => (
        <div key={one.at} className="condition-part">
          <span className="soft">{says.name(one.at)}</span>
          <FieldEditor
            {...props}
            id={`${one.at}`}
            field={one}
            label={says.name(one.at)}
            value={when[keyOf(one)]}
            onChange={(next) => set(one, isEmpty(next) && one.kind === 'choice' ? undefined : next)}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseIcon />}
            aria-label={`${text.remove} ${says.name(one.at)}`}
            onClick={() => set(one, undefined)}
          />
        </div>
      ))}
      <Select
        size="small"
        aria-label={text.addCondition}
        className="condition-add"
        placeholder={text.addCondition}
        popupMatchSelectWidth={false}
        value={null}
        options={others.map((one) => ({ value: one.at, label: says.name(one.at) }))}
        onChange={(at: string) => {
          const one = others.find((other) => other.at === at);
          if (one !== undefined) set(one, startValue(one) ?? []);
        }}
      />
    </div>
  );
}
