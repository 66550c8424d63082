export {
  createDriftActs,
  type CreateDriftActsOptions,
} from './createDriftActs';
export type { AuthorizedDriftActs } from './AuthorizedDriftActs';
