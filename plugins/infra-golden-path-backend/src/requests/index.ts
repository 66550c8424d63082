/**
 * Requests: orders of pull requests, each followed until its end. The plugin
 * creates the service with `createRequestService`, calls `start()` in a startup
 * hook and `stop()` in a shutdown hook, and gives it to the router.
 */
export { createRequestService } from './createRequestService';
export type {
  RequestServiceOptions,
  RunningRequestService,
} from './createRequestService';
export { OutdatedPreviewError } from './errors';
export { readRequestSettings } from './settings';
export type { RequestSettings } from './steps/types';
export type { Take } from './store';
export * from './types';
