export { ObjectiveFiles, type Promises } from './ObjectiveFiles';
export { readShared, sourceOf } from './readObjectives';
export { entityRefOf, type Service, Services, systemRefOf } from './Services';
export type {
  FoundObjective,
  RepositoryObjectives,
  SloFileProblem,
  SloPiece,
} from './types';
