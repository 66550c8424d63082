import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { filesBelow } from './inventory.mjs';

/** What a kustomization.yaml names beside it. */
const LISTS = ['resources', 'components'];

function problemsOf(root, file) {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const documents = parseAllDocuments(text);
  const broken = documents.flatMap(({ errors }) => errors);
  if (broken.length > 0) return [`${file}: ${broken[0].message}`];
  if (path.basename(file) !== 'kustomization.yaml') return [];
  const folder = path.join(root, path.dirname(file));
  const data = documents[0].toJS();
  const named = [
    ...LISTS.flatMap(list => data[list] ?? []),
    ...(data.patches ?? []).flatMap(patch => patch.path ?? []),
  ];
  return named
    .filter(name => !fs.existsSync(path.join(folder, name)))
    .map(name => `${file} names ${name}, which is not there`);
}

/**
 * What Terraform does not see: whether the manifests and objectives of services
 * are YAML, and kustomizations name what is there.
 * @param root a repository
 * @param services intents that were rendered into it; without any there is
 *   nothing to say
 * @returns {string[]} complaints
 */
export function misfits(root, services) {
  if (services.length === 0) return [];
  return filesBelow(root)
    .filter(file => /^(kubernetes|argocd|slo)\/.*\.ya?ml$/.test(file))
    .flatMap(file => problemsOf(root, file));
}
