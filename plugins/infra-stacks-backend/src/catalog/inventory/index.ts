export { createInventoryRouter } from './createInventoryRouter';
export { Inventory, type InventoryContents } from './Inventory';
export { InventoryClient, type InventoryState } from './InventoryClient';
export {
  idOf,
  type InventoryModule,
  type InventoryRepository,
  type InventoryStack,
  type InventoryThing,
} from './schema';
export { createContents } from './readContents';
