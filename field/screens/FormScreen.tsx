import { useState } from 'react';
import { readRecord } from '../../domains/workorders/commands.rules.ts';
import { type RecordKind, recordKinds } from '../../domains/workorders/orders.contract.ts';
import { useText } from '../../ui/i18n.tsx';
import { back } from '../address.ts';
import { ChecklistForm } from '../forms/ChecklistForm.tsx';
import type { FormProps, Save } from '../forms/form-props.ts';
import { MeasureForm } from '../forms/MeasureForm.tsx';
import { PhotoForm } from '../forms/PhotoForm.tsx';
import { SignatureForm } from '../forms/SignatureForm.tsx';
import { TextForm } from '../forms/TextForm.tsx';
import { Banner, Empty } from '../kit/Kit.tsx';
import { Top } from '../kit/Top.tsx';
import { give, useOrder } from '../phone.ts';
import { formTexts } from '../texts/forms.ts';
import { orderTexts } from '../texts/order.ts';
import { words } from '../texts/words.ts';
import { useAboutWords } from './OrderScreen.tsx';

const isRecordKind = (form: string): form is RecordKind => (recordKinds as readonly string[]).includes(form);

function Form(props: FormProps) {
  switch (props.kind) {
    case 'photo':
      return <PhotoForm {...props} />;
    case 'signature':
      return <SignatureForm {...props} />;
    case 'measurement':
      return <MeasureForm {...props} />;
    case 'safety_checklist':
    case 'humidity':
      return <ChecklistForm {...props} />;
    default:
      return <TextForm {...props} />;
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && /quota/i.test(`${error.name}${error.message}`);

/** One record of an order. It is in the outbox, on the disk, before the screen goes back. */
export function FormScreen({ number, form, about }: { number: string; form: string; about: string | null }) {
  const text = useText(orderTexts);
  const forms = useText(formTexts);
  const all = useText(words);
  const order = useOrder(number);
  const aboutWords = useAboutWords();
  const [problem, setProblem] = useState<string | null>(null);
  if (order === undefined || !isRecordKind(form))
    return (
      <main className="screen">
        <Top title={number} to={[]} />
        <Empty title={text.gone} />
      </main>
    );
  const save: Save = async (body, { photo, stay = false } = {}) => {
    setProblem(null);
    const read = readRecord(form, body);
    if ('wrong' in read) {
      setProblem(forms.wrong);
      return false;
    }
    try {
      const record = { kind: form, body: read.body as Record<string, unknown> };
      await give(number, [{ type: 'record', record, ...(photo === undefined ? {} : { photo }) }]);
    } catch (error) {
      setProblem(isFull(error) ? all.storageFull : all.failed);
      return false;
    }
    if (!stay) back('orders', number);
    return true;
  };
  const under = aboutWords({ form, about });
  return (
    <main className="screen with-bottom">
      <Top title={text.form[form]} under={under === '' ? order.subject : under} to={['orders', number]} />
      {problem === null ? null : <Banner tone="red">{problem}</Banner>}
      <Form order={order} kind={form} about={about} save={save} />
    </main>
  );
}
