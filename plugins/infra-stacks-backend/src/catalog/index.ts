export { infraStacksCatalogModule } from './module';
export { createContents, createInventoryRouter, Inventory } from './inventory';
