export {
  InventoryClient,
  type InventoryClientOptions,
  type InventoryState,
} from './InventoryClient';
export * from './schema';
