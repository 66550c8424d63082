import type {
  Amount,
  FileChange,
  LeftSavingCode,
  PriceBook,
  ResourceUse,
  Saving,
} from '@infra-portal/infra-common';
import type { FixedFile } from '../fixes';
import type { ModuleRepository, Tree } from '../terraform/plan';

/** The intent that a stack is rendered from. */
export interface RenderedFrom {
  /** Path of `service.yaml` in the repository, and its text. */
  path: string;
  text: string;
  /** As the intent calls it: `prod`. */
  environment: string;
  /**
   * All files that change when the intent does, as `renderService` gives them.
   * What it throws means that there is no such service.
   */
  render(text: string): Promise<readonly FileChange[]>;
}

/** The files that savings were found in, and what they were computed with. */
export interface SavingPlace {
  tree: Tree;
  /** Of the stack, from the root of the repository. */
  folder: string;
  /** Of Terraform; `default` where it is left out. */
  workspace?: string;
  repositories?: readonly ModuleRepository[];
  /** Present when the files of the stack come from a golden path. */
  service?: RenderedFrom;
  book: PriceBook;
  usage?: Readonly<Record<string, Amount>>;
  uses?: Readonly<Record<string, ResourceUse>>;
}

/** A saving, and the files that it was found in. */
export interface SavingFixRequest extends SavingPlace {
  saving: Saving;
}

/** Savings of one stack, and the files that they were found in. */
export interface SavingsFixRequest extends SavingPlace {
  savings: readonly Saving[];
}

/** The files that make a saving come true, or why there are none. */
export type SavingFix =
  | { kind: 'change'; files: FixedFile[] }
  | { kind: 'left'; why: LeftSavingCode; address?: string };

/** A saving that no change of files makes come true, beside the others. */
export interface LeftOfSavings {
  /** Of the saving. */
  id: string;
  /** *conflict*: `with` changes the same, and saves more. */
  why: LeftSavingCode;
  address?: string;
  with?: string;
}

/** What several savings change together; amounts are of a month of 730 hours. */
export interface SavingsFix {
  files: FixedFile[];
  /** Those that come true, the greatest first. */
  taken: Saving[];
  left: LeftOfSavings[];
  /** What the stack costs now, and with all that is taken. */
  before: Amount;
  after: Amount;
  /** The difference of the two. */
  monthly: Amount;
  /**
   * By how much the files alone cost less. It is less than `monthly` where some
   * of it follows from use, such as how long logs are kept.
   */
  declared: Amount;
}

/** Thrown inside only. */
export class LeaveSaving extends Error {
  constructor(readonly why: LeftSavingCode, readonly address?: string) {
    super(why);
    this.name = 'LeaveSaving';
  }
}
