import type { SloProblem } from './types';

/** Collects what is wrong with one document. */
export class Problems {
  readonly list: SloProblem[] = [];

  get failed(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }

  error(message: string, path: SloProblem['path']): void {
    this.list.push({ severity: 'error', message, path });
  }

  warning(message: string, path: SloProblem['path']): void {
    this.list.push({ severity: 'warning', message, path });
  }
}
