import { useQueryClient } from '@tanstack/react-query';
import type { CommandType } from '../../../domains/workorders/life.rules.ts';
import { GetOrder, ListOrders } from '../../../domains/workorders/workorders.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { gapNames, recordFieldNames, recordWords } from '../../texts/work-order-names.ts';
import type { Words } from '../case/words.ts';

export type OrderPage = OutputOf<typeof GetOrder>;
export type OrderDoing = { kind: 'command'; command: CommandType } | { kind: 'plan' } | { kind: 'remote' };
type Gap = OrderPage['missingToStart'][number];

const aside: readonly CommandType[] = ['cancel', 'decline', 'hold'];
export const needsReason = (command: CommandType): boolean => aside.includes(command);

/** The one command that moves the order on; null: it is somebody else's turn. */
export const forwardCommand = (page: OrderPage): CommandType | null =>
  page.may.commands.find((command) => !aside.includes(command)) ?? null;

/** What must be there before this command. */
export function gapsBefore(page: OrderPage, command: CommandType): Gap[] {
  if (command === 'start') return page.missingToStart;
  return command === 'complete' ? page.missingToComplete : [];
}

/** A gap in words, with what it is about. */
export function gapText(gap: Gap, words: Words, joined: (what: string, about: string) => string): string {
  const what = words.of(gapNames, gap.code);
  return gap.about === null
    ? what
    : joined(what, words.of(gap.about in recordWords ? recordWords : recordFieldNames, gap.about));
}

/** Asks for the orders anew after something was done to one. */
export function useOrdersAnew(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [GetOrder.path] });
    void client.invalidateQueries({ queryKey: [ListOrders.path] });
  };
}
