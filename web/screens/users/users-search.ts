import { userStates } from '../../../domains/identity/users.contract.ts';

export type UsersSearch = {
  find?: string;
  position?: string;
  state?: (typeof userStates)[number];
  open?: string;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 60) : undefined;

/** The filters of the list and the open user, as the address has them. */
export function readUsersSearch(search: Record<string, unknown>): UsersSearch {
  const [find, position, open] = [text(search.find), text(search.position), text(search.open)];
  const state = userStates.find((one) => one === search.state);
  return {
    ...(find === undefined ? {} : { find }),
    ...(position === undefined ? {} : { position }),
    ...(state === undefined ? {} : { state }),
    ...(open === undefined ? {} : { open }),
  };
}
