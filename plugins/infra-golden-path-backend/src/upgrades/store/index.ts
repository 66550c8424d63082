export * from './types';
export { upgradeOfPull } from './upgradeOfPull';
export { type UpgradeLease, UpgradeStore } from './UpgradeStore';
