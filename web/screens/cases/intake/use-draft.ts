import { useCallback, useEffect, useRef, useState } from 'react';
import { now } from '../../../../ui/clock.ts';
import { forget, keep, kept } from '../../../../ui/kept.ts';
import { type Draft, emptyDraft, isTouched } from './draft.ts';

const KEEP_AFTER_MS = 250;

/** The draft of one user: survives a reload and a closed tab, forgotten once registered or discarded. */
export function useDraft(userId: string) {
  const place = `new-case.${userId}`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(), ...kept<Partial<Draft>>(place, {}) }));
  const [restored, setRestored] = useState(() => isTouched(draft));
  const latest = useRef(draft);
  latest.current = draft;

  useEffect(() => {
    if (!isTouched(draft)) return;
    const timer = setTimeout(() => keep(place, draft), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, place]);

  // A tab that is closed right after a keystroke keeps that keystroke too.
  useEffect(() => {
    const save = () => {
      if (isTouched(latest.current)) keep(place, latest.current);
    };
    window.addEventListener('pagehide', save);
    return () => window.removeEventListener('pagehide', save);
  }, [place]);

  const change = useCallback((part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, startedAt: old.startedAt ?? new Date(now()).toISOString(), ...part }));
  }, []);
  const reset = useCallback(() => {
    forget(place);
    setRestored(false);
    setDraft(emptyDraft());
  }, [place]);
  return { draft, change, reset, restored, acknowledge: () => setRestored(false) };
}

/** A value that follows after a pause in the typing. */
export function useDebounced<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
