export * from './facts';
export * from './hold';
export * from './hours';
export * from './interfaces';
export * from './judge';
export * from './nextStep';
export { UPGRADE_TEXTS } from './texts';
export * from './upgrade';
export * from './waves';
