import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Segmented } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { MakeDraft } from '../../../domains/standards/versions.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { ApiRefusal } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { versionTexts } from '../../texts/versions.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { useRefresh } from './use-refresh.ts';
import './policy-tasks.css';

type File = { name: string; text: string };

/** What is wrong with the file, line by line. */
function YamlErrors({ refusal }: { refusal: ApiRefusal }) {
  const text = useText(versionTexts);
  const lines = Array.isArray(refusal.values.lines) ? refusal.values.lines : [];
  const errors = refusal.fields
    .map((field, place) => ({ ...field, line: Number(lines[place] ?? 0) }))
    .sort((a, b) => a.line - b.line);
  return (
    <section className="yaml-errors" role="alert">
      <h3>{text.errorsTitle(errors.length)}</h3>
      <table className="rows-table">
        <thead>
          <tr>
            <th>{text.line}</th>
            <th>{text.reason}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={`${error.line} ${error.field} ${error.code}`}>
              <td className="tight figures">{error.line}</td>
              <td>
                {error.message}
                <div className="mono faint">{error.field}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FileField({ file, error, onRead }: { file?: File; error?: string; onRead: (file: File) => void }) {
  const text = useText(versionTexts);
  const input = useRef<HTMLInputElement>(null);
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    if (chosen === undefined) return;
    void chosen.text().then((content) => onRead({ name: chosen.name, text: content }));
    // The same file, mended, can be chosen again.
    event.target.value = '';
  };
  return (
    <Field label={text.fromFile} error={error} hint={text.fileHint}>
      {(id) => (
        <div className="file-line">
          <input
            ref={input}
            id={id}
            type="file"
            accept=".yaml,.yml"
            className="hidden-label"
            onChange={read}
          />
          <Button onClick={() => input.current?.click()}>{text.chooseFile}</Button>
          {file === undefined ? null : <span>{text.fileChosen(file.name)}</span>}
        </div>
      )}
    </Field>
  );
}

/** A draft from the version published last, or from a file; a file with errors shows them with their lines. */
export function NewDraftSheet({ onClose }: { onClose: () => void }) {
  const text = useText(versionTexts);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(MakeDraft);
  const [from, setFrom] = useState<'in_force' | 'file'>('in_force');
  const [file, setFile] = useState<File>();
  const [changeNote, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const refusal =
    sending.error instanceof ApiRefusal && sending.error.code === 'version.bad_yaml'
      ? sending.error
      : undefined;
  const submit = () => {
    setTried(true);
    if (sending.isPending || changeNote.trim() === '' || (from === 'file' && file === undefined)) return;
    const body =
      from === 'file' ? { yaml: file?.text ?? '', changeNote } : { from: 'in_force' as const, changeNote };
    sending.mutate(
      { body },
      {
        onSuccess: (made) => {
          void message.success(text.made);
          refresh();
          void navigate({ to: '/standards/versions/$id', params: { id: String(made.id) } });
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.draftTitle}
      onClose={onClose}
      onSubmit={submit}
      error={refusal === undefined ? sending.error : undefined}
      foot={<SheetFoot back={text.cancel} label={text.make} busy={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.draftFrom} {...(from === 'in_force' ? { hint: text.fromInForceHint } : {})}>
        {(id) => (
          <Segmented
            id={id}
            className="field-segmented"
            value={from}
            options={[
              { value: 'in_force', label: text.fromInForce },
              { value: 'file', label: text.fromFile },
            ]}
            onChange={setFrom}
          />
        )}
      </Field>
      {from === 'file' ? (
        <FileField
          {...(file === undefined ? {} : { file })}
          {...(tried && file === undefined ? { error: text.fileNeeded } : {})}
          onRead={(read) => {
            sending.reset();
            setFile(read);
          }}
        />
      ) : null}
      <Field
        label={text.changeNote}
        hint={text.changeNoteHint}
        error={tried && changeNote.trim() === '' ? text.needed : undefined}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={2000}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={changeNote}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {refusal === undefined ? null : <YamlErrors refusal={refusal} />}
    </SideSheet>
  );
}
