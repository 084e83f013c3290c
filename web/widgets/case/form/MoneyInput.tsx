import { Input } from 'antd';
import { useState } from 'react';
import { parseYuan } from '../../../../kernel/money.ts';

type Props = {
  id: string;
  value: number | undefined;
  onChange: (fen: number | undefined) => void;
  invalid?: boolean;
};

const typedOf = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100));

/** An amount typed in yuan, kept in fen; what is no amount stays as typed and counts as none. */
export function MoneyInput({ id, value, onChange, invalid }: Props) {
  const [typed, setTyped] = useState(() => typedOf(value));
  const shown = parseYuan(typed) === value ? typed : typedOf(value);
  const wrong = typed !== '' && parseYuan(typed) === undefined;
  return (
    <Input
      id={id}
      className="figures"
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      value={wrong ? typed : shown}
      {...(invalid || wrong ? { status: 'error' as const } : {})}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseYuan(event.target.value));
      }}
    />
  );
}
