import type {
  PlannedItem,
  UpgradePreview,
  UpgradeRules,
  UpgradeSubject,
} from '@infra-portal/infra-common';
import type { FileWrite, Mirror } from '@infra-portal/infra-node';

export interface UpgradeWish {
  subject: UpgradeSubject;
  rules: UpgradeRules;
}

/** What an upgrade would do, and what its source wants to remember of it. */
export interface PreparedUpgrade {
  preview: UpgradePreview;
  /** JSON; given back with each question about a file. */
  memo?: unknown;
}

/** Where a pull request starts from: the default branch as it is now. */
export interface UpgradeBase {
  mirror: Mirror;
  branch: string;
  commit: string;
}

export interface ItemQuestion {
  subject: UpgradeSubject;
  item: PlannedItem;
  memo: unknown;
  base: UpgradeBase;
}

/** Files of an item that differ from the base. */
export interface ItemFiles {
  files: FileWrite[];
  /** Files that people changed in the same places; nothing is proposed then. */
  conflicts: string[];
}

/** What can be upgraded: modules, golden paths. Nothing of it is kept here. */
export interface UpgradeSource {
  /**
   * What an upgrade would do now; changes nothing.
   * @throws InputError where the version does not exist; NotFoundError where
   *   what is upgraded does not
   */
  preview(wish: UpgradeWish): Promise<PreparedUpgrade>;
  /** What the pull request of an item proposes over a base; no files: nothing. */
  filesOf(question: ItemQuestion): Promise<ItemFiles>;
}
