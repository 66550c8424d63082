export { AuthorizedDrift } from './AuthorizedDrift';
export { createDrift } from './createDrift';
