import {
  type FileChange,
  type GateFinding,
  intentPath,
  isChange,
  type ServiceIntent,
  type ServiceIntentInput,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  type GoldenPath,
  readYaml,
  renderFiles,
  writeIntent,
} from '@infra-portal/infra-node';
import {
  editConflictFinding,
  keptFinding,
  objectiveFinding,
  renderProblems,
  unknownFormer,
} from '../../gates/renderGate';
import { formerOf } from '../../previews/formerOf';
import type { RepositoryModel } from '../../repository/readRepository';

/** A service with its golden path in another version. */
export interface UpgradedService {
  intent: ServiceIntent;
  changes: FileChange[];
  /** What a reader should know, lines that people changed among it. */
  findings: GateFinding[];
  /** Files whose lines people changed otherwise. */
  conflicts: string[];
}

export interface ServiceUpgrade {
  model: RepositoryModel;
  standards: Standards;
  /** In the version that it is to have. */
  path: GoldenPath;
  product: string;
  service: string;
  /** Files that other services of the same pull request changed before. */
  changed: ReadonlyMap<string, string | undefined>;
}

/**
 * Renders a service with a newer version of its golden path; what people changed
 * in its files stays.
 * @returns findings where it cannot be done, undefined where there is nothing to do
 */
export async function upgradeService({
  model,
  standards,
  path,
  product,
  service,
  changed,
}: ServiceUpgrade): Promise<
  UpgradedService | { problems: GateFinding[] } | undefined
> {
  const { tree } = model;
  const file = intentPath(standards, product, service);
  const text = await tree.read(file);
  if (text === undefined) return undefined;
  try {
    const former = await formerOf(model, file, text);
    if (!former) return { problems: [unknownFormer(file)] };
    const { name, version } = path.definition;
    const goldenPath = { name, version };
    const read = (data: unknown) => ({ ok: true as const, value: data });
    const given = readYaml(text, file, read) as ServiceIntentInput;
    if (given.goldenPath.version === version) return undefined;
    const intentText = writeIntent({ ...given, goldenPath }, text);
    const intent = readYaml(intentText, file, validateIntent);
    const base = async (target: string) =>
      changed.has(target) ? changed.get(target) : tree.read(target);
    const rendered = await renderFiles({
      ...{ intent, intentText, standards, path, former, base },
      filesIn: folder => tree.filesAt(tree.commit, folder),
    });
    return {
      intent,
      changes: rendered.files.filter(isChange),
      conflicts: [...new Set(rendered.conflicts.map(each => each.path))],
      findings: [
        ...rendered.conflicts.map(editConflictFinding),
        ...rendered.kept.map(keptFinding),
        ...rendered.objectives.map(objectiveFinding),
      ],
    };
  } catch (error) {
    const problems = renderProblems(error);
    if (!problems) throw error;
    return { problems };
  }
}
