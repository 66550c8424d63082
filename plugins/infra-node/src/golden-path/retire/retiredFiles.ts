import type {
  EnvironmentName,
  FileChange,
  Standards,
} from '@infra-portal/infra-common';
import { intentPath, isChange } from '@infra-portal/infra-common';
import { EditConflict } from '../../splice/editConflict';
import { listEntries } from '../editLists';
import { type FilesIn, objectiveFiles } from '../objectiveFiles';
import { type RenderedFile, renderOutputs } from '../renderOutputs';
import type { RenderRequest } from '../renderService';
import { ServiceScope } from '../serviceScope';

export interface RetireRequest {
  /** What the service was made from. */
  former: NonNullable<RenderRequest['former']>;
  standards: Standards;
  base: RenderRequest['base'];
  filesIn: FilesIn;
}

export interface RetiredFiles {
  /** All files of the service go, also those that people changed or added. */
  changes: FileChange[];
  /** Lists that could not be edited, and why. */
  left: { file: string; line: number; message: string }[];
  /** Folders of the stacks by environment. */
  stacks: Map<EnvironmentName, string>;
}

const NONE: ReadonlyMap<string, RenderedFile> = new Map();

/**
 * What the repository is without a service: its files, its entries in lists, and
 * what was compiled from its objectives are gone. Throws as `renderService`.
 */
export async function retiredFiles({
  former,
  standards,
  base,
  filesIn,
}: RetireRequest): Promise<RetiredFiles> {
  const { intent, path } = former;
  const scope = new ServiceScope(intent, standards, path);
  const outputs = await renderOutputs(scope);
  const were = await objectiveFiles(outputs, NONE, filesIn);
  const will = await objectiveFiles(NONE, outputs, filesIn);
  const after = new Map<string, string | undefined>();
  for (const file of [...outputs.values(), ...were.files.values()]) {
    if (file.scope !== 'repository') after.set(file.path, undefined);
  }
  for (const { path: file, text } of will.files.values()) after.set(file, text);
  const stacks = new Map(
    scope.environments.map(name => [name, scope.stackOf(name)] as const),
  );
  for (const folder of stacks.values()) {
    for (const file of (await filesIn(folder)).keys()) {
      after.set(file, undefined);
    }
  }
  after.set(intentPath(standards, intent.product, intent.service), undefined);
  const changes: FileChange[] = [];
  for (const [file, text] of after) {
    changes.push({ path: file, before: await base(file), after: text });
  }
  const lists = await withoutEntries(scope, base);
  return {
    changes: [...changes, ...lists.changes]
      .filter(isChange)
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    left: lists.left,
    stacks,
  };
}

async function withoutEntries(
  scope: ServiceScope,
  base: RenderRequest['base'],
): Promise<Pick<RetiredFiles, 'changes' | 'left'>> {
  const texts = new Map<string, string>();
  const left: RetiredFiles['left'] = [];
  const changes: FileChange[] = [];
  const entries = listEntries(scope);
  for (const file of new Set(entries.map(entry => entry.file))) {
    const before = await base(file);
    if (before === undefined) continue;
    texts.set(file, before);
    for (const entry of entries.filter(each => each.file === file)) {
      const text = texts.get(file)!;
      try {
        texts.set(file, entry.remove({ file, text }));
      } catch (error) {
        if (!(error instanceof EditConflict)) throw error;
        const { line, problem } = error;
        left.push({ file, line, message: problem });
      }
    }
    changes.push({ path: file, before, after: texts.get(file) });
  }
  return { changes, left };
}
