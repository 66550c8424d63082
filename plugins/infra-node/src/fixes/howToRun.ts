import { placeWordOf, usualPlaceWord } from '@infra-portal/infra-common';
import {
  fromLayout,
  fromPath,
  type LayoutOptions,
} from '../discovery/placement';
import type { AtlantisProject } from '../yaml';

/** Members that say how a stack is run; the rest is each project's own. */
const HOW = ['workflow', 'terraform_version', 'autoplan'];
/** What must be so before a stack is run: never less than others ask for. */
const REQUIREMENTS = [
  'plan_requirements',
  'apply_requirements',
  'import_requirements',
];

const isEmptyList = (value: unknown) =>
  Array.isArray(value) && value.length === 0;

const isSame = (a: unknown, b: unknown) =>
  JSON.stringify(a) === JSON.stringify(b);

/** Where a stack or project runs. */
interface Place {
  dir: string;
  workspace?: string;
}

/**
 * How a new project should run a stack: as the nearest one of its environment
 * does, with all that projects of this environment require. Where there is none,
 * what a project of another environment does alone is nobody's rule: only what
 * all do alike is taken, and all that any of them requires.
 */
export function howToRun(
  projects: readonly AtlantisProject[],
  stack: Place & { name: string },
  options: LayoutOptions,
): Partial<AtlantisProject> {
  const environment = environmentOf(stack, options);
  const own = projects.filter(
    each => environmentOf(each, options) === environment,
  );
  const others = own.length > 0 ? own : projects;
  const neighbour = nearest(others, stack.dir);
  if (!neighbour) return {};
  const isShared = (member: string) =>
    own.length > 0 ||
    others.every(each => isSame(each[member], neighbour[member]));
  const how = HOW.filter(
    member => neighbour[member] !== undefined && isShared(member),
  ).map(member => [member, neighbour[member]]);
  return {
    // Where nobody names projects, a name would be the only one.
    ...(neighbour.name !== undefined && { name: stack.name }),
    ...Object.fromEntries(how),
    ...required(neighbour, others, own.length > 0),
  };
}

/** Requirements of the nearest first, then those of others. */
function required(
  neighbour: AtlantisProject,
  others: readonly AtlantisProject[],
  isOwn: boolean,
): Partial<AtlantisProject> {
  const lists = REQUIREMENTS.flatMap(member => {
    const said = [neighbour, ...others].flatMap(each =>
      Array.isArray(each[member]) ? [each[member] as unknown[]] : [],
    );
    const all = [...new Set(said.flat())];
    // An empty list asks for less than none does: what the server has set.
    const isWanted =
      all.length > 0 ||
      (isOwn && others.every(each => isEmptyList(each[member])));
    return isWanted ? [[member, all]] : [];
  });
  return Object.fromEntries(lists);
}

function environmentOf(
  { dir, workspace = 'default' }: Place,
  options: LayoutOptions,
): string | undefined {
  const place = fromLayout(dir, options) ?? fromPath(dir, '', options);
  // What a file says need not be a text.
  const word = String(workspace);
  return (
    place.environment ??
    placeWordOf(word, options.standards) ??
    usualPlaceWord(word)
  );
}

/** The project that shares most of its folder; of several the last. */
function nearest(
  projects: readonly AtlantisProject[],
  dir: string,
): AtlantisProject | undefined {
  let best: AtlantisProject | undefined;
  let most = -1;
  for (const project of projects) {
    const shared = alike(project.dir.split('/'), dir.split('/'));
    if (shared >= most) {
      best = project;
      most = shared;
    }
  }
  return best;
}

/** Segments that two folders have in common, from both ends. */
function alike(a: readonly string[], b: readonly string[]): number {
  const common = (x: readonly string[], y: readonly string[]) => {
    const differs = x.findIndex((part, index) => part !== y[index]);
    return differs < 0 ? x.length : differs;
  };
  return common(a, b) + common([...a].reverse(), [...b].reverse());
}
