import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { type Paper, PreparePaper, ReviewPaper } from '../../../domains/conformance/papers.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { conformanceTexts } from '../../texts/conformance.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { usePaperChange } from './use-paper.ts';

function ReviewForm({ paper }: { paper: Paper }) {
  const text = useText(conformanceTexts);
  const [note, setNote] = useState('');
  const { change, error, busy } = usePaperChange();
  const wrong = useErrorText(error);
  const written = note.trim();
  const send = (accepted: boolean) => {
    const { id, version } = paper;
    const body = accepted
      ? { version, accepted: true as const, note: written === '' ? null : written }
      : { version, accepted: false as const, note: written };
    void change(call(ReviewPaper, { params: { id }, body }));
  };
  return (
    <div className="paper-sign">
      <Field label={text.reviewNote} hint={text.reviewHint} error={error === null ? undefined : wrong}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="statement-foot">
        <Button disabled={written === ''} loading={busy} onClick={() => send(false)}>
          {text.returnPaper}
        </Button>
        <Popconfirm
          title={text.reviewHint}
          onConfirm={() => send(true)}
          okText={text.review}
          cancelText={text.cancel}
        >
          <Button type="primary" loading={busy}>
            {text.review}
          </Button>
        </Popconfirm>
      </div>
    </div>
  );
}

/** The next signature, for whoever may give it; or why the preparer cannot give the second. */
export function SignaturePart({ paper }: { paper: Paper }) {
  const text = useText(conformanceTexts);
  const reviews = useRight('conformance:review');
  const { change, error, busy } = usePaperChange();
  const wrong = useErrorText(error);
  if (paper.may.review) return <ReviewForm paper={paper} />;
  if (paper.may.prepare) {
    const { id, version } = paper;
    const sign = () => void change(call(PreparePaper, { params: { id }, body: { version } }));
    return (
      <div className="paper-sign">
        <Popconfirm title={text.signAsk} onConfirm={sign} okText={text.sign} cancelText={text.cancel}>
          <Button type="primary" loading={busy}>
            {text.sign}
          </Button>
        </Popconfirm>
        {error === null ? null : <p className="field-error">{wrong}</p>}
      </div>
    );
  }
  return paper.status === 'prepared' && reviews ? <p className="faint paper-sign">{text.ownReview}</p> : null;
}
