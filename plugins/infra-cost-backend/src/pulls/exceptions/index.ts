export { ExceptionStore } from './ExceptionStore';
export { PullExceptions } from './PullExceptions';
