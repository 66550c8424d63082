export {
  createDriftActs,
  type CreateDriftActsOptions,
} from './createDriftActs';
