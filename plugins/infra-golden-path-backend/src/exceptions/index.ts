export { openExceptions } from './openExceptions';
