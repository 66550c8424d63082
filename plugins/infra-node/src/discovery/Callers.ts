import type { callTargets } from './callTargets';
import type { Contents } from './contents';
import type { Folder } from './folders';

/** Which folders call which others. */
export class Callers {
  /** Folders that a call leads to. */
  readonly called = new Set<string>();
  readonly #callers = new Map<string, string[]>();

  constructor(
    contents: ReadonlyMap<Folder, Contents>,
    targetOf: ReturnType<typeof callTargets>,
  ) {
    for (const [{ dir }, { calls }] of contents) {
      for (const call of calls) {
        if (call.dir !== undefined) this.called.add(call.dir);
        const target = targetOf(call, dir);
        if (target !== undefined) this.#add(target, dir);
      }
    }
  }

  #add(target: string, dir: string) {
    const known = this.#callers.get(target);
    if (known) known.push(dir);
    else this.#callers.set(target, [dir]);
  }

  /** Folders that call one directly. */
  of(dir: string): readonly string[] {
    return this.#callers.get(dir) ?? [];
  }

  /** These folders, and all that call them, directly or not. */
  reaching(dirs: Iterable<string>): Set<string> {
    const reached = new Set(dirs);
    // What is added while going through is gone through as well.
    for (const dir of reached) {
      for (const caller of this.of(dir)) reached.add(caller);
    }
    return reached;
  }
}
