import type {
  InterfaceChange,
  LocalisedText,
  PlannedItem,
  RunCounts,
  UpgradeEffect,
  UpgradeItemState,
  UpgradeRules,
  UpgradeState,
  UpgradeSubject,
} from '@infra-portal/infra-common';
import type { Actor } from '@infra-portal/infra-node';

/** What of an upgrade has no column of its own. */
export interface UpgradeData {
  subject: UpgradeSubject;
  rules: UpgradeRules;
  note?: string;
  /** What its source wants to remember. */
  memo?: unknown;
  /** Markdown. */
  notes?: string;
  changes: InterfaceChange[];
  /** Environment of each wave; null: what has none. */
  waves: (string | null)[];
  actor: Actor;
  detail?: LocalisedText;
}

export interface StoredUpgrade {
  id: string;
  /** Null once it is over. */
  activeKey: string | null;
  pressKey: string | null;
  state: UpgradeState;
  startedBy: string;
  startedAt: string;
  updatedAt: string;
  version: number;
  dueAt: string | null;
  data: UpgradeData;
}

/** What of an item has no column of its own. */
export interface ItemData {
  item: PlannedItem;
  effect: UpgradeEffect;
  counts?: RunCounts;
  detail?: LocalisedText;
  /**
   * Commits whose tree is exactly what was proposed, the newest last. Written
   * down before they are pushed, so none is taken for a person's.
   */
  ownCommits: string[];
  pull?: { number: number; url: string; head: string };
  /** Pull request that keeps one of its stacks from being planned. */
  heldBy?: { number: number; url: string };
  /** Head that a person decided to go on with nevertheless. */
  accepted?: string;
  /** A person decided to go on although objectives burn. */
  burningAccepted?: boolean;
  merged?: 'by-portal' | 'by-person';
}

export interface StoredItem {
  id: string;
  position: number;
  wave: number;
  state: UpgradeItemState;
  /** `host/owner/name` */
  repository: string;
  branch: string;
  updatedAt: string;
  data: ItemData;
}

export interface HistoryEntry {
  at: string;
  /** Absent: the portal. */
  by?: string;
  message: LocalisedText;
}

/** An upgrade with its pull requests, in the order of their waves. */
export interface WholeUpgrade {
  upgrade: StoredUpgrade;
  items: StoredItem[];
}

/** What is written at once, or not at all. */
export interface UpgradeChange {
  upgrade?: Partial<Omit<StoredUpgrade, 'id' | 'version' | 'data'>> & {
    data?: Partial<UpgradeData>;
  };
  items?: StoredItem[];
  /** What happened. */
  said?: Omit<HistoryEntry, 'at'>[];
}

/** Nothing more is opened by it. */
export const isUpgradeOver = (state: UpgradeState) =>
  state === 'done' || state === 'cancelled';
