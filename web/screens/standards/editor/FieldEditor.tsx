import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import {
  type ClauseField,
  type CodeField,
  type Field,
  isCondition,
  type NumberField,
  type PercentsField,
} from './fields.ts';
import { limitSentence } from './limit-sentence.ts';
import { clauseLabel, codeLabel, type Says } from './value-words.ts';

export type EditorProps = {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  pack: Pack;
  calendars: string[];
  says: Says;
  label: string;
  id?: string;
  wrong?: boolean;
  /** In a cell of the table: takes the focus, and its list is open. */
  auto?: boolean;
};
type Of<F extends Field> = EditorProps & { field: F };

const FEN = 100;
const MOST_FEN = 100_000_000_00;

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

const frameOf = ({ id, label, wrong = false, auto = false }: EditorProps) => ({
  'aria-label': label,
  autoFocus: auto,
  ...(id === undefined ? {} : { id }),
  ...(wrong ? { status: 'error' as const } : {}),
});

function TextEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const isNullable = field.kind === 'day' || value === null;
  return (
    <Input
      {...frameOf(props)}
      type={field.kind === 'day' ? 'date' : field.kind === 'time' ? 'time' : 'text'}
      value={textOf(value)}
      onChange={(event) => {
        const typed = event.target.value;
        onChange(typed === '' && isNullable ? null : typed);
      }}
    />
  );
}

function ProseEditor(props: EditorProps) {
  const { value, onChange, says, id } = props;
  const given = (value ?? { zh: '', en: '' }) as { zh: string; en: string };
  const change = (language: 'zh' | 'en', typed: string) => {
    const next = { ...given, [language]: typed };
    onChange(value === null && next.zh === '' && next.en === '' ? null : next);
  };
  return (
    <div className="prose-pair">
      {(['zh', 'en'] as const).map((language) => (
        <Input.TextArea
          key={language}
          {...frameOf({ ...props, label: `${props.label} · ${says.name(language)}`, auto: false })}
          id={language === 'zh' ? id : undefined}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          placeholder={says.name(language)}
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={given[language]}
          onChange={(event) => change(language, event.target.value)}
        />
      ))}
    </div>
  );
}

function NumberEditor(props: Of<NumberField>) {
  const { field, value, onChange } = props;
  const isMoney = field.kind === 'money';
  const shown = typeof value === 'number' ? (isMoney ? value / FEN : value) : null;
  const range = isMoney
    ? { min: 0, max: MOST_FEN / FEN, precision: 2, prefix: '¥' }
    : {
        min: field.least,
        max: field.most,
        ...(field.step === undefined ? { precision: 0 } : { step: field.step }),
      };
  return (
    <InputNumber
      {...frameOf(props)}
      {...range}
      className="field-number"
      value={shown}
      onFocus={(event) => event.target.select()}
      onChange={(typed) => onChange(typed !== null && isMoney ? Math.round(Number(typed) * FEN) : typed)}
    />
  );
}

type Option = { value: string; label: string };

const listFrame = (props: EditorProps) => ({
  ...frameOf(props),
  defaultOpen: props.auto ?? false,
  popupMatchSelectWidth: false,
  className: 'field-list',
});

function OneOf({ props, options, empty }: { props: EditorProps; options: Option[]; empty: boolean }) {
  const text = useText(editorTexts);
  const { value, onChange } = props;
  return (
    <Select
      {...listFrame(props)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={empty}
      placeholder={isCondition(props.field) ? text.any : '—'}
      value={value === null || value === undefined ? null : String(value)}
      options={options}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
    />
  );
}

type ManyProps = { props: EditorProps; options: Option[]; free?: boolean; read?: (code: string) => unknown };
function ManyOf({ props, options, free = false, read = (code) => code }: ManyProps) {
  const text = useText(editorTexts);
  const { value, onChange, field } = props;
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const known = new Set(options.map((option) => option.value));
  const own = chosen.filter((code) => !known.has(code)).map((code) => ({ value: code, label: code }));
  return (
    <Select
      {...listFrame(props)}
      mode={free ? 'tags' : 'multiple'}
      allowClear
      placeholder={isCondition(field) ? text.any : undefined}
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen}
      options={free ? options : [...options, ...own]}
      onChange={(codes: string[]) => onChange(codes.map(read))}
    />
  );
}

/** Codes go through the list as text and come back as what they are. */
function readCode(codes: readonly (string | number | boolean)[]): (text: string | null) => unknown {
  return (text) => codes.find((code) => String(code) === text) ?? text;
}

function ChoiceEditor(props: Of<CodeField>) {
  const { field, says, onChange } = props;
  const options = field.codes.map((code) => ({ value: String(code), label: codeLabel(field, code, says) }));
  const read = readCode(field.codes);
  if (field.kind === 'many')
    return <ManyOf props={props} options={options} free={field.free ?? false} read={read} />;
  return (
    <OneOf
      props={{ ...props, onChange: (code) => onChange(read(code as string | null)) }}
      options={options}
      empty={field.empty ?? false}
    />
  );
}

function ClauseEditor(props: Of<ClauseField>) {
  const { field, pack, says } = props;
  const options = pack.clauses.map((one) => ({ value: one.id, label: clauseLabel(one, says.words) }));
  if (field.kind === 'clauses') return <ManyOf props={props} options={options} />;
  return <OneOf props={props} options={options} empty={field.empty ?? false} />;
}

function namesOf({ field, pack, calendars, says }: EditorProps): Option[] {
  const { words } = says;
  if (field.kind === 'limit')
    return pack.limits.map((limit) => ({ value: limit.key, label: limitSentence(limit, [], words) }));
  if (field.kind === 'document')
    return pack.documents.map(({ code, title }) => ({ value: code, label: `${code} ${words.say(title)}` }));
  if (field.kind === 'known')
    return [...field.names(pack)].map(([value, name]) => ({ value, label: words.say(name) || value }));
  return calendars.map((code) => ({ value: code, label: code }));
}

const isList = (kind: Field['kind']): boolean => ['limit', 'document', 'known', 'calendar'].includes(kind);

function PercentsEditor(props: Of<PercentsField>) {
  const { field, value, onChange, label } = props;
  const values = Array.isArray(value) ? (value as number[]) : [];
  if (field.count === undefined)
    return <ManyOf props={props} options={[]} free read={(text) => Number(text) || text} />;
  return (
    <span className="percent-row">
      {Array.from({ length: field.count }, (_, place) => `${place + 1}`).map((key, place) => (
        <InputNumber
          key={key}
          aria-label={`${label} ${key}`}
          min={1}
          max={100}
          precision={0}
          suffix="%"
          value={values[place] ?? null}
          onChange={(typed) => onChange(values.map((old, at) => (at === place ? typed : old)))}
        />
      ))}
    </span>
  );
}

/** The control of one field, by its kind; conditions have one of their own. */
export function FieldEditor(props: EditorProps): ReactNode {
  const { field, value, onChange, label } = props;
  const { kind } = field;
  if (kind === 'line' || kind === 'day' || kind === 'time') return <TextEditor {...props} />;
  if (kind === 'prose') return <ProseEditor {...props} />;
  if (field.kind === 'number' || field.kind === 'money') return <NumberEditor {...props} field={field} />;
  if (field.kind === 'choice' || field.kind === 'many') return <ChoiceEditor {...props} field={field} />;
  if (field.kind === 'clause' || field.kind === 'clauses') return <ClauseEditor {...props} field={field} />;
  if (field.kind === 'percents') return <PercentsEditor {...props} field={field} />;
  if (kind === 'words') return <ManyOf props={props} options={[]} free />;
  if (isList(kind)) return <OneOf props={props} options={namesOf(props)} empty={kind === 'limit'} />;
  return (
    <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
      {label}
    </Checkbox>
  );
}
