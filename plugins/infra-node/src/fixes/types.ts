import type { FindingCode, ModuleSource } from '@infra-portal/infra-common';

/** What was found, and where; lines count from 1. */
export interface FixableFinding {
  code: FindingCode;
  file: string;
  line: number;
}

/** What a fix may look at besides the finding. */
export interface FixContext {
  /** Text of a file at the commit that is mended; undefined when there is none. */
  read(path: string): Promise<string | undefined>;
  /** The stack that the finding belongs to. */
  stack?: { name: string; dir: string; workspace: string };
  /** Tag of the newest released version of a module, `sqs/v1.2.0`. */
  newestTag(source: ModuleSource): Promise<string | undefined>;
  /** The constraint that other stacks give a provider, most of them the same. */
  usualConstraint(provider: string): Promise<string | undefined>;
}

/** A file as it is and as it should be. */
export interface FixedFile {
  path: string;
  before: string;
  after: string;
}

/** There is no safe change that mends it; the message says what to do instead. */
export class NoFixError extends Error {
  constructor(readonly problem: string, readonly remedy: string) {
    super(`${problem} ${remedy}`);
    this.name = 'NoFixError';
  }
}
