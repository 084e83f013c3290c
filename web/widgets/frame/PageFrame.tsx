import type { ReactNode } from 'react';
import './frame.css';

type Props = {
  title: ReactNode;
  /** What the screen shows, in one line. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** Title, one line of explanation and the actions of a screen above its content. */
export function PageFrame({ title, note, actions, children }: Props) {
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {note === undefined ? null : <p className="soft">{note}</p>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  note,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="page-section">
      <header>
        <h2>{title}</h2>
        {note === undefined ? null : <p className="faint">{note}</p>}
      </header>
      {children}
    </section>
  );
}
