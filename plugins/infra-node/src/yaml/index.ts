export { editYaml } from './edit';
export type { YamlEdit, InsertItems, SetValue, RemoveValue } from './edits';
export type { YamlPath } from './locate';
export type { YamlValue } from './model';
