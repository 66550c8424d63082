export { checkRequest, many } from './checkRequest';
