import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { AskedLine } from '../../../domains/pricing/quotes.contract.ts';
import { priceLines } from '../../../domains/pricing/quoting.rules.ts';
import { exclusionGrounds } from '../../../domains/warranty/facts.contract.ts';
import { OfferQuote } from '../../../domains/workorders/order-quotes.contract.ts';
import { parseYuan, yuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { useWords } from '../case/words.ts';
import { Field, ReasonField } from '../frame/Field.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import type { OrderPage } from '../order/order-page.ts';
import { type Charges, useChargesAnew } from './use-charges.ts';

type Line = { code: string; quantity: string; price: string };
type Ground = (typeof exclusionGrounds)[number];
type Props = { page: OrderPage; charges: Charges; onClose: () => void };

const priced = (fen: number): string => (fen / 100).toFixed(2);

function firstLines({ page, charges }: Props): Line[] {
  return charges.prices
    .filter(({ kind, workKind }) => kind === 'visit' || workKind === page.workKind)
    .map(({ code, priceFen }) => ({ code, quantity: '1', price: priced(priceFen) }));
}

/** The line as it is asked; undefined while a figure is wrong. The marked price is left to the server. */
function askedOf({ code, quantity, price }: Line, charges: Charges): AskedLine | undefined {
  const fen = parseYuan(price);
  const count = Number(quantity);
  if (fen === undefined || !Number.isInteger(count) || count < 1 || count > 1000) return undefined;
  const marked = charges.prices.find((item) => item.code === code)?.priceFen;
  return fen === marked ? { code, quantity: count } : { code, quantity: count, unitFen: fen };
}

function LineFields(props: {
  line: Line;
  name: string;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}) {
  const text = useText(chargeTexts);
  const { line, name } = props;
  return (
    <li className="quote-line">
      <span>{name}</span>
      <Input
        aria-label={`${name} ${text.quantity}`}
        inputMode="numeric"
        value={line.quantity}
        onChange={(event) => props.onChange({ quantity: event.target.value })}
      />
      <Input
        aria-label={`${name} ${text.unitPrice}`}
        inputMode="decimal"
        prefix="¥"
        value={line.price}
        onChange={(event) => props.onChange({ price: event.target.value })}
      />
      <Button type="text" aria-label={`${text.removeLine} ${name}`} onClick={props.onRemove}>
        ✕
      </Button>
    </li>
  );
}

function useQuote(props: Props) {
  const { charges } = props;
  const [lines, setLines] = useState(() => firstLines(props));
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState<Ground | null>(null);
  const [note, setNote] = useState('');
  const asked = lines.map((line) => askedOf(line, charges));
  const isWhole = asked.every((line) => line !== undefined) && asked.length > 0;
  const cover = ground === null ? charges.cover : null;
  const counted = isWhole ? priceLines(charges.prices, asked as AskedLine[], cover) : undefined;
  const isReduced = counted?.ok === true && counted.reductionFen > 0;
  const isReady =
    counted !== undefined && (!isReduced || reason.trim() !== '') && (ground === null || note.trim() !== '');
  const body = {
    lines: asked as AskedLine[],
    ...(isReduced ? { reductionReason: reason } : {}),
    ...(ground === null ? {} : { fault: { exclusion: { ground, note } } }),
  };
  return {
    lines,
    setLines,
    reason,
    setReason,
    ground,
    setGround,
    note,
    setNote,
    counted,
    isReduced,
    isReady,
    body,
  };
}

type Quoting = ReturnType<typeof useQuote>;
type PartProps = { quote: Quoting; charges: Charges; tried: boolean };

function Lines({ quote, charges, tried }: PartProps) {
  const text = useText(chargeTexts);
  const words = useWords();
  const { lines, setLines, counted } = quote;
  const left = charges.prices.filter(({ code }) => !lines.some((line) => line.code === code));
  const change = (code: string, part: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.code === code ? { ...line, ...part } : line)));
  const add = (code: string) => {
    const item = charges.prices.find((one) => one.code === code);
    if (item !== undefined)
      setLines((before) => [...before, { code, quantity: '1', price: priced(item.priceFen) }]);
  };
  return (
    <>
      <ul className="quote-lines">
        {lines.map((line) => (
          <LineFields
            key={line.code}
            line={line}
            name={words.say(charges.prices.find(({ code }) => code === line.code)?.name)}
            onChange={(part) => change(line.code, part)}
            onRemove={() => setLines((before) => before.filter(({ code }) => code !== line.code))}
          />
        ))}
      </ul>
      {tried && counted === undefined ? (
        <p className="field-error" role="alert">
          {lines.length === 0 ? text.choose : text.wrongAmount}
        </p>
      ) : null}
      <Select<string>
        aria-label={text.addLine}
        placeholder={text.addLine}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={left.map((item) => ({
          value: item.code,
          label: `${words.say(item.name)} ${yuan(item.priceFen)}`,
        }))}
        onChange={add}
      />
    </>
  );
}

/** Why a repair that the guarantee would cover is charged. */
function ExclusionFields({ quote, charges, tried }: PartProps) {
  const text = useText(chargeTexts);
  if (!charges.cover?.free) return null;
  return (
    <>
      <Field label={text.exclusion}>
        {(id) => (
          <Select<Ground | ''>
            id={id}
            value={quote.ground ?? ''}
            options={[
              { value: '', label: text.exclusionNone },
              ...exclusionGrounds.map((ground) => ({ value: ground, label: text.grounds[ground] })),
            ]}
            onChange={(ground) => quote.setGround(ground === '' ? null : ground)}
          />
        )}
      </Field>
      {quote.ground === null ? null : (
        <ReasonField
          label={text.evidence}
          value={quote.note}
          error={tried && quote.note.trim() === '' ? text.required : undefined}
          onChange={quote.setNote}
        />
      )}
    </>
  );
}

/** A quote from the office: lines of the price list, less only with a reason; free where the guarantee covers the fault. */
export function QuoteSheet(props: Props) {
  const { page, charges, onClose } = props;
  const text = useText(chargeTexts);
  const { message } = App.useApp();
  const sending = useSend(OfferQuote);
  const anew = useChargesAnew();
  const [tried, setTried] = useState(false);
  const quote = useQuote(props);
  const parts = { quote, charges, tried };
  const submit = () => {
    setTried(true);
    if (!quote.isReady || sending.isPending) return;
    sending.mutate(
      { params: { number: page.number }, body: quote.body },
      {
        onSuccess: ({ accepted }) => {
          anew();
          void message.success(accepted ? text.offeredFree : text.offered);
          onClose();
        },
      },
    );
  };
  const foot = (
    <>
      <strong className="push figures">
        {text.total} {quote.counted?.ok ? yuan(quote.counted.totalFen) : '—'}
      </strong>
      <Button onClick={onClose}>{text.back}</Button>
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {text.offer}
      </Button>
    </>
  );
  const title = `${text.quoteTitle} · ${page.number}`;
  return (
    <SideSheet title={title} onClose={onClose} onSubmit={submit} error={sending.error} foot={foot}>
      <p className="soft">{quote.ground === null && charges.cover?.free ? text.free : text.quoteHint}</p>
      <Lines {...parts} />
      {quote.isReduced ? (
        <ReasonField
          label={text.reason}
          value={quote.reason}
          error={tried && quote.reason.trim() === '' ? text.required : undefined}
          onChange={quote.setReason}
        />
      ) : null}
      <ExclusionFields {...parts} />
    </SideSheet>
  );
}
