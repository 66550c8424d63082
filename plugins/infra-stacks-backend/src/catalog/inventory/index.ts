export { createInventoryRouter } from './createInventoryRouter';
export { Inventory, type InventoryContents } from './Inventory';
export { createContents } from './readContents';
