import {
  FileChange,
  intentPath,
  isChange,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import type { SloFileProblem } from '../slo';
import { EditConflict } from '../splice/editConflict';
import { listEntries, type ListEntry } from './editLists';
import type { GoldenPath } from './goldenPath';
import { type FileEditConflict, mergeOutputs } from './merge';
import { type FilesIn, objectiveFiles } from './objectiveFiles';
import { DocumentError } from './readYaml';
import { renderOutputs, type RenderedFile } from './renderOutputs';
import { ServiceScope } from './serviceScope';

/** Everything that a service is made from. */
export interface RenderRequest {
  intent: ServiceIntent;
  /** The text of the intent's file, which is one of the files. */
  intentText: string;
  standards: Standards;
  path: GoldenPath;
  /** Text of a file of the repository as it is; `undefined` when there is none. */
  base: (path: string) => Promise<string | undefined>;
  /**
   * Text of the files below a folder of the repository as it is, by path.
   * Without it nothing follows from objectives, such as rules.
   */
  filesIn?: FilesIn;
  /**
   * The intent that the base was made from, with its golden path in the version
   * that it names: what it gave and the intent no longer gives is removed, and
   * what people changed in its files since stays.
   */
  former?: { intent: ServiceIntent; path: GoldenPath };
  /** Files as the golden path gives them, whatever people changed in them. */
  asGiven?: boolean;
}

/** Files of a service beside those that are there. */
export interface Rendering {
  /** All files, those that stay as they are too, sorted by path. */
  files: FileChange[];
  /**
   * What the former intent gave and the intent no longer gives, and what was
   * changed by hand since: it is left as it is.
   */
  kept: { path: string; entry?: string }[];
  /** Where people changed what the intent wants otherwise now: theirs stays. */
  conflicts: FileEditConflict[];
  /** What is wrong with objectives, so that nothing follows from them. */
  objectives: SloFileProblem[];
}

/**
 * The files of a service: the same request gives the same bytes. Existing lists
 * (`atlantis.yaml`, `infracost.yml`) are edited, every other byte of them kept.
 *
 * @returns what changes, sorted by path; files that stay as they are left out
 * @throws DocumentError when the path is not the intent's
 * @throws HclError where the golden path is wrong, with its file and line
 * @throws EditConflict where a list cannot be edited
 */
export async function renderService(
  request: RenderRequest,
): Promise<FileChange[]> {
  return (await renderFiles(request)).files.filter(isChange);
}

const byPath = (changes: ReadonlyMap<string, FileChange>) =>
  [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));

/** All that rendering says; otherwise as {@link renderService}. */
export async function renderFiles(request: RenderRequest): Promise<Rendering> {
  const { scope, earlier, changes, ...rest } = await ownFiles(request);
  const entries = listEntries(scope);
  const before = earlier ? listEntries(earlier) : [];
  for (const list of await editedLists(request.base, entries, before)) {
    if (changes.has(list.change.path)) {
      throw scope.problem('lists', `${list.change.path} is an output too`);
    }
    changes.set(list.change.path, list.change);
    rest.kept.push(...list.kept);
  }
  return { files: byPath(changes), ...rest };
}

/**
 * The same without the lists, which all services share: editing those of many
 * stacks takes longer than all else, and Terraform reads none of them.
 */
export async function renderOwnFiles(
  request: RenderRequest,
): Promise<Rendering> {
  const { scope, earlier, changes, ...rest } = await ownFiles(request);
  return { files: byPath(changes), ...rest };
}

const NO_FILES: ReadonlyMap<string, RenderedFile> = new Map();

async function ownFiles(request: RenderRequest) {
  const { intent, standards, path, former, base } = request;
  const scope = scopeOf(intent, standards, path);
  const earlier = former && scopeOf(former.intent, standards, former.path);
  const [now, then] = [
    await renderOutputs(scope),
    earlier ? await renderOutputs(earlier) : NO_FILES,
  ];
  const before = request.asGiven ? NO_FILES : then;
  const merged = await mergeOutputs(now, before, base);
  const given = await givenFiles(merged.files, then, request.filesIn);
  const wanted = new Map<string, RenderedFile | { text: string }>(given.files);
  const own = intentPath(standards, intent.product, intent.service);
  if (wanted.has(own)) {
    throw scope.problem('outputs', `${own} is the file of the intent`);
  }
  wanted.set(own, { text: request.intentText });

  const changes = new Map<string, FileChange>();
  for (const [file, { text }] of wanted) {
    changes.set(file, { path: file, before: await base(file), after: text });
  }
  const kept: Rendering['kept'] = [];
  if (earlier) {
    const were = await givenFiles(then, now, request.filesIn);
    for (const gone of await formerFiles(were.files, wanted, base)) {
      if ('entry' in gone) kept.push(gone.entry);
      else changes.set(gone.change.path, gone.change);
    }
  }
  const { conflicts } = merged;
  const objectives = given.problems;
  return { scope, earlier, changes, kept, conflicts, objectives };
}

/** What a golden path gives, and what follows from it. */
async function givenFiles(
  files: ReadonlyMap<string, RenderedFile>,
  other: ReadonlyMap<string, RenderedFile>,
  filesIn?: FilesIn,
) {
  if (!filesIn) return { files, problems: [] };
  const more = await objectiveFiles(files, other, filesIn);
  return { files: new Map([...files, ...more.files]), problems: more.problems };
}

function scopeOf(
  intent: ServiceIntent,
  standards: Standards,
  path: GoldenPath,
): ServiceScope {
  const { definition } = path;
  const { goldenPath } = intent;
  if (
    definition.name !== goldenPath.name ||
    definition.version !== goldenPath.version
  ) {
    throw new DocumentError(`${path.folder}/golden-path.yaml`, [
      `is ${definition.name} ${definition.version}; the intent asks for ${goldenPath.name} ${goldenPath.version}`,
    ]);
  }
  return new ServiceScope(intent, standards, path);
}

type Base = RenderRequest['base'];
type Gone = { change: FileChange } | { entry: { path: string } };

/** Files that only the former intent gives: removed where nobody changed them. */
async function formerFiles(
  were: ReadonlyMap<string, RenderedFile>,
  wanted: ReadonlyMap<string, unknown>,
  base: Base,
): Promise<Gone[]> {
  const gone: Gone[] = [];
  for (const { path, text, scope } of were.values()) {
    if (scope === 'repository' || wanted.has(path)) continue;
    const before = await base(path);
    if (before === undefined) continue;
    if (before === text) gone.push({ change: { path, before } });
    else gone.push({ entry: { path } });
  }
  return gone;
}

async function editedLists(
  base: Base,
  wanted: ListEntry[],
  former: ListEntry[],
): Promise<{ change: FileChange; kept: Rendering['kept'] }[]> {
  const files = new Set([...former, ...wanted].map(entry => entry.file));
  const edited: { change: FileChange; kept: Rendering['kept'] }[] = [];
  for (const file of files) {
    const before = await base(file);
    if (before === undefined) continue;
    const of = (entries: ListEntry[]) =>
      entries.filter(entry => entry.file === file);
    const { text, kept } = editList(file, before, of(wanted), of(former));
    edited.push({ change: { path: file, before, after: text }, kept });
  }
  return edited;
}

function editList(
  file: string,
  before: string,
  wanted: ListEntry[],
  former: ListEntry[],
): { text: string; kept: Rendering['kept'] } {
  const kept: Rendering['kept'] = [];
  let text = before;
  for (const entry of former) {
    const same = wanted.find(each => each.key === entry.key);
    if (same && stateOf(same, file, text) === 'there') continue;
    const state = stateOf(entry, file, text);
    if (state === 'there') text = entry.remove({ file, text });
    else if (state === 'different' && !same) {
      kept.push({ path: file, entry: entry.key });
    }
  }
  for (const entry of wanted) text = entry.add({ file, text });
  return { text, kept };
}

/** Whether a list has an entry, with the values that it was given or others. */
function stateOf(
  entry: ListEntry,
  file: string,
  text: string,
): 'there' | 'different' | 'absent' {
  try {
    return entry.add({ file, text }) === text ? 'there' : 'absent';
  } catch (error) {
    if (error instanceof EditConflict) return 'different';
    throw error;
  }
}
