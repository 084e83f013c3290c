import { useState } from 'react';

/** The one button below a form; pressed twice it saves once. */
export function SaveBar({ label, onSave }: { label: string; onSave: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  return (
    <div className="bottom">
      <button
        type="button"
        className="big"
        disabled={busy}
        onClick={() => {
          setBusy(true);
          void onSave().finally(() => setBusy(false));
        }}
      >
        {label}
      </button>
    </div>
  );
}
