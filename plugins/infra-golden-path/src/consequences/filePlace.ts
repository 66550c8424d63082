/** A file of the proposal, and perhaps a line of it after the change. */
export interface FilePlace {
  path: string;
  /** From 1. */
  line?: number;
}
