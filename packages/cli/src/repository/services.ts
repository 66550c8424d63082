import fs from 'node:fs';
import path from 'node:path';
import {
  checkIntent,
  checkWithPath,
  goldenPathFolder,
  intentPath,
  missesImage,
  NO_IMAGE,
  type ServiceIntent,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  DocumentError,
  EditConflict,
  GoldenPath,
  HclError,
  readGoldenPath,
  readStandards,
  readYaml,
  RenderRequest,
  StandardsError,
} from '@infra-portal/infra-node';
import { CommandFailure } from '../exitCodes';
import { readText } from '../files/text';
import { listFiles, Root, rootAt } from '../files/walk';

/** What stands in the way of a service, each a line for a person. */
export class Refusal extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'));
  }
}

/** Files of a repository at one time: its folder now, or a commit. */
export interface Snapshot {
  read(file: string): Promise<string | undefined>;
  /** Texts of the files below a folder, by their paths inside it. */
  filesIn(folder: string): Promise<Map<string, string>>;
}

/** The files of a repository as they are in its folder. */
export function folderSnapshot(root: Root): Snapshot {
  return {
    read: async file =>
      fs.existsSync(path.join(root.path, file))
        ? readText(root, file)
        : undefined,
    filesIn: async folder => {
      const within = rootAt(root, folder);
      if (!fs.existsSync(within.path)) return new Map();
      return new Map(
        listFiles(within).map(file => [file, readText(within, file)] as const),
      );
    },
  };
}

/** Texts of the files below a folder of a snapshot, by their paths in it. */
export const pathsIn =
  (snapshot: Snapshot) =>
  async (folder: string): Promise<Map<string, string>> =>
    new Map(
      [...(await snapshot.filesIn(folder))].map(([name, text]) => [
        `${folder}/${name}`,
        text,
      ]),
    );

/** The standards of a snapshot. */
export async function standardsOf(snapshot: Snapshot): Promise<Standards> {
  const text = await snapshot.read('portal.yaml');
  if (text === undefined) throw new Refusal(['There is no portal.yaml.']);
  return readStandards(text);
}

/** The golden path of an intent; the first snapshot that has its version counts. */
export async function goldenPathOf(
  { goldenPath }: Pick<ServiceIntent, 'goldenPath'>,
  standards: Standards,
  snapshots: readonly Snapshot[],
): Promise<GoldenPath> {
  const folder = goldenPathFolder(standards, goldenPath.name);
  let other: GoldenPath | undefined;
  for (const snapshot of snapshots) {
    const files = await snapshot.filesIn(folder);
    if (files.size === 0) continue;
    const found = readGoldenPath(folder, files);
    if (found.definition.version === goldenPath.version) return found;
    other = found;
  }
  // Rendering says that it is of another version.
  if (other) return other;
  throw new Refusal([
    `There is no golden path ${goldenPath.name} in ${folder}`,
  ]);
}

/**
 * What a service is rendered from.
 * @param rules where standards and golden paths are taken from
 * @throws Refusal when the intent is not what standards and golden path allow
 */
export async function requestOf(
  file: string,
  snapshot: Snapshot,
  rules: { standards: Standards; snapshots: readonly Snapshot[] },
): Promise<RenderRequest> {
  const { standards } = rules;
  const intentText = (await snapshot.read(file)) ?? '';
  const intent = readYaml(intentText, file, validateIntent);
  const goldenPath = await goldenPathOf(intent, standards, rules.snapshots);
  const expected = intentPath(standards, intent.product, intent.service);
  const problems = [
    ...checkIntent(intent, standards),
    ...checkWithPath(intent, goldenPath.definition),
  ].map(({ path: at, message }) => `${file}: ${at.join('.')}: ${message}`);
  if (missesImage(intent, goldenPath.definition)) {
    problems.push(`${file}: image: ${NO_IMAGE.message.en}`);
  }
  if (file !== expected) problems.unshift(`${file} belongs at ${expected}`);
  if (problems.length > 0) throw new Refusal(problems);
  return {
    intent,
    intentText,
    standards,
    path: goldenPath,
    base: target => snapshot.read(target),
    filesIn: pathsIn(snapshot),
  };
}

/**
 * The intent that a service had in a snapshot, with its golden path; undefined
 * where there was none, or nothing can be made of it any more.
 */
export async function formerOf(
  file: string,
  snapshot: Snapshot,
  standards: Standards,
): Promise<RenderRequest['former']> {
  const text = await snapshot.read(file);
  if (text === undefined) return undefined;
  try {
    const intent = readYaml(text, file, validateIntent);
    const found = await goldenPathOf(intent, standards, [snapshot]);
    const { version } = found.definition;
    const isHis = version === intent.goldenPath.version;
    const isAllowed = checkIntent(intent, standards).length === 0;
    return isHis && isAllowed ? { intent, path: found } : undefined;
  } catch (error) {
    // What was wrong before is not this command's to tell.
    linesOf(error);
    return undefined;
  }
}

/** The lines of an error that speaks to people; others are thrown on. */
export function linesOf(error: unknown): string[] {
  if (error instanceof Refusal) return error.lines;
  const forPeople =
    error instanceof DocumentError ||
    error instanceof StandardsError ||
    error instanceof EditConflict ||
    error instanceof HclError;
  if (forPeople) return error.message.split('\n');
  throw error instanceof Error ? error : new CommandFailure(String(error));
}
