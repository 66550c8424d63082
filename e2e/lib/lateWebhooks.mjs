// Loaded into the sandbox where E2E_LATE is set: every now and then a webhook, and
// all behind it, reaches the portal up to so many milliseconds late, as on GitHub's
// bad days. Meanwhile the portal knows a part of what happened, and must not
// conclude the rest.
const most = Number(process.env.E2E_LATE ?? 0);
/** How often; they come one after the other, and what is late adds up. */
const SHARE = 0.15;
const { fetch: send } = globalThis;

globalThis.fetch = async (address, options) => {
  const isWebhook = new Headers(options?.headers).has('x-github-event');
  if (isWebhook && Math.random() < SHARE) {
    await new Promise(resolve => setTimeout(resolve, Math.random() * most));
  }
  return send(address, options);
};
