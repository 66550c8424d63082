export * from './plan';
export * from './discovery';
export * from './moduleSource';
export * from './stackRef';
export * from './events';
export * from './annotations';
export * from './entityNames';
