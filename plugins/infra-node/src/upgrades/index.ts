export {
  type BumpedModule,
  bumpModule,
  type ModuleBump,
  refOfVersion,
  type UpgradeProblem,
} from './bumpModule';
export { moduleFaceAt } from './moduleFace';
export { releaseNotes } from './releaseNotes';
export { typeAccepts } from './typeAccepts';
