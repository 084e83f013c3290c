import { Button } from 'antd';
import { now } from '../../../../ui/clock.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { caseFormTexts } from '../../../texts/case-form.ts';

const OFFSET_MS = 8 * 3_600_000;
// Deadlines and receipts are read on a Chinese wall clock, whatever the desk's zone is.
const toWall = (iso: string): string => {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : new Date(at + OFFSET_MS).toISOString().slice(0, 16);
};

type Props = {
  id: string;
  value: string | undefined;
  onChange: (iso: string | undefined) => void;
  /** Offers a button that fills in the present instant. */
  offersNow?: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
};

/** An instant typed as day and time in China; the value keeps its offset. */
export function InstantInput({ id, value, onChange, offersNow, invalid, describedBy }: Props) {
  const text = useText(caseFormTexts);
  return (
    <span className="case-instant">
      <input
        id={id}
        className="case-native"
        type="datetime-local"
        value={value === undefined ? '' : toWall(value)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => {
          const wall = event.target.value;
          onChange(wall === '' ? undefined : `${wall.slice(0, 16)}:00+08:00`);
        }}
      />
      {offersNow ? (
        <Button type="text" size="small" onClick={() => onChange(new Date(now()).toISOString())}>
          {text.now}
        </Button>
      ) : null}
    </span>
  );
}
