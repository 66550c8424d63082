export { createWebhookRouter, type KeptMessages } from './createWebhookRouter';
export { InboxWorker } from './InboxWorker';
export type { WebhookMessage } from './readMessage';
export { inLanes } from './inLanes';
export { distinct } from './distinct';
