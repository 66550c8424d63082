import { atlantisFacts } from '../discovery/otherFacts';
import type { AtlantisFacts } from '../discovery/facts';
import {
  type AtlantisProject,
  removeAtlantisProject,
  upsertAtlantisProject,
} from '../yaml';
import { standardsIn } from '../discovery';
import { parseDocument } from 'yaml';
import { howToRun } from './howToRun';
import { readFound } from './terraformFixes';
import {
  type FixableFinding,
  type FixContext,
  type FixedFile,
  NoFixError,
} from './types';

const FILE = 'atlantis.yaml';
/** A project of a folder that is not there goes. */
export async function fixMissingDirectory(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const before = await readFound(finding, context);
  const { line } = finding;
  const project = projectsIn(before).find(each => each.line === line);
  if (!project) {
    throw new NoFixError(
      `No project begins on line ${line} of ${FILE}.`,
      'Reload the page: the file has changed since it was last looked at.',
    );
  }
  const { name, dir, workspace } = project;
  const key = { ...(name !== undefined && { name }), dir, workspace };
  const after = removeAtlantisProject({ file: FILE, text: before }, key);
  return { path: FILE, before, after };
}

/** A stack gets a project, run as those next to it are. */
export async function fixMissingProject(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const { stack } = context;
  if (!stack) {
    throw new NoFixError(
      'It is not known which stack is meant.',
      'Begin from the page of the stack.',
    );
  }
  const before = await readFound({ ...finding, file: FILE }, context);
  const { standards } = standardsIn(await context.read('portal.yaml'));
  const { name, ...how } = howToRun(projectsOf(before), stack, {
    ...(standards && { layout: standards.layout, standards }),
  });
  const project: AtlantisProject = {
    ...(name !== undefined && { name }),
    dir: stack.dir,
    ...(stack.workspace !== 'default' && { workspace: stack.workspace }),
    ...how,
  };
  const after = upsertAtlantisProject({ file: FILE, text: before }, project);
  return { path: FILE, before, after };
}

function projectsIn(text: string): AtlantisFacts['projects'] {
  const facts = atlantisFacts(text);
  return facts.kind === 'atlantis' ? facts.projects : [];
}

function projectsOf(text: string): AtlantisProject[] {
  const { projects } = (valueOf(text) ?? {}) as { projects?: unknown };
  return Array.isArray(projects)
    ? projects.filter(
        (each): each is AtlantisProject => typeof each?.dir === 'string',
      )
    : [];
}

/** What a file says; nothing where aliases lead nowhere or to too much. */
function valueOf(text: string): unknown {
  try {
    return parseDocument(text).toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}
