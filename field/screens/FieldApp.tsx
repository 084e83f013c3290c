import { lazy, Suspense } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { useLook } from '../../ui/theme.ts';
import { useAddress } from '../address.ts';
import { Empty } from '../kit/Kit.tsx';
import { usePhone } from '../phone.ts';
import { words } from '../texts/words.ts';
import { OrderScreen } from './OrderScreen.tsx';
import { OutboxScreen } from './OutboxScreen.tsx';
import { PartScreen } from './PartScreen.tsx';
import { RouteScreen } from './RouteScreen.tsx';
import { SignInScreen } from './SignInScreen.tsx';

const FormScreen = lazy(() => import('./FormScreen.tsx').then((file) => ({ default: file.FormScreen })));

const QuoteScreen = lazy(() => import('./QuoteScreen.tsx').then((file) => ({ default: file.QuoteScreen })));

const PayScreen = lazy(() => import('./PayScreen.tsx').then((file) => ({ default: file.PayScreen })));

function Inside() {
  const [first, number = '', form, about] = useAddress();
  if (first === 'outbox') return <OutboxScreen />;
  if (first !== 'orders') return <RouteScreen />;
  if (form === undefined) return <OrderScreen number={number} />;
  if (form === 'quote')
    return (
      <Suspense fallback={null}>
        <QuoteScreen number={number} />
      </Suspense>
    );
  if (form === 'pay')
    return (
      <Suspense fallback={null}>
        <PayScreen number={number} />
      </Suspense>
    );
  if (form === 'use_part') return <PartScreen number={number} />;
  return (
    <Suspense fallback={null}>
      <FormScreen key={`${number}/${form}/${about}`} number={number} form={form} about={about ?? null} />
    </Suspense>
  );
}

export function FieldApp() {
  useLook();
  const text = useText(words);
  const { phase } = usePhone();
  switch (phase) {
    case 'starting':
      return <div className="starting" role="status" aria-label={text.starting} />;
    case 'unsafe':
      return <Empty title={text.unsafe}>{text.unsafeHint}</Empty>;
    case 'broken':
      return <Empty title={text.broken}>{text.brokenHint}</Empty>;
    case 'out':
      return <SignInScreen />;
    case 'in':
      return <Inside />;
  }
}
