export { checkRequest, many } from './checkRequest';
export { openApi, type OpenApiOptions, type Operation } from './openApi';
export {
  createRateLimit,
  type RateLimitOptions,
  TooManyRequestsError,
} from './rateLimit';
