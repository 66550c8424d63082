export { checkRequest, many } from './checkRequest';
export {
  openApi,
  type OpenApiOptions,
  type Operation,
  OWN_OPERATIONS,
} from './openApi';
export {
  createRateLimit,
  type RateLimitOptions,
  TooManyRequestsError,
} from './rateLimit';
