import type { CustomerBrief } from '../../../../domains/customers/customers.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { CustomerSearch } from './CustomerSearch.tsx';
import { type Draft, freshFrom, looksLikePhone } from './draft.ts';
import { TextField } from './fields.tsx';
import { KnownCustomer } from './KnownCustomer.tsx';
import { NewCustomerFields } from './NewCustomerFields.tsx';
import type { Errors } from './use-registration.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; errors: Errors };

const focusSoon = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());

/** Who calls and how to reach them. */
export function CallerPart({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const pick = (customer: CustomerBrief) => {
    const typed = draft.find.trim();
    // A whole number that was typed and matched is the number they call from.
    const isWhole =
      customer.matchedBy === 'phone' && looksLikePhone(typed) && typed.replace(/\D/g, '').length >= 10;
    change({
      customer,
      fresh: null,
      ...(isWhole && draft.contactPhone === '' ? { contactPhone: typed } : {}),
    });
    focusSoon('contactName');
  };
  const begin = () => {
    const fresh = freshFrom(draft);
    change({
      fresh,
      customer: null,
      contactName: draft.contactName || fresh.name,
      contactPhone: draft.contactPhone || fresh.phone,
    });
    focusSoon(fresh.name === '' ? 'customer.new.name' : 'customer.new.phone');
  };
  return (
    <section className="intake-part" aria-label={text.caller}>
      <h2>{text.caller}</h2>
      {draft.customer === null && draft.fresh === null ? (
        <CustomerSearch
          find={draft.find}
          error={errors.customer}
          onFind={(find) => change({ find })}
          onPick={pick}
          onNew={begin}
        />
      ) : null}
      <KnownCustomer draft={draft} change={change} errors={errors} />
      <NewCustomerFields draft={draft} change={change} errors={errors} />
      <div className="intake-pair">
        <TextField
          path="contactName"
          label={text.contactName}
          errors={errors}
          required
          max={60}
          value={draft.contactName}
          onChange={(contactName) => change({ contactName })}
        />
        <TextField
          path="contactPhone"
          label={text.contactPhone}
          errors={errors}
          required
          max={120}
          value={draft.contactPhone}
          onChange={(contactPhone) => change({ contactPhone })}
        />
      </div>
    </section>
  );
}
