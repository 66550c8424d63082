export { checkRequest, many } from './checkRequest';
export { openApi, type OpenApiOptions, type Operation } from './openApi';
