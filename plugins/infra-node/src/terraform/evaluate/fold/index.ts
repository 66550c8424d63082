export { foldFile, foldFiles, type FoldOptions } from './foldFile';
export { Folder, type ModuleSource } from './folder';
export { valueToHcl } from './literal';
