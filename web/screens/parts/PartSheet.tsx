import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import {
  ChooseOffer,
  ListMoves,
  ListOffers,
  ListParts,
  SetMinimum,
  type StockedPart,
} from '../../../domains/parts/parts.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { useRight } from '../../session.ts';
import { partsTexts } from '../../texts/parts.ts';
import { useWords } from '../../widgets/case/words.ts';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { OrderLink } from '../../widgets/order/OrderLink.tsx';
import { MoveForm } from './MoveForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import { PartForm } from './PartForm.tsx';
import { PartTags } from './PartTags.tsx';
import { usePartsAnew } from './use-parts-anew.ts';
import { usePlaceName } from './use-place-name.ts';

type Balance = StockedPart['balances'][number];

function Minimum({ code, one }: { code: string; one: Balance }) {
  const text = useText(partsTexts);
  const words = useWords();
  const { message } = App.useApp();
  const sending = useSend(SetMinimum);
  const anew = usePartsAnew();
  const save = (minimum: number | null) => {
    if (minimum === null || minimum === one.minimum) return;
    sending.mutate(
      { params: { code, place: one.place }, body: { minimum } },
      { onSuccess: () => void message.success(text.saved), onSettled: anew },
    );
  };
  return (
    <InputNumber
      size="small"
      className="parts-minimum"
      aria-label={`${text.setMinimum} ${words.say(one.placeName)}`}
      min={0}
      max={100_000}
      precision={0}
      defaultValue={one.minimum}
      onBlur={(event) => save(event.target.value === '' ? null : Number(event.target.value))}
      onPressEnter={(event) => save(Number(event.currentTarget.value))}
    />
  );
}

function Balances({ part, mayManage }: { part: StockedPart; mayManage: boolean }) {
  const text = useText(partsTexts);
  const words = useWords();
  const { columns } = text;
  return (
    <table className="rows-table parts-small">
      <thead>
        <tr>
          <th scope="col">{text.balances}</th>
          {[columns.onHand, columns.reserved, columns.free, columns.minimum].map((name) => (
            <th key={name} scope="col" className="number-cell">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.balances.map((one) => (
          <tr key={one.place}>
            <th scope="row">{words.say(one.placeName)}</th>
            <td className="number-cell">{one.onHand}</td>
            <td className="number-cell">{one.reserved}</td>
            <td className={one.free < one.minimum ? 'number-cell count-amber' : 'number-cell'}>{one.free}</td>
            <td className="number-cell">
              {mayManage ? <Minimum code={part.code} one={one} /> : one.minimum}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Offers({ part, mayManage }: { part: StockedPart; mayManage: boolean }) {
  const text = useText(partsTexts);
  const { modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const { data } = useAnswer(ListOffers, { params: { code: part.code } });
  const choosing = useSend(ChooseOffer);
  const anew = usePartsAnew();
  const choose = (supplier: string) => {
    let reason = '';
    void modal.confirm({
      title: `${text.choose} ${supplier}`,
      content: (
        <input
          className="ant-input"
          aria-label={text.chooseWhy}
          placeholder={text.chooseWhy}
          onChange={(event) => {
            reason = event.target.value;
          }}
        />
      ),
      okText: text.choose,
      cancelText: text.back,
      onOk: () =>
        reason.trim() === ''
          ? Promise.reject(new Error(text.reasonNeeded))
          : choosing
              .mutateAsync({ params: { code: part.code, supplier }, body: { reason: reason.trim() } })
              .then(anew),
    });
  };
  return (
    <section className="page-section">
      <header>
        <h3>{text.suppliers}</h3>
        {mayManage ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {text.addOffer}
          </Button>
        ) : null}
      </header>
      {data?.offers.length === 0 ? <p className="faint">{text.noOffers}</p> : null}
      <ul className="order-lines">
        {data?.offers.map((offer) => (
          <li key={offer.supplier}>
            <strong>{offer.supplier}</strong>
            <span className="figures">{yuan(offer.priceFen)}</span>
            <span className="soft figures">{text.days(offer.leadDays)}</span>
            {offer.chosen ? <span className="tag tag-chosen">{text.chosen}</span> : null}
            {offer.reason === null ? null : <span className="soft">{offer.reason}</span>}
            {mayManage && !offer.chosen ? (
              <Button type="link" size="small" onClick={() => choose(offer.supplier)}>
                {text.choose}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <OfferForm code={part.code} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function Moves({ code }: { code: string }) {
  const text = useText(partsTexts);
  const placeName = usePlaceName();
  const { data } = useAnswer(ListMoves, { query: { part: code } });
  return (
    <section className="page-section">
      <h3>{text.moves}</h3>
      {data?.moves.length === 0 ? <p className="faint">{text.noMoves}</p> : null}
      <ul className="order-lines">
        {data?.moves.slice(0, 30).map((move) => (
          <li key={move.id}>
            <span className="tag">{text.moveKinds[move.kind as keyof typeof text.moveKinds]}</span>
            <span className="figures">×{move.quantity}</span>
            <span className="soft">
              {[move.from, move.to]
                .flatMap((place) => (place === null ? [] : [placeName(place)]))
                .join(' → ')}{' '}
              {move.serial}
            </span>
            {move.orderNumber === null ? null : <OrderLink number={move.orderNumber} />}
            <span className="soft">
              {move.byName} <ShortTime at={move.at} /> {move.reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One part: stock by place with its minimums, moves, offers. */
export function PartSheet({ code, onClose }: { code: string; onClose: () => void }) {
  const text = useText(partsTexts);
  const words = useWords();
  const mayManage = useRight('parts:manage');
  const [doing, setDoing] = useState<'edit' | 'move' | null>(null);
  const { data, error, refetch } = useAnswer(ListParts, { query: { find: code } });
  const part = data?.parts.find((one) => one.code === code);
  const buttons = (
    <>
      <span className="push" />
      <Button onClick={() => setDoing('edit')}>{text.edit}</Button>
      <Button type="primary" onClick={() => setDoing('move')}>
        {text.newMove}
      </Button>
    </>
  );
  if (part !== undefined && doing === 'edit') return <PartForm part={part} onClose={() => setDoing(null)} />;
  if (part !== undefined && doing === 'move') return <MoveForm part={part} onClose={() => setDoing(null)} />;
  return (
    <SideSheet title={code} onClose={onClose} foot={mayManage && part !== undefined ? buttons : undefined}>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={5} height={36} /> : null}
      {part === undefined ? null : (
        <>
          <div>
            <h2>{words.say(part.name)}</h2>
            <p className="soft figures">
              {text.columns.price} {yuan(part.priceFen)} · {text.columns.lead} {text.days(part.leadDays)}
            </p>
            <PartTags part={part} />
          </div>
          <Balances part={part} mayManage={mayManage} />
          <Offers part={part} mayManage={mayManage} />
          <Moves code={code} />
        </>
      )}
    </SideSheet>
  );
}
