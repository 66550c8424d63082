import { MortalPortal } from './mortalPortal';

/** What the parent sends: a method of {@link MortalPortal} and its arguments. */
export interface Call {
  id: number;
  method: keyof MortalPortal;
  args: unknown[];
}

export type Answer =
  | { id: number; value: unknown }
  | { id: number; error: string };

const portal = new MortalPortal();

process.on('message', async ({ id, method, args }: Call) => {
  try {
    const work = portal[method] as (...all: unknown[]) => unknown;
    const value = await work.apply(portal, args);
    process.send!({ id, value });
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error);
    process.send!({ id, error: text });
  }
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
process.send!({ id: 0, value: 'ready' });
