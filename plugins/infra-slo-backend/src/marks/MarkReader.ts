import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type LocalisedText,
  type Run,
  type DriftEpisode,
  type SloMark,
  type sloMarksSchema,
  type SloStatus,
  type StackSummary,
} from '@infra-portal/infra-common';
import type { Mirrors, RepositoryRef } from '@infra-portal/infra-node';
import type { z } from 'zod';
import { type FoundObjective, readShared } from '../objectives';
import type { SloRange } from '../sources';
import { type Branch, pullMarks, targetMarks } from './gitMarks';
import type { StacksClient } from './StacksClient';

/** Stacks whose past is asked for. */
const MOST_STACKS = 20;
const MOST_MARKS = 1_000;

export type SloMarks = z.infer<typeof sloMarksSchema>;

/** A service as the pages of stacks call it. */
export interface ServiceOfStacks {
  product?: string;
  service?: string;
  environment?: string;
}

export interface MarkReaderOptions {
  stacks: Pick<StacksClient, 'stacks' | 'applies' | 'drifts'>;
  mirrors: Mirrors;
  /** By `host/owner/name`. */
  repositories: ReadonlyMap<string, RepositoryRef>;
  webUrlOf: (repository: RepositoryRef) => string;
}

export interface MarkRequest {
  found: FoundObjective;
  service: ServiceOfStacks;
  status: Pick<SloStatus, 'alerts'>;
  range: SloRange;
  credentials: BackstageCredentials;
}

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();

function missing(error: unknown): LocalisedText {
  const { message } = toError(error);
  return {
    en: `They could not be asked for: ${message}`,
    ko: `조회하지 못했어요: ${message}`,
  };
}

/** What happened to the stacks of a service while its numbers were as they were. */
export class MarkReader {
  readonly #options: MarkReaderOptions;

  constructor(options: MarkReaderOptions) {
    this.#options = options;
  }

  /** What cannot be asked for leaves the rest. */
  async marks(request: MarkRequest): Promise<SloMarks> {
    const missed: SloMarks['missing'] = [];
    const items: SloMark[] = alertMarks(request);
    const gather = async (
      kinds: readonly SloMark['kind'][],
      find: () => Promise<SloMark[]>,
    ) => {
      try {
        items.push(...(await find()));
      } catch (error) {
        const message = missing(error);
        missed.push(...kinds.map(kind => ({ kind, message })));
      }
    };
    let stacks: Promise<StackSummary[]> | undefined;
    const own = () => (stacks ??= this.#stacks(request));
    await Promise.all([
      gather(['target'], () => this.#targets(request)),
      gather(['apply', 'failed-apply'], async () =>
        this.#applies(request, await own()),
      ),
      gather(['drift'], async () => this.#drifts(request, await own())),
      gather(['pull-request'], async () => this.#pulls(request, await own())),
    ]);
    const { start, end } = request.range;
    return {
      items: items
        .filter(
          each => each.at <= iso(end) && (each.until ?? each.at) >= iso(start),
        )
        .sort((one, other) => (one.at < other.at ? -1 : 1))
        .slice(-MOST_MARKS),
      missing: missed,
    };
  }

  /** Those of the service; of an environment only those in it. */
  async #stacks({ service: of, credentials }: MarkRequest) {
    const { product, service, environment } = of;
    if (product === undefined) return [];
    const all = await this.#options.stacks.stacks(product, credentials);
    return all
      .filter(
        each =>
          (service === undefined || each.service === service) &&
          (environment === undefined || each.environment === environment),
      )
      .slice(0, MOST_STACKS);
  }

  async #applies(
    { range, credentials }: MarkRequest,
    stacks: readonly StackSummary[],
  ): Promise<SloMark[]> {
    if (stacks.length === 0) return [];
    const names = stacks.map(({ name }) => name);
    const since = iso(range.start);
    return (
      await this.#options.stacks.applies(names, since, credentials)
    ).flatMap(applyMark);
  }

  async #drifts(
    { credentials }: MarkRequest,
    stacks: readonly StackSummary[],
  ): Promise<SloMark[]> {
    const found = await Promise.all(
      stacks.map(({ name }) => this.#options.stacks.drifts(name, credentials)),
    );
    return found.flat().map(driftMark);
  }

  async #pulls({ range }: MarkRequest, stacks: readonly StackSummary[]) {
    const names = [...new Set(stacks.map(({ repository }) => repository))];
    const found = await Promise.all(
      names.map(async name => {
        const branch = await this.#branch(name);
        const own = stacks.filter(({ repository }) => repository === name);
        return branch ? pullMarks(branch, own, range) : [];
      }),
    );
    return found.flat();
  }

  async #targets({ found, range }: MarkRequest): Promise<SloMark[]> {
    const branch = await this.#branch(found.repository);
    if (!branch) return [];
    const shared = await readShared(branch.mirror, found.commit);
    return targetMarks(
      { ...branch, commit: found.commit },
      { id: found.slo.id, file: found.file },
      ...[shared, range],
    );
  }

  /** Undefined for a repository that the portal does not read. */
  async #branch(name: string): Promise<Branch | undefined> {
    const { mirrors, repositories, webUrlOf } = this.#options;
    const repository = repositories.get(name);
    if (!repository) return undefined;
    const mirror = mirrors.of(repository);
    const commit = await mirror.head(await mirror.defaultBranch());
    if (commit === undefined) return undefined;
    return { mirror, commit, webUrl: webUrlOf(repository) };
  }
}

/** Only those that fire now: no source tells of those before. */
function alertMarks({ status }: MarkRequest): SloMark[] {
  return status.alerts.flatMap(({ name, state, since }): SloMark[] =>
    state === 'firing' && since !== undefined
      ? [{ kind: 'alert', at: since, title: name }]
      : [],
  );
}

function applyMark(run: Run): SloMark[] {
  const { state, pullRequest, stack, at, finishedAt, jobUrl, dir } = run;
  if (state !== 'succeeded' && state !== 'failed') return [];
  const url = pullRequest?.url ?? jobUrl;
  return [
    {
      kind: state === 'succeeded' ? 'apply' : 'failed-apply',
      at: finishedAt ?? at,
      title: pullRequest?.title ?? stack?.name ?? dir ?? run.repository,
      ...(stack && { stack: stack.name ?? stack.ref }),
      ...(url !== undefined && { url }),
    },
  ];
}

function driftMark({ stack, ...episode }: DriftEpisode): SloMark {
  return {
    ...{ kind: 'drift', at: episode.firstSeenAt },
    ...(episode.endedAt !== undefined && { until: episode.endedAt }),
    ...{ title: stack.name ?? stack.ref, stack: stack.name ?? stack.ref },
  };
}
