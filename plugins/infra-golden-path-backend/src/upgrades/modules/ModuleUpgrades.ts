import {
  type ModuleFace,
  type UpgradePreview,
  upgradeWaves,
} from '@infra-portal/infra-common';
import {
  bumpModule,
  EditConflict,
  releaseNotes,
} from '@infra-portal/infra-node';
import { posix } from 'node:path';
import { createPauses } from '../../util/steps';
import { allowsAutoMerge } from '../autoMerge';
import type {
  ItemFiles,
  ItemQuestion,
  PreparedUpgrade,
  UpgradeSource,
  UpgradeWish,
} from '../source';
import type { ConsumerReader, Consumers } from './Consumers';
import { type BumpedFile, groupFiles } from './groups';
import { leftOf } from './left';
import { comparedOf } from './compared';
import { faceAt, findModule, type FoundModule } from './subject';
import {
  type Candidate,
  candidates,
  isOlder,
  keysOf,
  textsOf,
  versionsOf,
} from './uses';

type Left = UpgradePreview['left'];

interface Memo {
  /** Keys of the module, as its callers write it. */
  keys: string[];
}

/** Moves calls of modules to newer versions, over all repositories. */
export class ModuleUpgrades implements UpgradeSource {
  readonly #consumers: ConsumerReader;

  constructor(consumers: ConsumerReader) {
    this.#consumers = consumers;
  }

  async preview({ subject, rules }: UpgradeWish): Promise<PreparedUpgrade> {
    const consumers = await this.#consumers.read();
    const found = await findModule(consumers, subject);
    const { to } = found;
    const face = await faceAt(found, to);
    const { uses } = found.module;
    const left: Left = [
      ...uses.flatMap(use => leftOf(use) ?? []),
      ...consumers.unread.map(({ repository, problem }) => ({
        ...{ repository, file: '' },
        message: {
          en: `The repository cannot be read now: ${problem}`,
          ko: `지금은 저장소를 읽을 수 없습니다: ${problem}`,
        },
      })),
    ];
    const keys = keysOf(uses);
    const wanted = candidates(consumers, uses, to, rules.products);
    const files = await this.#bump(consumers, wanted, { keys, to, face }, left);
    const versions = versionsOf(uses);
    const oldest = versions
      .filter(({ version }) => isOlder(version, to))
      .at(-1)?.version;
    const before =
      oldest === undefined ? undefined : await faceAt(found, oldest);
    const notes = await notesOf(found, oldest);
    const items = groupFiles(files, rules.environments);
    return {
      preview: {
        subject: { ...subject, to },
        versions,
        waves: upgradeWaves(items, rules.environments),
        ...(notes !== undefined && { notes }),
        ...comparedOf(found, [before, face], oldest),
        left,
        mayAutoMerge: items.some(({ repository, environment }) =>
          allowsAutoMerge(
            consumers.repositories.get(repository)?.standards ??
              found.home?.repository.standards,
            environment,
          ),
        ),
        observedAt: consumers.observedAt,
      },
      memo: { keys: [...keys] } satisfies Memo,
    };
  }

  /** The files as they would be; what cannot be edited goes to those left. */
  async #bump(
    { repositories, stacks, names }: Consumers,
    wanted: readonly Candidate[],
    bump: { keys: ReadonlySet<string>; to: string; face?: ModuleFace },
    left: Left,
  ): Promise<BumpedFile[]> {
    const pause = createPauses();
    const files: BumpedFile[] = [];
    const texts = await textsOf(repositories, wanted);
    for (const { repository, path, stacks: refs } of wanted) {
      const text = texts.get(`${repository}:${path}`);
      if (text === undefined) continue;
      try {
        const bumped = await bumpModule({ file: path, text }, bump);
        if (bumped.after !== undefined) {
          const { from, problems, after } = bumped;
          files.push({
            ...{ repository, path, before: text, after, from, problems },
            stacks: [...refs].sort().map(stack => {
              const name = names.get(stack);
              const { product, environment } = stacks.get(stack) ?? {};
              return {
                stack,
                ...(name !== undefined && { name }),
                ...(product !== undefined && { product }),
                ...(environment !== undefined && { environment }),
              };
            }),
          });
        }
      } catch (error) {
        if (!(error instanceof EditConflict)) throw error;
        const { line, message } = error;
        left.push({
          ...{ repository, file: path, line },
          message: { en: message, ko: message },
        });
      }
      await pause();
    }
    return files;
  }

  async filesOf({
    subject: { to },
    item,
    memo,
    base,
  }: ItemQuestion): Promise<ItemFiles> {
    const keys = new Set((memo as Memo).keys);
    const files = [];
    const conflicts = [];
    for (const { path } of item.files) {
      const text = await base.mirror.read(base.commit, path);
      if (text === undefined) continue;
      try {
        const { after } = await bumpModule({ file: path, text }, { keys, to });
        if (after !== undefined) files.push({ path, text: after });
      } catch (error) {
        if (!(error instanceof EditConflict)) throw error;
        conflicts.push(path);
      }
    }
    return { files, conflicts };
  }
}

async function notesOf(
  { home, to }: FoundModule,
  oldest: string | undefined,
): Promise<string | undefined> {
  if (!home) return undefined;
  const { repository, commit, dir } = home;
  const path = posix.join(dir, 'CHANGELOG.md');
  const text = await repository.mirror.read(commit, path);
  return text === undefined || oldest === undefined
    ? undefined
    : releaseNotes(text, oldest, to);
}
