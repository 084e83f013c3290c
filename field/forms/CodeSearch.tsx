import { useNamed, useText } from '../../ui/i18n.tsx';
import { Chip } from '../kit/Kit.tsx';
import { codesFor } from '../order/fault-codes.ts';
import type { Order } from '../outbox/replay.ts';
import { usePhone } from '../phone.ts';
import { codeTexts } from '../texts/codes.ts';

type Props = { order: Order; typed: string; onPick: (code: string, meaning: string, action: string) => void };

/** Codes of the unit’s model that came with the day: they are found without a network too. */
export function CodeSearch({ order, typed, onPick }: Props) {
  const text = useText(codeTexts);
  const named = useNamed();
  const { day } = usePhone();
  const all = day?.faultCodes ?? [];
  const codes = codesFor(all, { model: order.unit?.model ?? null, typed });
  const exact = codes.find(({ code }) => code === typed.trim().toUpperCase());
  if (all.length === 0) return null;
  return (
    <div className="code-search">
      {exact?.dangerous ? <Chip tone="red">{text.dangerous}</Chip> : null}
      {codes.length === 0 ? <p className="soft">{text.none}</p> : null}
      <ul className="rows">
        {codes.slice(0, 6).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="row"
              onClick={() => onPick(one.code, named(one.meaning), named(one.action))}
            >
              <span>
                <strong>{one.code}</strong> {named(one.meaning)}
              </span>
              <small className="soft">
                {one.model === '' ? one.brand : one.model}
                {one.verified ? '' : ` · ${text.unverified}`}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
