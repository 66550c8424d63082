import type { TakeOverImport } from '@infra-portal/infra-common';
import type { WishesState } from './useWishes';

/** What a person says of one resource. */
export interface Answer {
  id: string;
  leave: boolean;
}

export type Answers = Readonly<Record<string, Answer>>;

/** What is said of a resource, before all what is said now. */
export const answerTo = (answers: Answers, { from, id = '' }: TakeOverImport) =>
  Object.hasOwn(answers, from) ? answers[from] : { id, leave: false };

/** What is said now, with what was said of other resources before. */
export function wishesWith(answers: Answers, { wishes }: WishesState) {
  const ids = new Map(wishes.imports.map(({ address, id }) => [address, id]));
  const leave = new Set(wishes.leave);
  for (const [address, answer] of Object.entries(answers)) {
    const id = answer.id.trim();
    if (answer.leave) {
      leave.add(address);
      ids.delete(address);
    } else if (id !== '' || ids.has(address)) {
      ids.set(address, id || undefined);
    }
  }
  const imports = [...ids].map(([address, id]) => ({
    address,
    ...(id !== undefined && { id }),
  }));
  return { imports, leave: [...leave] };
}
