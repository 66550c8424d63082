import {
  type FileChange,
  type GateFinding,
  intentPath,
  type ServiceIntent,
  type ServiceIntentInput,
  type Standards,
} from '@infra-portal/infra-common';
import {
  type GoldenPath,
  renderService,
  writeIntent,
} from '@infra-portal/infra-node';
import {
  noGoldenPath,
  noGoldenPathVersion,
  renderProblems,
} from '../gates/renderGate';
import {
  readGoldenPathFolder,
  readReleasedPath,
} from '../repository/goldenPathsOf';
import type { RepositoryModel } from '../repository/readRepository';

/** What a golden path makes of an intent, or why it makes nothing. */
export type Rendering =
  | { path: GoldenPath; changes: FileChange[] }
  | { path?: GoldenPath; problems: GateFinding[] };

/** Renders an intent over a base. Problems of the golden path are findings. */
export async function renderIntent(
  model: RepositoryModel,
  standards: Standards,
  given: ServiceIntentInput,
  intent: ServiceIntent,
): Promise<Rendering> {
  const { tree } = model;
  let path: GoldenPath | undefined;
  try {
    const found = await goldenPathOf(model, intent);
    if ('problem' in found) return { problems: [found.problem] };
    path = found.path;
    const file = intentPath(standards, intent.product, intent.service);
    const changes = await renderService({
      intent,
      intentText: writeIntent(given, await tree.read(file)),
      standards,
      path,
      base: target => tree.read(target),
    });
    return { path, changes };
  } catch (error) {
    const problems = renderProblems(error);
    if (!problems) throw error;
    return { path, problems };
  }
}

async function goldenPathOf(
  { tree, goldenPaths }: RepositoryModel,
  { goldenPath }: ServiceIntent,
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
