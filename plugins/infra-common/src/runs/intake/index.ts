export * from './facts';
export * from './locks';
export * from './raw';
export * from './voices';
export * from './webhook';
