export { IMPORTS_FILE, IMPORTS_HEAD, withImports } from './importBlocks';
export { importSupport } from './importSupport';
export { checkWishes, isUnkept, NO_WISHES, stackImports } from './stackImports';
