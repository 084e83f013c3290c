import { useText } from '../../../ui/i18n.tsx';
import { securityTexts } from '../../texts/sign-in-security.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { SecurityTab } from './SecurityTab.tsx';
import './users.css';

/** How people come in: second factor, ends of sessions, unused accounts, networks of administrators. */
export function SecurityPage() {
  const text = useText(securityTexts);
  return (
    <PageFrame title={text.title} note={text.note}>
      <SecurityTab />
    </PageFrame>
  );
}
