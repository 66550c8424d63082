import fs from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['.git', '.terraform', 'node_modules']);

/** Paths of all files below a folder, relative to it, sorted. */
export function filesBelow(root) {
  const found = [];
  const visit = folder => {
    const entries = fs.readdirSync(path.join(root, folder), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      if (SKIPPED.has(entry.name)) continue;
      const place = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) visit(place);
      else found.push(place);
    }
  };
  visit('');
  return found.sort();
}

/** Whether the text of a folder's Terraform is that of a stack: it has a provider or a place for its state. */
const isRoot = text => /^\s*(?:provider|backend)\s+"/m.test(text);

/**
 * What there is to try in a repository.
 * @param files path -> text of the `.tf` files; of others the text does not matter
 * @returns {{kind: 'module' | 'example' | 'stack', folder: string}[]} modules first
 */
export function inventory(files) {
  const folders = new Map();
  for (const [file, text] of files) {
    if (!file.endsWith('.tf')) continue;
    const folder = path.posix.dirname(file);
    // Golden paths are folded before they are Terraform; the services that they
    // write are tried by their own tests.
    if (/(^|\/)golden-paths\//.test(folder)) continue;
    folders.set(folder, `${folders.get(folder) ?? ''}\n${text}`);
  }
  const items = [];
  for (const [folder, text] of folders) {
    if (/^modules\/[^/]+$/.test(folder)) items.push({ kind: 'module', folder });
    else if (/^modules\/[^/]+\/examples\/[^/]+$/.test(folder))
      items.push({ kind: 'example', folder });
    else if (!/(^|\/)modules\//.test(folder) && isRoot(text))
      items.push({ kind: 'stack', folder });
  }
  const order = ['module', 'example', 'stack'];
  return items.sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.folder.localeCompare(b.folder),
  );
}

/** Versions in a changelog, newest first: `## [1.2.0] - 2026-11-02`. */
export function versionsOf(changelog) {
  return [...changelog.matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(
    match => match[1],
  );
}

/** The tags that modules have by their changelogs: `sqs/v1.0.0`. */
export function moduleTags(files) {
  return [...files].flatMap(([file, text]) => {
    const module = /^modules\/([^/]+)\/CHANGELOG\.md$/.exec(file)?.[1];
    return module
      ? versionsOf(text).map(version => `${module}/v${version}`)
      : [];
  });
}

/** Names of the remote states that a text reads. */
export function remoteStates(text) {
  return [
    ...text.matchAll(/^\s*data\s+"terraform_remote_state"\s+"([^"]+)"/gm),
  ].map(match => match[1]);
}

/** Names of the modules of the central repository that a text calls. */
export function calledModules(text) {
  const names = [...text.matchAll(/\/\/modules\/([\w-]+)/g)];
  return [...new Set(names.map(match => match[1]))];
}

/** Types of the resources and data sources in a text. */
export function typesIn(text) {
  const of = kind =>
    [...text.matchAll(new RegExp(`^\\s*${kind}\\s+"([a-z0-9_]+)"`, 'gm'))].map(
      match => match[1],
    );
  return { resource: of('resource'), data: of('data') };
}
