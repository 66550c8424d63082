import type { SloMark } from '@infra-portal/infra-common';
import {
  type Mirror,
  pathHistory,
  readSlos,
  type SloFile,
} from '@infra-portal/infra-node';
import type { SloRange } from '../sources';

const MOST_COMMITS = 200;
const MOST_VERSIONS = 50;

const iso = (at: number) => new Date(at).toISOString();

/** `99.95 %`, without the error of binary fractions. */
const percent = (target: number) =>
  `${Number((target * 100).toPrecision(12))} %`;

/** A branch of a mirror that is looked back over. */
export interface Branch {
  mirror: Mirror;
  commit: string;
  /** Of the repository. */
  webUrl: string;
}

/** Pull requests that changed something under some folders. */
export async function pullMarks(
  { mirror, commit, webUrl }: Branch,
  stacks: readonly { dir: string; name: string }[],
  { start, end }: SloRange,
): Promise<SloMark[]> {
  if (stacks.length === 0) return [];
  const history = await pathHistory(
    mirror.directory,
    commit,
    stacks.map(({ dir }) => dir || '.'),
    { since: start * 1_000, limit: MOST_COMMITS },
  );
  return history.flatMap(({ at, title, pull, files }): SloMark[] => {
    if (pull === undefined || at > end * 1_000) return [];
    const touched = stacks.filter(({ dir }) =>
      files.some(file => file.startsWith(dir ? `${dir}/` : '')),
    );
    return [
      {
        ...{ kind: 'pull-request', at: iso(at), title },
        ...(touched.length === 1 && { stack: touched[0].name }),
        url: `${webUrl}/pull/${pull}`,
      },
    ];
  });
}

/**
 * When the target of an objective became another one. A window is judged by the
 * newest target all the same.
 * @param shared documents that the file refers to, as they are now
 */
export async function targetMarks(
  { mirror, commit, webUrl }: Branch,
  { id, file }: { id: string; file: string },
  shared: readonly SloFile[],
  { start, end }: SloRange,
): Promise<SloMark[]> {
  const history = await pathHistory(mirror.directory, commit, [file], {
    ...{ since: 0, limit: MOST_VERSIONS },
  });
  const marks: SloMark[] = [];
  let before: number | undefined;
  for (const version of history.reverse()) {
    const text = await mirror.read(version.commit, file);
    const read = text === undefined ? [] : [{ path: file, text }];
    const { slos } = readSlos([...shared, ...read]);
    const target = slos.find(({ slo }) => slo.id === id)?.slo.target;
    const isIn = version.at >= start * 1_000 && version.at <= end * 1_000;
    if (isIn && target !== undefined && before !== undefined) {
      if (target !== before) {
        marks.push({
          ...{ kind: 'target', at: iso(version.at) },
          title: `${percent(before)} → ${percent(target)}`,
          url: `${webUrl}/commit/${version.commit}`,
        });
      }
    }
    before = target ?? before;
  }
  return marks;
}
