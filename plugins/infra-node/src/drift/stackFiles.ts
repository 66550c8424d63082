import { EditConflict } from '../splice/editConflict';
import { editHcl, type BlockAddress, type HclEdit } from '../terraform/edit';
import { blocksOf } from '../terraform/edit/address';
import { loadModule } from '../terraform/read/loadModule';
import type { Module, ModuleFile } from '../terraform/read/module';
import { parseHcl } from '../terraform/read/parse';
import type { Block } from '../terraform/syntax';
import type { FixedFile } from '../fixes';
import { Leave } from './leave';

/** The files of a folder while they are edited. */
export class StackFiles {
  readonly module: Module;
  readonly #texts: Map<string, string>;

  constructor(readonly files: readonly ModuleFile[]) {
    this.module = loadModule([...files]);
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  /** A block as it is by now. */
  block(file: string, address: BlockAddress): Block {
    const found = blocksOf(parseHcl(this.#text(file), file), address);
    if (found.length === 1) return found[0].block;
    throw new Leave('blockTwice');
  }

  /** @throws Leave when the edit cannot be made exactly */
  async edit(file: string, edit: HclEdit): Promise<void> {
    const text = this.#text(file);
    try {
      this.#texts.set(file, await editHcl({ file, text }, [edit]));
    } catch (error) {
      if (!(error instanceof EditConflict)) throw error;
      throw new Leave('notExact', `${error.problem} ${error.remedy}`);
    }
  }

  /** What has changed by now. */
  changed(): FixedFile[] {
    return this.files.flatMap(({ path, text: before }) => {
      const after = this.#text(path);
      return after === before ? [] : [{ path, before, after }];
    });
  }

  #text(file: string): string {
    return this.#texts.get(file) ?? '';
  }
}
