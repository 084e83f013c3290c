import { useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { Scan } from '../camera/Scan.tsx';
import { fromField, toField } from '../kit/clock-words.ts';
import { Field, Segments } from '../kit/Kit.tsx';
import { phoneNow } from '../phone.ts';
import { formTexts } from '../texts/forms.ts';
import { serviceFormTexts } from '../texts/service-forms.ts';
import { words } from '../texts/words.ts';
import { CodeSearch } from './CodeSearch.tsx';
import type { FormProps } from './form-props.ts';
import { OnePhoto } from './OnePhoto.tsx';
import { SaveBar } from './SaveBar.tsx';
import { bodyOf, type FieldSpec, fieldsOf, firstValues, takesPhoto, unfilled } from './text-fields.ts';

type InputProps = {
  spec: FieldSpec;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function useLabel(spec: FieldSpec): string {
  const text = useText(formTexts);
  const service = useText(serviceFormTexts) as unknown as Record<string, string>;
  if (spec.ofService) return service[spec.name] ?? spec.name;
  return spec.name === 'drawingVersion' ? text.version : text[spec.name];
}

function FieldInput({ spec, value, error, onChange }: InputProps) {
  const text = useText(formTexts);
  const { steps } = useText(serviceFormTexts);
  const label = useLabel(spec);
  if (spec.as === 'factory_step')
    return (
      <Segments
        label={label}
        value={value}
        error={error}
        options={Object.entries(steps).map(([step, name]) => ({ value: step, label: name }))}
        onChange={onChange}
      />
    );
  if (spec.as === 'yes_no')
    return (
      <Segments
        label={label}
        value={value}
        error={error}
        options={[
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ]}
        onChange={onChange}
      />
    );
  const hint = spec.optional === true ? { hint: text.optional } : {};
  return (
    <Field label={label} error={error} {...hint}>
      {(id) => {
        if (spec.as === 'lines')
          return (
            <textarea
              id={id}
              rows={3}
              maxLength={spec.max}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        if (spec.as === 'moment')
          return (
            <input
              id={id}
              type="datetime-local"
              value={value === '' ? '' : toField(value)}
              onChange={(event) => onChange(fromField(event.target.value) ?? '')}
            />
          );
        return (
          <input
            id={id}
            maxLength={spec.max}
            inputMode={spec.as === 'number' ? 'numeric' : 'text'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}

const isSerial = (name: string): boolean => ['serial', 'serialIn', 'serialOut'].includes(name);

/** A record that is made of words, choices and moments, with a photo where one helps. */
export function TextForm({ order, kind, about, save }: FormProps) {
  const text = useText(formTexts);
  const all = useText(words);
  const fields = fieldsOf(kind, order);
  const [values, setValues] = useState(() =>
    firstValues(kind, { order, about, now: new Date(phoneNow()).toISOString() }),
  );
  const [tried, setTried] = useState(false);
  const [photo, setPhoto] = useState<Blob>();
  const empty = new Set(unfilled(fields, values));
  const set = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));
  const send = async () => {
    setTried(true);
    if (empty.size > 0) return;
    const body = bodyOf(fields, values, { kind, order });
    await save(photo === undefined ? body : { ...body, fileId: crypto.randomUUID() }, { photo });
  };
  return (
    <>
      <div className="form">
        {fields.map((spec) => (
          <div key={spec.name}>
            <FieldInput
              spec={spec}
              value={values[spec.name] ?? ''}
              error={tried && empty.has(spec.name) ? text.required : undefined}
              onChange={(value) => set(spec.name, value)}
            />
            {isSerial(spec.name) ? <Scan onRead={(code) => set(spec.name, code.slice(0, spec.max))} /> : null}
            {spec.name === 'faultCode' ? (
              <CodeSearch
                order={order}
                typed={values['faultCode'] ?? ''}
                onPick={(code, meaning, action) => {
                  set('faultCode', code);
                  if ((values['diagnosis'] ?? '') === '') set('diagnosis', meaning);
                  if ((values['action'] ?? '') === '' && action !== '') set('action', action);
                }}
              />
            ) : null}
            {spec.name === 'faultCode' ? (
              <div className="picks">
                <button type="button" onClick={() => set('faultCode', 'none')}>
                  {text.noCode}
                </button>
              </div>
            ) : null}
          </div>
        ))}
        {takesPhoto(kind) ? <OnePhoto label={text.withPhoto} photo={photo} onTake={setPhoto} /> : null}
      </div>
      <SaveBar label={all.save} onSave={send} />
    </>
  );
}
