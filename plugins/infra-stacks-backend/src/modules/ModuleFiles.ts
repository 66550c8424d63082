import { toError } from '@backstage/errors';
import {
  isModuleFile,
  LruMap,
  type Mirror,
  type MirrorEntry,
  once,
} from '@infra-portal/infra-node';
import { posix } from 'node:path';
import type { ModuleTexts } from '../readModel';
import { describeModule } from './describeModule';

/** Bytes of a README or CHANGELOG that are shown. */
export const MOST_BYTES = 256 * 1024;
/** Files of one module that are read; none that people write has more. */
const MOST_FILES = 200;
/** Modules whose texts are kept; what a commit holds never changes. */
const KEPT = 50;

const README = /^readme(?:\.(?:md|markdown))?$/i;
const CHANGELOG = /^changelog(?:\.(?:md|markdown))?$/i;

/** Where a module is. */
export interface ModulePlace {
  /** `host/owner/name` */
  repository: string;
  commit: string;
  dir: string;
}

/**
 * What the files of modules say, read from the mirrors when somebody asks: it is
 * not kept in the database.
 */
export class ModuleFiles {
  readonly #mirrorOf: (repository: string) => Mirror | undefined;
  readonly #known = new LruMap<string, Promise<ModuleTexts>>(KEPT);

  /** @param mirrorOf the mirror of a repository that is read */
  constructor(mirrorOf: (repository: string) => Mirror | undefined) {
    this.#mirrorOf = mirrorOf;
  }

  /** Never fails: what cannot be read is told in `unreadable`. */
  async read(place: ModulePlace): Promise<ModuleTexts> {
    const { repository, commit, dir } = place;
    const mirror = this.#mirrorOf(repository);
    try {
      if (!mirror) throw new Error('The repository is not read any more.');
      const key = [repository, commit, dir].join('\n');
      return await once(this.#known, key, () => textsOf(mirror, place));
    } catch (error) {
      const { message } = toError(error);
      return {
        variables: [],
        outputs: [],
        unreadable: `The files cannot be read here at the moment; they will be when the repository has been fetched again. ${message}`,
      };
    }
  }
}

async function textsOf(
  mirror: Mirror,
  { commit, dir }: ModulePlace,
): Promise<ModuleTexts> {
  const entries = await mirror.list(commit, dir === '.' ? undefined : dir);
  const files = entries.filter(
    ({ path, mode }) => posix.dirname(path) === dir && mode.startsWith('100'),
  );
  const named = (name: RegExp) =>
    files.find(({ path }) => name.test(posix.basename(path)));
  const [readme, changelog] = [named(README), named(CHANGELOG)];
  const terraform = files
    .filter(({ path }) => isModuleFile(posix.basename(path)))
    .slice(0, MOST_FILES);
  const wanted = [readme, changelog, ...terraform].filter(
    (each): each is MirrorEntry => each !== undefined,
  );
  const texts = await mirror.readObjects(wanted.map(({ id }) => id));
  const textOf = (entry: MirrorEntry | undefined) =>
    entry && limited(texts.get(entry.id));
  const [readmeText, changelogText] = [textOf(readme), textOf(changelog)];
  return {
    ...(readmeText !== undefined && { readme: readmeText }),
    ...(changelogText !== undefined && { changelog: changelogText }),
    ...describeModule(
      terraform.flatMap(({ path, id }) => {
        const text = texts.get(id);
        return text === undefined ? [] : [{ path, text }];
      }),
    ),
  };
}

/** A text as far as it is shown, without half a character at its end. */
function limited(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= MOST_BYTES / 4) return text;
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_BYTES) return text;
  const shown = bytes.subarray(0, MOST_BYTES).toString();
  return `${shown.replace(/\uFFFD+$/, '')}\n\n…`;
}
