import { useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { back } from '../address.ts';
import { Scan } from '../camera/Scan.tsx';
import { SaveBar } from '../forms/SaveBar.tsx';
import { Banner, Field } from '../kit/Kit.tsx';
import { Top } from '../kit/Top.tsx';
import { give } from '../phone.ts';
import { formTexts } from '../texts/forms.ts';
import { orderTexts } from '../texts/order.ts';
import { words } from '../texts/words.ts';

const LIMITS = { partCode: 40, quantity: 4, serial: 60, oldSerial: 60 } as const;
type Name = keyof typeof LIMITS;
const NAMES: Name[] = ['partCode', 'quantity', 'serial', 'oldSerial'];

const isWrong = (name: Name, value: string): boolean => {
  if (name === 'quantity') return !/^\d{1,4}$/.test(value) || Number(value) < 1 || Number(value) > 1000;
  return name === 'partCode' && value.trim() === '';
};

/** A part that was used: a change of stock, so two phones that used the last one are told apart by the server. */
export function PartScreen({ number }: { number: string }) {
  const text = useText(formTexts);
  const order = useText(orderTexts);
  const all = useText(words);
  const [values, setValues] = useState({ partCode: '', quantity: '1', serial: '', oldSerial: '' });
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async () => {
    setTried(true);
    if (NAMES.some((name) => isWrong(name, values[name]))) return;
    const [serial, oldSerial] = [values.serial.trim(), values.oldSerial.trim()];
    const part = {
      code: values.partCode.trim(),
      quantity: Number(values.quantity),
      ...(serial === '' ? {} : { serial }),
      ...(oldSerial === '' ? {} : { oldSerial }),
    };
    await give(number, [{ type: 'use_part', part }]).then(
      () => back('orders', number),
      () => setFailed(true),
    );
  };
  return (
    <main className="screen with-bottom">
      <Top title={order.usePart} under={number} to={['orders', number]} />
      {failed ? <Banner tone="red">{all.failed}</Banner> : null}
      <div className="form">
        {NAMES.map((name) => (
          <div key={name}>
            <Field
              label={text[name]}
              hint={name === 'serial' || name === 'oldSerial' ? text.optional : ''}
              error={tried && isWrong(name, values[name]) ? text.required : undefined}
            >
              {(id) => (
                <input
                  id={id}
                  inputMode={name === 'quantity' ? 'numeric' : 'text'}
                  autoCapitalize="characters"
                  spellCheck={false}
                  maxLength={LIMITS[name]}
                  value={values[name]}
                  onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))}
                />
              )}
            </Field>
            {name === 'quantity' ? null : (
              <Scan
                onRead={(code) => setValues((before) => ({ ...before, [name]: code.slice(0, LIMITS[name]) }))}
              />
            )}
          </div>
        ))}
      </div>
      <SaveBar label={all.save} onSave={send} />
    </main>
  );
}
