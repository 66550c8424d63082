import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type GoldenPath, readGoldenPath } from '..';
import { readStandards } from '../../standards';
import { loadModule } from '../../terraform/read/loadModule';
import type { Module } from '../../terraform/read/module';

const root = path.resolve(__dirname, '../../../../../templates/infrastructure');

/** Text of a file of the starter repository. */
export const starterText = (file: string) =>
  readFileSync(path.join(root, file), 'utf8');

function filesIn(folder: string, prefix = ''): [string, string][] {
  return readdirSync(path.join(root, folder)).flatMap(name => {
    const file = `${folder}/${name}`;
    return statSync(path.join(root, file)).isDirectory()
      ? filesIn(file, `${prefix}${name}/`)
      : [[prefix + name, starterText(file)] as [string, string]];
  });
}

export const starterStandards = readStandards(starterText('portal.yaml'));

/** All golden paths of the starter repository, by name. */
export function starterPaths(): Map<string, GoldenPath> {
  const names = readdirSync(path.join(root, 'golden-paths')).sort();
  return new Map(
    names.map(name => {
      const folder = `golden-paths/${name}`;
      return [name, readGoldenPath(folder, new Map(filesIn(folder)))];
    }),
  );
}

const modules = new Map<string, Module>();

/** A module of the starter repository by the source that a path gives it. */
export function starterModule(source: string): Module | undefined {
  const name = /\/\/modules\/([a-z0-9-]+)\?ref=/.exec(source)?.[1];
  if (name === undefined) return undefined;
  const known = modules.get(name);
  if (known) return known;
  const files = filesIn(`modules/${name}`)
    .filter(([file]) => /^[^/]+\.tf$/.test(file))
    .map(([file, text]) => ({ path: file, text }));
  const made = loadModule(files);
  modules.set(name, made);
  return made;
}

const LISTS = ['atlantis.yaml', 'infracost.yml', '.github/CODEOWNERS'];

/** What the starter repository has before a service is made. */
export function starterTree(): Record<string, string> {
  return Object.fromEntries(LISTS.map(file => [file, starterText(file)]));
}
