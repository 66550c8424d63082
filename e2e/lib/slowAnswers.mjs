/** Paths whose answers may come late: those of the portal's backend. */
const API = /\/api\//;

/**
 * Lets each answer of the backend come up to `most` milliseconds late, so that
 * they arrive in an order that a fast machine never shows: pages must keep what
 * a person does in the meantime.
 */
export async function slowAnswers(context, most) {
  await context.route(API, async route => {
    await new Promise(resolve => setTimeout(resolve, Math.random() * most));
    // A page that was left in the meantime waits for nothing any more.
    await route.continue().catch(() => undefined);
  });
}
