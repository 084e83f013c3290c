import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { Field as Labelled } from '../../../widgets/frame/Field.tsx';
import { ConditionField } from './ConditionField.tsx';
import { type EditorProps, FieldEditor } from './FieldEditor.tsx';
import type { Field } from './fields.ts';
import type { Note } from './notes.ts';
import { valueAt, withValue } from './paths.ts';
import type { Entry } from './sheet.ts';

export type Around = Pick<EditorProps, 'pack' | 'calendars' | 'says'> & { readOnly: boolean };

type Props = {
  fields: Field[];
  entry: unknown;
  notes: Note[];
  around: Around;
  tidy?: ((entry: Entry) => Entry) | undefined;
  /** What a field is called that is the whole entry. */
  whole?: string;
  onChange: (entry: unknown) => void;
};

const speaksOf = (note: Note, field: Field): boolean =>
  field.at !== '' && (note.field === field.at || note.field.startsWith(`${field.at}.`));

/** The text of the clause that an entry carries out, with its own words where it gives no number. */
export function ClauseSays({ id, around }: { id: unknown; around: Around }) {
  const text = useText(editorTexts);
  const clause = around.pack.clauses.find((one) => one.id === id);
  if (clause === undefined) return null;
  const { words } = around.says;
  return (
    <>
      {words.say(clause.text)}
      {clause.vagueWords.length === 0 ? null : (
        <span lang="zh-CN" className="vague-words">
          {text.clauseSays(clause.vagueWords.map((word) => `“${word}”`).join('、'))}
        </span>
      )}
    </>
  );
}

/** Every field of one entry with its label, and what is wrong with it. */
export function EntryForm({ fields, entry, notes, around, tidy, whole = 'when', onChange }: Props) {
  const { says } = around;
  const change = (field: Field) => (value: unknown) => {
    const next = withValue(entry, field.at, value);
    onChange(tidy === undefined ? next : tidy(next as Entry));
  };
  return (
    <div className="entry-form">
      {fields.map((field) => {
        const said = notes.filter((note) => speaksOf(note, field));
        const value = valueAt(entry, field.at);
        const label = says.name(field.at === '' ? whole : field.at);
        return (
          <div key={field.at} className={field.wide ? 'entry-wide' : undefined}>
            <Labelled
              label={field.kind === 'flag' ? ' ' : label}
              error={said.length === 0 ? undefined : [...new Set(said.map((note) => note.text))].join(' · ')}
              hint={field.kind === 'clause' ? <ClauseSays id={value} around={around} /> : undefined}
            >
              {(id) =>
                field.kind === 'condition' ? (
                  <ConditionField
                    {...around}
                    field={field}
                    value={value}
                    label={label}
                    onChange={change(field)}
                  />
                ) : (
                  <FieldEditor
                    {...around}
                    id={id}
                    field={field}
                    value={value}
                    label={label}
                    wrong={said.length > 0}
                    onChange={change(field)}
                  />
                )
              }
            </Labelled>
          </div>
        );
      })}
    </div>
  );
}
