import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { longDay, ShortTime } from '../../../ui/time.tsx';
import { useRight } from '../../session.ts';
import { caseCustomerTexts } from '../../texts/case-customer.ts';
import { consentsTexts } from '../../texts/consents.ts';
import { CustomerPrivacy } from '../privacy/CustomerPrivacy.tsx';
import { UnitWarranty } from '../warranty/UnitWarranty.tsx';
import { CaseLink } from './CaseLink.tsx';
import { gradeNames, regionNames } from './fact-names.ts';
import { Reveal } from './Reveal.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';
import './timeline.css';

/** The customer, masked until there is a purpose to see more. */
export function CustomerCard({ page }: { page: CasePage }) {
  const text = useText(caseCustomerTexts);
  const words = useWords();
  const { customerFile: customer } = page;
  const privacy = useText(consentsTexts);
  const maySeeLooks = useRight('audit:view');
  const [open, setOpen] = useState(false);
  const place = [
    customer.province,
    customer.city,
    customer.region === null ? '' : words.of(regionNames, customer.region),
  ];
  return (
    <Section title={text.title} aside={<span className="soft">{words.of(gradeNames, customer.grade)}</span>}>
      <p className="case-customer">
        <strong>{customer.maskedName}</strong> <span className="figures">{customer.maskedPhone}</span>{' '}
        {customer.restricted ? <span className="tag tag-amber">{privacy.restricted}</span> : null}
      </p>
      <p className="soft">
        {[...new Set(place), text.openCases(customer.openCases)].filter(Boolean).join(' · ')}
      </p>
      <p className="soft figures">
        {text.contact} {page.contactName} {page.contactPhone}
      </p>
      {page.may.reveal ? <Reveal page={page} /> : null}
      <p>
        <Button size="small" onClick={() => setOpen(true)}>
          {privacy.open}
        </Button>
      </p>
      {open ? <CustomerPrivacy customerId={customer.id} onClose={() => setOpen(false)} /> : null}
      {maySeeLooks ? (
        <p>
          <Link to="/access-log" search={{ customer: String(customer.id) }}>
            {text.whoLooked}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}

/** The product unit that the case is about. */
export function UnitCard({ page }: { page: CasePage }) {
  const text = useText(caseCustomerTexts);
  const words = useWords();
  const { unit } = page;
  if (unit === null) {
    return (
      <Section title={text.unit}>
        <p className="faint">{page.productModel ?? text.noUnit}</p>
      </Section>
    );
  }
  return (
    <Section
      title={text.unit}
      aside={<span className="soft">{words.term('productType', unit.productType)}</span>}
    >
      <p>
        <strong>{words.say(unit.productName)}</strong> {unit.model}
      </p>
      <p className="soft figures">{unit.serial}</p>
      <p className="soft figures">
        {[
          unit.purchasedOn === null ? '' : `${text.bought} ${longDay(unit.purchasedOn, words.locale)}`,
          unit.deliveredOn === null ? '' : `${text.delivered} ${longDay(unit.deliveredOn, words.locale)}`,
          words.term('purchaseChannel', unit.purchaseChannel),
          unit.seller ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <UnitWarranty unitId={unit.id} serial={unit.serial} />
    </Section>
  );
}

export function SimilarCases({ page }: { page: CasePage }) {
  const text = useText(caseCustomerTexts);
  const words = useWords();
  return (
    <Section title={text.similar}>
      {page.similar.length === 0 ? <p className="faint">{text.noSimilar}</p> : null}
      <ul className="case-similar">
        {page.similar.map((one) => (
          <li key={one.number}>
            <CaseLink number={one.number}>
              <span className="case-similar-subject" title={one.subject}>
                {one.subject}
              </span>
            </CaseLink>
            <small className="faint figures">
              {one.number} · {words.term('stage', one.stage)} · <ShortTime at={one.receivedAt} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the customer was sent about this case. */
export function Messages({ page }: { page: CasePage }) {
  const text = useText(caseCustomerTexts);
  const words = useWords();
  if (page.messages.length === 0) return null;
  return (
    <Section title={text.messages}>
      <ul className="case-similar">
        {page.messages.map((message) => (
          <li key={`${message.at}${message.template}`}>
            {message.body}
            <small className="faint">
              {words.term('channel', message.channel)} · <ShortTime at={message.at} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
