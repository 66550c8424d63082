export { newestVersions } from './newestVersions';
export { providerDefault, providerDefaults } from './providerDefaults';
export { mainTypeOf } from './pair';
export { proveTakeOver } from './prove';
export { readModules } from './readModules';
export { takeOver } from './takeOver';
export {
  MOVED_FILE,
  type OfferedModule,
  type TakenOver,
  type TakeOverPlace,
} from './types';
export { finishedFile } from './finish';
export * from './intent';
export { IMPORTS_FILE } from './imports';
