import type { Bill, Payment } from '../../../domains/pricing/quotes.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { useWords } from '../case/words.ts';

/** The lines of a bill with what each costs and why one costs nothing. */
export function BillTable({ bill, payments = [] }: { bill: Bill; payments?: Payment[] }) {
  const text = useText(chargeTexts);
  const words = useWords();
  return (
    <table className="rows-table bill-table">
      <thead>
        <tr>
          <th scope="col">{text.item}</th>
          <th scope="col" className="number-cell">
            {text.quantity}
          </th>
          <th scope="col" className="number-cell">
            {text.unitPrice}
          </th>
          <th scope="col" className="number-cell">
            {text.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {bill.lines.map((line) => (
          <tr key={`${line.code}${line.unquoted}`}>
            <th scope="row">
              {words.say(line.name)} {line.covered ? <span className="tag">{text.covered}</span> : null}
              {line.unquoted ? <span className="tag">{text.unquoted}</span> : null}
              {line.apart === null ? null : <small className="soft"> {line.apart}</small>}
            </th>
            <td className="number-cell">
              {line.quantity} {text.units[line.unit]}
            </td>
            <td className="number-cell">{yuan(line.unitFen)}</td>
            <td className="number-cell">{yuan(line.amountFen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {text.total}
          </th>
          <td className="number-cell">
            <strong>{yuan(bill.totalFen)}</strong>
          </td>
        </tr>
        {payments.map((payment) => (
          <tr key={payment.id} className="bill-payment">
            <th scope="row" colSpan={3}>
              <ShortTime at={payment.at} /> {text.received(text.methods[payment.method], payment.byName)}{' '}
              <small className="soft">
                {payment.proof === '' ? text.proofPhoto : text.receiptNo(payment.proof)}
                {payment.reversesId === null ? '' : ` · ${text.reversal}`}
              </small>
            </th>
            <td className="number-cell">{yuan(payment.amountFen)}</td>
          </tr>
        ))}
        {bill.final && bill.totalFen > 0 ? (
          <tr>
            <th scope="row" colSpan={3}>
              {text.paid}
            </th>
            <td className="number-cell">{yuan(bill.paidFen)}</td>
          </tr>
        ) : null}
      </tfoot>
    </table>
  );
}
