import { useEffect, useRef } from 'react';

/** Keys as `KeyboardEvent.key`; `mod+k` is ⌘K or Ctrl K. */
export type Shortcuts = { readonly [key: string]: (event: KeyboardEvent) => void };

const stack: { current: Shortcuts }[] = [];

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const OVERLAY = '[role="dialog"], .ant-dropdown, .ant-select-dropdown, .ant-popover';
const PRESSABLE = 'button, a, [role="button"], [role="tab"], [role="menuitem"], summary';

const elementOf = (event: KeyboardEvent): Element | null =>
  event.target instanceof Element ? event.target : null;

function isFree(event: KeyboardEvent): boolean {
  if (event.altKey || event.isComposing || event.defaultPrevented) return false;
  const element = elementOf(event);
  if (element === null) return true;
  if (element.closest(TYPING) !== null || element.closest(OVERLAY) !== null) return false;
  return event.key !== 'Enter' || element.closest(PRESSABLE) === null;
}

function nameOf(event: KeyboardEvent): string | undefined {
  if (event.metaKey || event.ctrlKey) return `mod+${event.key.toLowerCase()}`;
  return isFree(event) ? event.key : undefined;
}

function onKey(event: KeyboardEvent): void {
  const name = nameOf(event);
  if (name === undefined) return;
  for (const layer of stack.toReversed()) {
    const act = layer.current[name];
    if (act === undefined) continue;
    event.preventDefault();
    act(event);
    return;
  }
}

/**
 * Shortcuts while mounted; the layer mounted last answers first. Plain keys are silent while one types
 * in a field or an overlay is open; keys with ⌘ or Ctrl always work.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const layer = useRef(shortcuts);
  layer.current = shortcuts;
  useEffect(() => {
    const mine = layer;
    if (stack.length === 0) document.addEventListener('keydown', onKey);
    stack.push(mine);
    return () => {
      stack.splice(stack.indexOf(mine), 1);
      if (stack.length === 0) document.removeEventListener('keydown', onKey);
    };
  }, []);
}
