import type { FixedFile } from '../fixes';
import { expandStack, type Expansion } from '../terraform/expand';
import type { Tree } from '../terraform/plan';
import type { SavingPlace } from './types';

type Texts = ReadonlyMap<string, string>;

/** The stack that a change is looked for in. */
export type DraftPlace = Pick<
  SavingPlace,
  'tree' | 'folder' | 'repositories' | 'workspace'
>;

/** A tree with other texts at some paths. */
const overlay = (tree: Tree, texts: Texts): Tree => ({
  async files(folder) {
    const found = await tree.files(folder);
    const inFolder = [...texts].filter(
      ([file]) => folder === '' || file.startsWith(`${folder}/`),
    );
    return [
      ...found.filter(({ path }) => !texts.has(path)),
      ...inFolder.map(([path, text]) => ({ path, content: Buffer.from(text) })),
    ];
  },
});

/** Files of a repository while a change is looked for; it is not changed itself. */
export class Draft {
  private constructor(
    private readonly place: DraftPlace,
    private readonly texts: Texts,
  ) {}

  static of(place: DraftPlace): Draft {
    return new Draft(place, new Map());
  }

  with(path: string, text: string): Draft {
    return new Draft(this.place, new Map([...this.texts, [path, text]]));
  }

  /** Texts of the stack's own files of Terraform. */
  async own(): Promise<{ path: string; text: string }[]> {
    const { tree, folder } = this.place;
    const files = await overlay(tree, this.texts).files(folder);
    const prefix = folder === '' ? '' : `${folder}/`;
    return files
      .filter(
        ({ path }) =>
          path.endsWith('.tf') && !path.slice(prefix.length).includes('/'),
      )
      .map(({ path, content }) => ({
        path,
        text: Buffer.from(content).toString('utf8'),
      }));
  }

  expand(): Promise<Expansion> {
    const { tree, folder, repositories, workspace } = this.place;
    return expandStack({
      tree: overlay(tree, this.texts),
      folder,
      repositories,
      ...(workspace !== undefined && { workspace }),
    });
  }

  /** All files as they would be. */
  tree(): Tree {
    return overlay(this.place.tree, this.texts);
  }

  /** What has changed. */
  async changed(): Promise<FixedFile[]> {
    const { tree } = this.place;
    const all = await Promise.all(
      [...this.texts].map(async ([path, after]) => {
        const folder = path.includes('/')
          ? path.slice(0, path.lastIndexOf('/'))
          : '';
        const found = (await tree.files(folder)).find(
          each => each.path === path,
        );
        const before = found ? Buffer.from(found.content).toString('utf8') : '';
        return { path, before, after };
      }),
    );
    return all.filter(({ before, after }) => before !== after);
  }
}
