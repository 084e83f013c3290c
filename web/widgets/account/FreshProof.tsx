import { useQueryClient } from '@tanstack/react-query';
import { GetAccount } from '../../../domains/identity/account.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { accountTexts } from '../../texts/account.ts';
import { CodeForm } from './CodeForm.tsx';

/** Before what changes security: asks for the second factor again when it was not shown lately. */
export function FreshProof() {
  const text = useText(accountTexts);
  const client = useQueryClient();
  const { data } = useAnswer(GetAccount, {});
  if (data === undefined || data.fresh) return null;
  const { authenticator, passkeys } = data.secondFactor;
  return (
    <section className="fresh-proof" aria-label={text.again}>
      <h3>{text.again}</h3>
      <p className="soft">{text.againHint}</p>
      <CodeForm
        ways={{ authenticator, passkey: passkeys.length > 0 }}
        onDone={() => void client.invalidateQueries({ queryKey: [GetAccount.path] })}
      />
    </section>
  );
}
