import {
  type FileChange,
  type Retirement,
  type RetirementStep,
  verbatim,
} from '@infra-portal/infra-common';
import { emptyStack, keepParts, retiredFiles } from '@infra-portal/infra-node';
import { declaredStacks } from '../previews/declaredStacks';
import { overlay } from '../previews/overlay';
import { createPauses } from '../util/steps';
import { retiredParts } from './retiredParts';
import type { RetiredService } from './retiredService';
import { switchOff } from './switchOff';
import { HAS_MORE, stillProtected, UNKNOWN_STACK } from './texts';

type Problem = Retirement['problems'][number];
export type Environments = Retirement['environments'];

/** A service, and what of it is shown. */
export interface Work extends RetiredService {
  shown: Environments;
  declared: Retirement['declared'];
}

/** What the pull request of a step changes, or why it cannot. */
export interface StepOutcome {
  changes: FileChange[];
  problems: Problem[];
}

/** What Terraform is to forget, in the folder of a stack. */
export const RETIRED_FILE = 'retired.tf';

const keptIn = ({ shown }: Work, environment: string): string[] =>
  shown
    .filter(({ name }) => name === environment)
    .flatMap(({ parts }) => parts.filter(({ kept }) => kept))
    .map(({ part }) => part);

const asError = ({
  message,
  ...place
}: {
  file: string;
  line?: number;
  message: string;
}): Problem => ({ severity: 'error', message: verbatim(message), ...place });

/** A stack whose modules cannot be read may have more than is known. */
const unknownIn = ({ declared, environments }: Work): Problem[] =>
  declared
    .filter(({ problems }) => problems.length > 0)
    .map(({ stack, problems }) => ({
      severity: 'warning',
      file: environments.find(each => each.stack === stack)?.directory,
      message: UNKNOWN_STACK(problems[0].message),
    }));

/** For all files of the service. */
export const requestOf = ({ former, model: { tree }, standards }: Work) => ({
  ...{ former, standards },
  base: (path: string) => tree.read(path),
  filesIn: (folder: string) => tree.filesAt(tree.commit, folder),
});

/** What its stacks declare with changes laid over them. */
export const declaredOf = (
  { model, standards, environments }: RetiredService,
  changes: readonly FileChange[],
) =>
  declaredStacks(
    { model, standards, environments, overlay: overlay(model, changes) },
    createPauses(),
  );

export const STEPS: Record<
  RetirementStep,
  (work: Work) => Promise<StepOutcome>
> = {
  protection: async work => {
    const changes: FileChange[] = [];
    for (const { directory, name, stack } of work.shown) {
      const own = work.declared.find(each => each.stack === stack);
      const kept = keptIn(work, name);
      const files = await overlay(work.model, []).moduleFiles(directory);
      const isKept = (part: string) => kept.includes(part);
      changes.push(...(await switchOff(files, own?.resources ?? [], isKept)));
    }
    const after = await declaredOf(work, changes);
    const keep = work.shown.flatMap(({ name }) =>
      keptIn(work, name).map(part => `${name}:${part}`),
    );
    const left = retiredParts(work.environments, after, keep);
    return { changes, problems: stillProtected(left) };
  },

  removal: async work => {
    const changes: FileChange[] = [];
    const problems = unknownIn(work);
    for (const { directory, name } of work.shown) {
      const files = await overlay(work.model, []).moduleFiles(directory);
      const texts = new Map(files.map(({ path, text }) => [path, text]));
      const emptied = await emptyStack(texts);
      const kept = keptIn(work, name);
      const target = `${directory}/${RETIRED_FILE}`;
      if (kept.length > 0) emptied.files.set(target, keepParts(kept));
      for (const [path, after] of emptied.files) {
        const before = texts.get(path);
        if (before !== after) changes.push({ path, before, after });
      }
      problems.push(...emptied.problems.map(asError));
    }
    const after = await declaredOf(work, changes);
    const isEmpty = after.every(({ resources }) => resources.length === 0);
    if (!isEmpty) problems.push({ severity: 'error', message: HAS_MORE });
    return { changes, problems };
  },

  'clean-up': async work => {
    const { changes, left } = await retiredFiles(requestOf(work));
    return { changes, problems: [...unknownIn(work), ...left.map(asError)] };
  },
};
