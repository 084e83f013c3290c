import type { ReactNode } from 'react';
import './account.css';

/** Boxes that the Enter key sends, also inside a sheet, which is a form itself. */
export function EnterForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the boxes and buttons inside are what is used
    <div
      className="account-form"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
    </div>
  );
}
