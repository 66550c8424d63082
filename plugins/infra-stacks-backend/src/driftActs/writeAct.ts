import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  type DriftEpisodeDetail,
  type DriftProposalRequest,
  type DriftResource,
  parseStackRef,
} from '@infra-portal/infra-common';
import {
  type Adopted,
  adoptValues,
  changedLines,
  type FixedFile,
  ignoreChanges,
  isModuleFile,
  type LeftOut,
  type Mirror,
  NoFixError,
  planArguments,
  type ProposalBase,
  revertFile,
  revertNote,
  snoozeDrift,
} from '@infra-portal/infra-node';

const DAY = 24 * 60 * 60_000;
/** Days that drift may be silenced; longer is for the standards themselves. */
const LONGEST_SNOOZE = 90;
const STANDARDS = 'portal.yaml';
const ATLANTIS = 'atlantis.yaml';
/** Reasons that an answer names; the others are counted by people. */
const MOST_LEFT = 200;

/** What an act changes, and what it is known by. */
export interface WrittenAct {
  base: ProposalBase;
  /** `host/owner/name`, as the ledger has it. */
  repository: string;
  branch: string;
  files: FixedFile[];
  left: LeftOut[];
  /** What is to be commented in the pull request. */
  comment?: string;
  digest: string;
}

export interface ActInput {
  base: ProposalBase;
  repository: string;
  episode: DriftEpisodeDetail;
  request: DriftProposalRequest;
  commandOf(repository: string): string | undefined;
}

/**
 * Refuses what is wrong with a request whatever has drifted.
 * @throws InputError
 */
export function checkRequestNow(
  request: DriftProposalRequest,
  now: Date,
): void {
  if (request.act !== 'snooze') return;
  const today = now.toISOString().slice(0, 10);
  const last = new Date(now.getTime() + LONGEST_SNOOZE * DAY)
    .toISOString()
    .slice(0, 10);
  if (request.until >= today && request.until <= last) return;
  throw new InputError(
    `The last day has to be between ${today} and ${last}. Choose another day, or adopt what is there.`,
  );
}

/**
 * Writes the files of an act; none where all that drifted is left as it is.
 * @throws NoFixError when there is nothing that could be written or left
 */
export async function writeAct(input: ActInput): Promise<WrittenAct> {
  const { base, episode, repository, request } = input;
  const { files, left } = await changesOf(input);
  const comment = await commentOf(input, files);
  const key = hash([
    episode.stack.ref,
    request.act,
    files.map(file => [file.path, changedLines(file)]),
  ]);
  return {
    base,
    repository,
    // What changes the same lines in the same way is the same proposal.
    branch: `portal/drift/${request.act}-${key.slice(0, 10)}`,
    files,
    left: left.slice(0, MOST_LEFT),
    ...(comment !== undefined && { comment }),
    digest: hash([
      episode.id,
      request,
      episode.counts,
      episode.resources,
      files.map(({ path, before, after }) => [path, before, after]),
      comment ?? null,
    ]),
  };
}

async function changesOf(input: ActInput): Promise<Adopted> {
  const { base, episode, request } = input;
  const { commit, mirror } = base;
  const { stack } = episode;
  const { dir } = parseStackRef(stack.ref);
  switch (request.act) {
    case 'revert': {
      const before = await mirror.read(commit, revertFile(dir));
      const since = episode.firstSeenAt.slice(0, 10);
      const note = { dir, episode: episode.id, since };
      return { files: [revertNote(note, before)], left: [] };
    }
    case 'snooze': {
      const { product, environment } = stack;
      const { reason, until } = request;
      const file = snoozeDrift(
        {
          dir,
          reason,
          until,
          ...(product !== undefined && { product }),
          ...(environment !== undefined && { environment }),
        },
        await mirror.read(commit, STANDARDS),
      );
      return { files: [file], left: [] };
    }
    default:
      return adopt(input, request, dir);
  }
}

async function adopt(
  { base, episode }: ActInput,
  { addresses, how }: Extract<DriftProposalRequest, { act: 'adopt' }>,
  dir: string,
): Promise<Adopted> {
  const resources = chosen(episode.resources, addresses);
  const files = await stackFiles(base.mirror, base.commit, dir);
  const write = how === 'value' ? adoptValues : ignoreChanges;
  const adopted = await write({ files, resources });
  if (adopted.files.length > 0 || adopted.left.length > 0) return adopted;
  throw new NoFixError(
    'The code says what is there already.',
    'Wait until the stack has been looked at again.',
  );
}

function chosen(
  all: readonly DriftResource[],
  addresses: readonly string[] | undefined,
): readonly DriftResource[] {
  if (all.length === 0) {
    throw new NoFixError(
      'It is not known what has drifted: who looked gave no plan.',
      'Have the stack looked at again, revert the drift, or snooze it.',
    );
  }
  if (!addresses) return all;
  const wanted = new Set(addresses);
  const found = all.filter(({ address }) => wanted.has(address));
  if (found.length === wanted.size) return found;
  throw new NoFixError(
    'Some of the resources are not among what has drifted any more.',
    'Choose them once more.',
  );
}

/** Files of the folder itself that Terraform reads; links are none of them. */
async function stackFiles(mirror: Mirror, commit: string, dir: string) {
  const entries = await mirror.list(commit, dir === '.' ? undefined : dir);
  const own = entries.filter(
    ({ mode, path }) =>
      mode.startsWith('100') &&
      posix.dirname(path) === dir &&
      isModuleFile(posix.basename(path)),
  );
  const texts = await mirror.readObjects([...new Set(own.map(({ id }) => id))]);
  return own.map(({ id, path }) => ({ path, text: texts.get(id) ?? '' }));
}

/** A plan that is asked for: only where the change itself brings none. */
async function commentOf(
  { base, commandOf, episode, repository, request }: ActInput,
  files: readonly FixedFile[],
): Promise<string | undefined> {
  const command = commandOf(repository);
  if (files.length === 0) return undefined;
  // What is snoozed is not to be planned.
  if (command === undefined || request.act === 'snooze') return undefined;
  const { dir, workspace } = parseStackRef(episode.stack.ref);
  const args = planArguments(await base.mirror.read(base.commit, ATLANTIS), {
    dir,
    workspace,
    changed: files.map(({ path }) => path),
  });
  return args === undefined ? undefined : `${command} plan ${args}`;
}

function hash(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
