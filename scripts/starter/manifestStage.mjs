import fs from 'node:fs';
import path from 'node:path';
import { tryManifests } from './manifests.mjs';
import { PLANTED_MANIFESTS } from './plantedManifests.mjs';
import { put } from './skeletons.mjs';
import { findTool } from './tools.mjs';

const TOOLS = ['kustomize', 'kubernetes-validate'];

/**
 * The manifests of repositories as Argo CD would apply them, after defects were
 * found that were planted for it.
 * @param name what is tried, for the report
 * @param {string[]} roots repositories; without an overlay that is a failure
 * @param work a folder for what is made on the way
 * @param report `record(name, complaint, seconds)` and `skip(name, why)`
 */
export async function tryManifestStage(name, roots, work, { record, skip }) {
  const found = Object.fromEntries(TOOLS.map(tool => [tool, findTool(tool)]));
  const missing = TOOLS.filter(tool => !found[tool]);
  if (missing.length > 0) {
    skip(`manifests of ${name}`, `there is no ${missing.join(', ')}`);
    return;
  }
  const begun = Date.now();
  const folder = fs.mkdtempSync(path.join(work, 'manifests-'));
  try {
    const planted = await plantedComplaints(
      found,
      path.join(folder, 'planted'),
    );
    const { overlays, complaints } = await tryManifests(
      found,
      roots,
      path.join(folder, 'built'),
    );
    record(
      `manifests of ${name}: ${overlays} overlays`,
      [...planted, ...complaints].join('\n'),
      (Date.now() - begun) / 1000,
    );
  } catch (error) {
    record(`manifests of ${name}`, error.stack);
  }
}

/** Defects that nobody found. */
async function plantedComplaints(tools, folder) {
  const complaints = [];
  for (const [name, { files, found }] of Object.entries(PLANTED_MANIFESTS)) {
    const root = path.join(folder, name);
    for (const [file, text] of Object.entries(files)) put(root, file, text);
    const said = await tryManifests(tools, [root], path.join(root, 'built'));
    if (!found.test(said.complaints.join('\n'))) {
      const heard = said.complaints.join('\n') || 'nothing';
      complaints.push(`The defect "${name}" is not found; said was: ${heard}`);
    }
  }
  return complaints;
}
