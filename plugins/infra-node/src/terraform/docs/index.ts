export { readInterface } from './interface';
export type {
  ModuleInput,
  ModuleInterface,
  ModuleOutput,
  TerraformFile,
} from './interface';
export { interfaceMarkdown } from './markdown';
export { fillMarkers, hasMarkers } from './readme';
