/** A file of a proposal beside what is there; paths are relative to the repository. */
export interface FileChange {
  path: string;
  /** The text now; `undefined` when the file is new. */
  before?: string;
  /** The text after it; `undefined` when the file is removed. */
  after?: string;
}

/** Whether a change changes anything. */
export const isChange = ({ before, after }: FileChange) => before !== after;
