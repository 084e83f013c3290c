import type { Limit, Route, Settings } from '../../../../domains/standards/standards.contract.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { standardTexts } from '../../../texts/standards.ts';
import { Section } from '../../../widgets/frame/PageFrame.tsx';
import { useSettingValue } from '../SettingsTab.tsx';
import { type Around, EntryForm } from './EntryForm.tsx';
import { LimitsEditor } from './LimitsEditor.tsx';
import { ListEditor } from './ListEditor.tsx';
import type { Note } from './notes.ts';
import { partSpecs } from './part-specs.ts';
import { valueAt, withValue } from './paths.ts';
import { takenBefore } from './rows.ts';
import type { Entry, Sheet } from './sheet.ts';

type Props = {
  part: PackPart;
  value: unknown;
  notes: Note[];
  around: Around;
  onChange: (value: unknown) => void;
};
type SheetProps = Props & { sheet: Sheet };

function RecordEditor({ sheet, value, notes, around, onChange }: SheetProps) {
  const { says } = around;
  const text = useText(standardTexts);
  const shown = useSettingValue();
  const record = value as Record<string, Entry>;
  const names = Object.keys(record);
  const rows = names.map((name) => ({ ...record[name], key: name }));
  return (
    <ListEditor
      sheet={sheet}
      rows={rows}
      notes={notes}
      around={around}
      summary={(entry) => (
        <>
          <strong className="entry-head">
            {text.settingNames[entry.key as keyof typeof text.settingNames] ?? String(entry.key)}
          </strong>
          <span className="entry-says">
            <b className="figures">{shown(entry.key as keyof Settings, around.pack.settings)}</b>{' '}
            {says.value('text', entry.text)}
          </span>
          <CompanyTag />
        </>
      )}
      onChange={(next) =>
        onChange(
          Object.fromEntries(next.map(({ key, ...entry }, place) => [names[place] ?? String(key), entry])),
        )
      }
    />
  );
}

function CompanyTag() {
  const text = useText(editorTexts);
  return <span className="tag">{text.companySetting}</span>;
}

function SheetEditor(props: SheetProps) {
  const { sheet, part, value, notes, around, onChange } = props;
  const text = useText(editorTexts);
  if (sheet.shape === 'record') return <RecordEditor {...props} />;
  if (sheet.shape === 'form')
    return (
      <fieldset disabled={around.readOnly} className="plain-form">
        <EntryForm
          fields={sheet.fields({}, '')}
          whole={part}
          entry={value}
          notes={notes}
          around={around}
          onChange={onChange}
        />
      </fieldset>
    );
  const rows = (valueAt(value, sheet.at) ?? []) as Entry[];
  const warning = (place: number) => {
    const earlier = takenBefore(rows as Route[], place);
    return earlier === undefined ? undefined : text.neverReached(rows.indexOf(earlier) + 1);
  };
  return (
    <ListEditor
      sheet={sheet}
      rows={rows}
      notes={notes}
      around={around}
      warning={part === 'routing' ? warning : undefined}
      summary={
        sheet.at === 'majorWhen'
          ? (entry) => <span className="entry-says">{around.says.value('when', entry)}</span>
          : undefined
      }
      onChange={(next) => onChange(withValue(value, sheet.at, next))}
    />
  );
}

/** One part of the standard, edited by what its description says; the limits have a table of their own. */
export function PartEditor(props: Props) {
  const { part, value, notes, around, onChange } = props;
  const text = useText(editorTexts);
  const standard = useText(standardTexts);
  if (part === 'limits')
    return <LimitsEditor limits={value as Limit[]} notes={notes} around={around} onChange={onChange} />;
  const titles: Record<string, string> = { levels: text.levels, majorWhen: standard.majorTitle };
  return partSpecs[part].map((sheet) => {
    const editor = <SheetEditor key={`${part} ${sheet.at} ${sheet.shape}`} {...props} sheet={sheet} />;
    const title = titles[sheet.at];
    return title === undefined ? (
      editor
    ) : (
      <Section key={sheet.at} title={title} note={sheet.at === 'majorWhen' ? standard.majorNote : undefined}>
        {editor}
      </Section>
    );
  });
}
