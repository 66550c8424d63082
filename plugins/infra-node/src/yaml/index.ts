export { editYaml } from './edit';
export { readListAhead } from './longList';
export type { YamlEdit, InsertItems, SetValue, RemoveValue } from './edits';
export type { YamlPath } from './locate';
export type { YamlValue } from './model';
export { removeAtlantisProject, upsertAtlantisProject } from './atlantis';
export type { AtlantisProject, AtlantisProjectKey } from './atlantis';
export { removeInfracostProject, upsertInfracostProject } from './infracost';
export type { InfracostProject, InfracostProjectKey } from './infracost';
export {
  addKustomizationEntry,
  addKustomizationPatch,
  removeKustomizationEntry,
  setKustomizationImage,
} from './kustomization';
export type {
  KustomizationImage,
  KustomizationList,
  KustomizationPatch,
} from './kustomization';
