import { Button } from 'antd';
import { type PriceItem, priceKinds } from '../../../domains/pricing/pricing.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { priceTexts } from '../../texts/prices.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';

type Props = { rows: PriceItem[]; onEdit: ((item: PriceItem) => void) | undefined };

function Scope({ item }: { item: PriceItem }) {
  const words = useWords();
  const parts = [
    item.region === null ? '' : regionName(item.region, words.locale),
    words.term('productType', item.productType),
  ].filter((part) => part !== '');
  return <span className={parts.length === 0 ? 'faint' : ''}>{parts.join(' · ') || '—'}</span>;
}

/** Prices by kind; those of a draft can be changed. */
export function PriceTable({ rows, onEdit }: Props) {
  const text = useText(priceTexts);
  const words = useWords();
  return (
    <div className="sheet-of-rows">
      <table className="rows-table prices-table">
        <thead>
          <tr>
            <th scope="col">{text.columns.item}</th>
            <th scope="col">{text.columns.scope}</th>
            <th scope="col" className="number-cell">
              {text.columns.price}
            </th>
            {onEdit === undefined ? null : <th scope="col" aria-label={text.edit} />}
          </tr>
        </thead>
        {priceKinds.map((kind) => {
          const own = rows.filter((item) => item.kind === kind);
          if (own.length === 0) return null;
          return (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={4} className="prices-kind">
                  {text.kinds[kind]}
                </th>
              </tr>
              {own.map((item) => (
                <tr key={`${item.code}/${item.region}/${item.productType}`}>
                  <th scope="row">
                    {words.say(item.name)} <span className="faint figures">{item.code}</span>
                  </th>
                  <td>
                    <Scope item={item} />
                  </td>
                  <td className="number-cell">
                    {yuan(item.priceFen)} <span className="soft">/ {text.units[item.unit]}</span>
                  </td>
                  {onEdit === undefined ? null : (
                    <td className="tight">
                      <Button size="small" type="link" onClick={() => onEdit(item)}>
                        {text.edit}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}
