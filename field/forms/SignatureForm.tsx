import { type PointerEvent, useRef, useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { Field, Segments } from '../kit/Kit.tsx';
import { type Point, strokesToPath } from '../order/strokes.ts';
import { formTexts } from '../texts/forms.ts';
import { words } from '../texts/words.ts';
import type { FormProps } from './form-props.ts';
import { SaveBar } from './SaveBar.tsx';

const WIDTH = 600;
const HEIGHT = 400;

/** Where a finger signs; what is kept are the strokes. */
export function Pad({ strokes, onChange }: { strokes: Point[][]; onChange: (strokes: Point[][]) => void }) {
  const text = useText(formTexts);
  const drawing = useRef<Point[] | null>(null);
  const [live, setLive] = useState<Point[]>([]);
  const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    const inside = (value: number, most: number) => Math.min(Math.max(value, 0), most);
    return {
      x: inside(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
      y: inside(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
    };
  };
  const down = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = [pointOf(event)];
    setLive(drawing.current);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current === null) return;
    drawing.current = [...drawing.current, pointOf(event)];
    setLive(drawing.current);
  };
  const up = () => {
    if (drawing.current !== null) onChange([...strokes, drawing.current]);
    drawing.current = null;
    setLive([]);
  };
  const isEmpty = strokes.length === 0 && live.length === 0;
  return (
    <div className="pad">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text.signHere}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <line x1="30" y1="320" x2="570" y2="320" />
        {isEmpty ? (
          <text x="300" y="200" textAnchor="middle">
            {text.signHere}
          </text>
        ) : null}
        <path d={strokesToPath([...strokes, live].filter((stroke) => stroke.length > 0))} />
      </svg>
      <button type="button" className="link" disabled={isEmpty} onClick={() => onChange([])}>
        {text.clear}
      </button>
    </div>
  );
}

/** The customer signs with a finger; what is kept are the strokes. */
export function SignatureForm({ save }: FormProps) {
  const text = useText(formTexts);
  const all = useText(words);
  const [strokes, setStrokes] = useState<Point[][]>([]);
  const [signedBy, setSignedBy] = useState('');
  const [satisfied, setSatisfied] = useState<string>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    if (strokes.length === 0 || signedBy.trim() === '' || satisfied === undefined) return;
    await save({
      signedBy,
      satisfied: satisfied === 'yes',
      strokes: strokesToPath(strokes),
      ...(note.trim() === '' ? {} : { note }),
    });
  };
  return (
    <>
      <div className="form">
        <Pad strokes={strokes} onChange={setStrokes} />
        {tried && strokes.length === 0 ? (
          <p className="field-error" role="alert">
            {text.needSign}
          </p>
        ) : null}
        <Field label={text.signedBy} error={tried && signedBy.trim() === '' ? text.required : undefined}>
          {(id) => (
            <input
              id={id}
              maxLength={60}
              value={signedBy}
              onChange={(event) => setSignedBy(event.target.value)}
            />
          )}
        </Field>
        <Segments
          label={text.satisfied}
          value={satisfied}
          error={tried && satisfied === undefined ? text.required : undefined}
          options={[
            { value: 'yes', label: text.yes },
            { value: 'no', label: text.no },
          ]}
          onChange={setSatisfied}
        />
        <Field label={text.note} hint={text.optional}>
          {(id) => (
            <textarea
              id={id}
              rows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </div>
      <SaveBar label={all.save} onSave={send} />
    </>
  );
}
