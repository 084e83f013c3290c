import type { ReactNode } from 'react';
import './form/form.css';

type Props = { tone: 'plain' | 'soon' | 'late'; title: ReactNode; children?: ReactNode; actions?: ReactNode };

/** A line that must be read before going on, with what can be done about it. */
export function Notice({ tone, title, children, actions }: Props) {
  return (
    <div className={`case-notice case-notice-${tone}`} role={tone === 'plain' ? 'status' : 'alert'}>
      <strong>{title}</strong>
      {children === undefined ? null : <div>{children}</div>}
      {actions === undefined ? null : <div className="case-notice-actions">{actions}</div>}
    </div>
  );
}
