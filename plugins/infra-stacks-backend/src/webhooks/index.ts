export { createWebhookRouter } from './createWebhookRouter';
export { InboxWorker } from './InboxWorker';
export type { WebhookMessage } from './readMessage';
