import type { MouseEvent } from 'react';

/** Chooses a row of a list; undefined where rows open their page instead. */
export type Choose = ((number: string) => void) | undefined;

/** A plain click on the link of a row chooses the row; with a modifier key the browser opens the link as always. */
export const choosing = (onChoose: Choose, number: string) => (event: MouseEvent) => {
  if (onChoose === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  onChoose(number);
};
