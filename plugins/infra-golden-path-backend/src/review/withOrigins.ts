import {
  excerptOfAny,
  type ReviewDiff,
  type ReviewOrigin,
} from '@infra-portal/infra-common';
import {
  type FileSource,
  originsOf,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { createPauses } from '../util/steps';
import { type ReviewedService, servicesOfPull } from './comparedServices';
import { filesOfPull } from './reviewFiles';
import type { ReviewedPull } from './ReviewedPulls';

export type WebUrlOf = (repository: RepositoryRef) => string;

export interface OriginOptions {
  webUrlOf: WebUrlOf;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Comparisons with where their lines come from, and with what the golden path
 * gives instead of files that deviate.
 */
export async function withOrigins(
  reviewed: ReviewedPull,
  diffs: readonly ReviewDiff[],
  { webUrlOf, now }: OriginOptions,
): Promise<ReviewDiff[]> {
  const files = await filesOfPull(reviewed);
  const { services } = await servicesOfPull(reviewed, files, now);
  if (services.length === 0) return [...diffs];
  const byPath = new Map(files.map(file => [file.path, file]));
  const ids = diffs.flatMap(({ path }) => byPath.get(path)?.after?.id ?? []);
  const texts = await reviewed.mirror.readObjects(ids);
  const web = webUrlOf(reviewed.repository);
  const pause = createPauses();
  const found: ReviewDiff[] = [];
  for (const diff of diffs) {
    const id = byPath.get(diff.path)?.after?.id;
    const text = id && texts.get(id);
    found.push(withOrigin(diff, text, services, web));
    await pause();
  }
  return found;
}

function withOrigin(
  diff: ReviewDiff,
  text: string | undefined,
  services: readonly ReviewedService[],
  web: string,
): ReviewDiff {
  if (!diff.excerpt) return diff;
  const deviation = services
    .flatMap(({ report }) => report.deviations)
    .find(({ path, after }) => path === diff.path && after !== undefined);
  const service = services.find(({ sources }) => sources.has(diff.path));
  return {
    ...diff,
    ...(deviation && {
      deviation: excerptOfAny(deviation.before, deviation.after),
    }),
    origins:
      service && text
        ? originsIn(text, service, service.sources.get(diff.path)!, web)
        : [],
  };
}

function originsIn(
  text: string,
  { compared, pathCommit }: ReviewedService,
  { environment, ...source }: FileSource,
  web: string,
): ReviewOrigin[] {
  const template = compared?.path.files.get(source.file);
  if (!compared || template === undefined) return [];
  const { intent, path } = compared;
  const file = `${path.folder}/${source.file}`;
  const names = file.split('/').map(encodeURIComponent).join('/');
  const made = { text, intent, environment };
  const origins = originsOf({ ...made, source: { ...source, text: template } });
  return origins.map(({ from, to, line, fields }) => ({
    ...{ from, to, fields },
    source: {
      ...{ file, line },
      ...(pathCommit && { url: `${web}/blob/${pathCommit}/${names}#L${line}` }),
    },
  }));
}
