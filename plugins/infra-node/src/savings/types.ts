import type {
  Amount,
  FileChange,
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

/** A saving, and the files that it was found in. */
export interface SavingFixRequest {
  saving: Saving;
  tree: Tree;
  /** Of the stack, from the root of the repository. */
  folder: string;
  repositories?: readonly ModuleRepository[];
  /** Present when the files of the stack come from a golden path. */
  service?: RenderedFrom;
  /** What the saving was computed with. */
  book: PriceBook;
  usage?: Readonly<Record<string, Amount>>;
  uses?: Readonly<Record<string, ResourceUse>>;
}

/** Why no change of files makes a saving come true. */
export const LEFT_SAVINGS = [
  /** Its amount is not known. */
  'notComputable',
  /** No argument does it: something that is not there has to be written. */
  'needsResource',
  /** The files have changed since, or the stack cannot be worked out. */
  'stale',
  /** The value is an expression, such as a variable. */
  'expression',
  /** The value is inside of a module, and no argument of the call leads to it. */
  'inModule',
  /** The intent has no field for it, or the golden path does not take it. */
  'notInIntent',
  /** Something else names what would go. */
  'referenced',
  /** After the change the stack would not save what is promised. */
  'notVerified',
] as const;
export type LeftSavingCode = (typeof LEFT_SAVINGS)[number];

/** The files that make a saving come true, or why there are none. */
export type SavingFix =
  | { kind: 'change'; files: FixedFile[] }
  | { kind: 'left'; why: LeftSavingCode; address?: string };

/** Thrown inside only. */
export class LeaveSaving extends Error {
  constructor(readonly why: LeftSavingCode, readonly address?: string) {
    super(why);
    this.name = 'LeaveSaving';
  }
}
