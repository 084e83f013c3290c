import type { KeyboardEvent } from 'react';

export type TabItem<K extends string> = {
  key: K;
  label: string;
  count?: number | undefined;
  tone?: 'amber' | 'red';
};

const CAP = 999;

/** Tabs with counts; arrows move, one tab stop. */
export function Tabs<K extends string>(props: {
  label: string;
  items: TabItem<K>[];
  value: K;
  onChange: (key: K) => void;
}) {
  const { label, items, value, onChange } = props;
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const place = items.findIndex((item) => item.key === value);
    const next = items[(place + step + items.length) % items.length];
    if (next === undefined) return;
    onChange(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div className="button-tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {items.map(({ key, label: name, count, tone }) => (
        <button
          key={key}
          type="button"
          role="tab"
          className="button-tab"
          data-tab={key}
          aria-selected={key === value}
          tabIndex={key === value ? 0 : -1}
          onClick={() => onChange(key)}
        >
          {name}
          {count === undefined ? null : (
            <span className={tone && count > 0 ? `count count-${tone}` : 'count'}>
              {count > CAP ? `${CAP}+` : count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
