import { InputError, NotFoundError } from '@backstage/errors';
import {
  groupedBy,
  judgeSlo,
  type LocalisedText,
  type Slo,
  type SloBacktest,
  type SloReading,
} from '@infra-portal/infra-common';
import {
  type Mirrors,
  readSlos,
  type RepositoryRef,
  type SloFile,
} from '@infra-portal/infra-node';
import { readShared, sourceOf } from '../objectives';
import { isSloFailure, type SloFailure, type SloNumbers } from '../sources';
import { sourceMissing } from '../sources/sourceMissing';

const MOST_PROBLEMS = 10;

type Item = SloBacktest['items'][number];

export interface BacktestsOptions {
  mirrors: Mirrors;
  /** By `host/owner/name`. */
  repositories: ReadonlyMap<string, RepositoryRef>;
  /** By the name of the configuration. */
  sources: ReadonlyMap<string, SloNumbers>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const NOTHING: LocalisedText = {
  en: 'The source has no numbers of it yet.',
  ko: '아직 데이터 소스에 이 지표의 값이 없어요.',
};
const SILENT: LocalisedText = {
  en: 'Nothing happened in the whole time, so there is nothing to judge by.',
  ko: '해당 기간에 트래픽이 없어서 판단할 수 없어요.',
};

/** What objectives would have been in the past that no repository has yet. */
export class Backtests {
  readonly #options: BacktestsOptions;
  readonly #now: () => number;

  constructor(options: BacktestsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * @param request the repository whose shared documents count, and files of
   *   objectives
   * @throws NotFoundError when the portal does not read the repository
   * @throws InputError when no file can be read
   */
  async run(
    { repository, files }: { repository: string; files: readonly SloFile[] },
    signal?: AbortSignal,
  ): Promise<SloBacktest> {
    const read = readSlos([...(await this.#shared(repository)), ...files]);
    const paths = new Set(files.map(({ path }) => path));
    const slos = read.slos.filter(({ file }) => paths.has(file));
    if (slos.length === 0) {
      const errors = read.problems
        .filter(({ file, severity }) => severity === 'error' && paths.has(file))
        .slice(0, MOST_PROBLEMS)
        .map(({ file, line, message }) => `${file}:${line}: ${message}`);
      throw new InputError(
        `No objective could be read. ${errors.join(' ')}`.trim(),
      );
    }
    const bySource = groupedBy(
      slos.map(({ slo }) => slo),
      slo => sourceOf(slo, read),
    );
    const items = await Promise.all(
      [...bySource].map(([name, own]) => this.#ask(name, own, signal)),
    );
    return {
      items: items.flat().sort((one, other) => (one.id < other.id ? -1 : 1)),
      observedAt: new Date(this.#now()).toISOString(),
    };
  }

  async #shared(name: string): Promise<SloFile[]> {
    const { mirrors, repositories } = this.#options;
    const repository = repositories.get(name);
    if (!repository) {
      throw new NotFoundError(
        `The portal does not read the repository ${JSON.stringify(
          name.slice(0, 200),
        )}.`,
      );
    }
    const mirror = mirrors.of(repository);
    if (mirror.age() === undefined) await mirror.update();
    const commit = await mirror.head(await mirror.defaultBranch());
    return commit === undefined ? [] : readShared(mirror, commit);
  }

  async #ask(
    name: string,
    slos: readonly Slo[],
    signal: AbortSignal | undefined,
  ): Promise<Item[]> {
    const numbers = this.#options.sources.get(name);
    const now = this.#now();
    if (!numbers) {
      const at = new Date(now).toISOString();
      const failure = { message: sourceMissing(name), at };
      return slos.map(slo => itemOf(slo, failure, now));
    }
    const read = await numbers.read(slos, { signal, isComputed: true });
    return slos.map(slo => itemOf(slo, read.readings.get(slo.id), now));
  }
}

function itemOf(
  slo: Slo,
  read: SloReading | SloFailure | undefined,
  now: number,
): Item {
  const { id, name, target } = slo;
  if (!read || isSloFailure(read)) {
    const message = read ? read.message : NOTHING;
    return { id, name, target, seconds: 0, message };
  }
  const { sli, budgetLeft, counts, coverage, data } = judgeSlo(slo, {
    ...{ reading: read, now: now / 1_000 },
  });
  return {
    ...{ id, name, target, seconds: read.end - read.start },
    ...(sli !== undefined && { sli }),
    ...(budgetLeft !== undefined && { budgetLeft }),
    ...(counts && { counts }),
    ...(coverage !== undefined && { coverage }),
    ...(sli === undefined && {
      message: data === 'no-traffic' ? SILENT : NOTHING,
    }),
  };
}
