import { App, Button, Input } from 'antd';
import { useId } from 'react';
import './account.css';

type Words = { copy: string; copied: string; done: string };
type Props = { label: string; hint: string; secret: string; words: Words; onDone: () => void };

/** A password or key that is shown this once. */
export function SecretShown({ label, hint, secret, words, onDone }: Props) {
  const id = useId();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard?.writeText(secret);
    void message.success(words.copied);
  };
  return (
    <div className="account-form">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        readOnly
        autoSize
        className="mono"
        value={secret}
        onFocus={(e) => e.target.select()}
      />
      <p className="soft">{hint}</p>
      <div className="account-buttons">
        <Button type="primary" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </div>
  );
}
