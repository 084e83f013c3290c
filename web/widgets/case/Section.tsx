import { type ReactNode, useId } from 'react';

type Props = { title: ReactNode; aside?: ReactNode; children: ReactNode; id?: string };

/** One part of the case page under its heading. */
export function Section({ title, aside, children, id }: Props) {
  const own = useId();
  return (
    <section className="case-section" aria-labelledby={own} {...(id === undefined ? {} : { id })}>
      <div className="case-section-head">
        <h2 id={own}>{title}</h2>
        {aside === undefined ? null : <div className="case-section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
