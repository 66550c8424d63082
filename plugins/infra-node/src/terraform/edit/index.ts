export { editHcl } from './edit';
export type { BlockAddress } from './address';
export type {
  AddBlock,
  HclEdit,
  IgnoreChanges,
  RemoveArgument,
  RemoveBlock,
  ReplaceBlock,
  SetArgument,
  SetModuleRef,
  SetModuleVersion,
} from './edits';
