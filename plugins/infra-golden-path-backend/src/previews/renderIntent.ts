import {
  type FileChange,
  type GateFinding,
  intentPath,
  isChange,
  type ServiceIntent,
  type ServiceIntentInput,
  type Standards,
} from '@infra-portal/infra-common';
import {
  asksForSkeleton,
  type GoldenPath,
  readGoldenPathFolder,
  readReleasedPath,
  renderFiles,
  type RenderRequest,
  writeIntent,
} from '@infra-portal/infra-node';
import {
  editConflictFinding,
  keptFinding,
  noGoldenPath,
  noGoldenPathVersion,
  objectiveFinding,
  renderProblems,
  unknownFormer,
} from '../gates/renderGate';
import type { RepositoryModel } from '../repository/readRepository';
import { type Former, formerOf } from './formerOf';

/** What a golden path makes of an intent, or why it makes nothing. */
export type IntentRendering =
  | {
      path: GoldenPath;
      changes: FileChange[];
      warnings: GateFinding[];
      /** It asks for a skeleton that was not asked for before. */
      skeleton: boolean;
      /** Of a service that is there, unless nobody can tell. */
      former?: Former;
    }
  | { path?: GoldenPath; problems: GateFinding[] };

/**
 * Renders an intent over a base. Problems of the golden path are findings.
 * @param render default: with the lists that services share
 */
export async function renderIntent(
  model: RepositoryModel,
  standards: Standards,
  given: ServiceIntentInput,
  intent: ServiceIntent,
  render: typeof renderFiles = renderFiles,
): Promise<IntentRendering> {
  const { tree } = model;
  let path: GoldenPath | undefined;
  try {
    const found = await goldenPathOf(model, intent);
    if ('problem' in found) return { problems: [found.problem] };
    path = found.path;
    const file = intentPath(standards, intent.product, intent.service);
    const text = await tree.read(file);
    const request: RenderRequest = {
      intent,
      intentText: writeIntent(given, text),
      standards,
      path,
      base: target => tree.read(target),
      filesIn: folder => tree.filesAt(tree.commit, folder),
    };
    const former =
      text === undefined ? undefined : await formerOf(model, file, text);
    if (!former) {
      const { files, objectives } = await render(request);
      const warnings = objectives.map(objectiveFinding);
      if (text !== undefined) warnings.push(unknownFormer(file));
      // Of a service whose answers are unreadable nobody knows what it had.
      const skeleton = text === undefined && asksForSkeleton(intent);
      return { path, changes: files.filter(isChange), warnings, skeleton };
    }
    const { files, kept, conflicts, objectives } = await render({
      ...request,
      former,
    });
    const warnings = [
      ...conflicts.map(editConflictFinding),
      ...kept.map(keptFinding),
      ...objectives.map(objectiveFinding),
    ];
    const skeleton = asksForSkeleton(intent, former.intent);
    const changes = files.filter(isChange);
    return { path, changes, warnings, skeleton, former };
  } catch (error) {
    const problems = renderProblems(error);
    if (!problems) throw error;
    return { path, problems };
  }
}

/** The golden path that an intent names, in the version that it names. */
export async function goldenPathOf(
  { tree, goldenPaths }: Pick<RepositoryModel, 'tree' | 'goldenPaths'>,
  { goldenPath }: Pick<ServiceIntent, 'goldenPath'>,
): Promise<{ path: GoldenPath } | { problem: GateFinding }> {
  const folder = goldenPaths.find(({ name }) => name === goldenPath.name);
  if (!folder) {
    const names = goldenPaths.map(({ name }) => name);
    return { problem: noGoldenPath(goldenPath.name, names) };
  }
  const path = await readGoldenPathFolder(tree, folder);
  const { version } = path.definition;
  if (version === goldenPath.version) return { path };
  const released = await readReleasedPath(tree, folder, goldenPath.version);
  if (released) return { path: released };
  const { name } = folder;
  return { problem: noGoldenPathVersion(name, goldenPath.version, version) };
}
