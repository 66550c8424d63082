export { openUpgrades } from './openUpgrades';
export type {
  ItemFiles,
  ItemQuestion,
  PreparedUpgrade,
  UpgradeBase,
  UpgradeSource,
  UpgradeWish,
} from './source';
