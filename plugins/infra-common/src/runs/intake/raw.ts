/** A commit status as the forge tells it, in a webhook or when asked. */
export interface RawStatus {
  id: number;
  commit: string;
  context: string;
  state: string;
  description: string;
  url?: string;
  /** ISO 8601 */
  createdAt: string;
}

/** A comment of a pull request. */
export interface RawComment {
  id: number;
  pull: number;
  author: string;
  body: string;
  url?: string;
  /** ISO 8601 */
  createdAt: string;
}

/** A pull request. */
export interface RawPull {
  number: number;
  title: string;
  url: string;
  author: string;
  state: 'open' | 'merged' | 'closed';
  /** Commit of its head. */
  head: string;
  /** ISO 8601 */
  updatedAt: string;
}
