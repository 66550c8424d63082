export { ModuleFiles } from './ModuleFiles';
