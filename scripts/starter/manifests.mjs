import fs from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { capture } from './capture.mjs';
import { customComplaints, isCustom } from './customResources.mjs';
import { filesBelow } from './inventory.mjs';
import { brokenLinks, nulls } from './manifestLinks.mjs';
import { pool } from './pool.mjs';
import { put } from './skeletons.mjs';

const AT_ONCE = 2;

/** What an organisation's Argo CD applies: the overlays, not what they stand on. */
const OVERLAY = /(^|\/)overlays\/[^/]+\/kustomization\.yaml$/;
const ARGO = /(^|\/)argocd\/[^/]+\.yaml$/;

/**
 * Builds the overlays below a folder as Argo CD does, and checks what comes out:
 * Kubernetes' own kinds by their schemas without a member too many, custom
 * resources, references, and the settings of services.
 * @param tools `kustomize` and `kubernetes-validate`
 * @param {string[]} roots repositories
 * @param work an empty folder
 * @returns {Promise<{overlays: number, complaints: string[]}>}
 */
export async function tryManifests(tools, roots, work) {
  const overlays = roots.flatMap(root =>
    manifestsIn(root, OVERLAY).map(file => ({
      root,
      folder: path.posix.dirname(file),
    })),
  );
  const built = await pool([...overlays.entries()], AT_ONCE, ([index, each]) =>
    tryOverlay(tools, each, path.join(work, `${index}.yaml`)),
  );
  const complaints = [
    ...built.flat(),
    ...roots.flatMap(root => argoComplaints(root)),
    ...(await schemaComplaints(tools, work)),
  ];
  return { overlays: overlays.length, complaints };
}

/** Files of a repository, without those that golden paths are tested with. */
const manifestsIn = (root, pattern) =>
  filesBelow(root).filter(
    file => pattern.test(file) && !/(^|\/)golden-paths\//.test(file),
  );

async function tryOverlay({ kustomize }, { root, folder }, file) {
  const say = complaint => `${path.join(root, folder)}: ${complaint}`;
  const { code, stdout, stderr } = await capture(
    kustomize,
    ['build', path.join(root, folder)],
    { env: { PATH: process.env.PATH } },
  );
  // It warns of what will be an error one day.
  if (code !== 0 || stderr.trim())
    return [say(`${stderr.trim().slice(0, 2000)} (code ${code})`)];
  const manifests = parseAllDocuments(stdout).map(each => each.toJS());
  const own = manifests.filter(each => !isCustom(each));
  // Names of the overlay, for what is said of it.
  put(
    path.dirname(file),
    path.basename(file),
    own.map(each => JSON.stringify(each)).join('\n---\n'),
  );
  return [
    ...manifests.flatMap(each =>
      nulls(each).map(place => `${each.kind}: ${place} is null`),
    ),
    ...manifests.filter(isCustom).flatMap(customComplaints),
    ...brokenLinks(manifests),
    ...settingsComplaints(root, folder, manifests),
  ].map(say);
}

/** The settings that pods get are those of `service.yaml`, to the letter. */
function settingsComplaints(root, folder, manifests) {
  const [, product, service, name] =
    /^kubernetes\/([^/]+)\/([^/]+)\/overlays\/([^/]+)$/.exec(folder) ?? [];
  const file = path.join(root, `stacks/${product}/${service}/service.yaml`);
  if (!name || !fs.existsSync(file)) return [];
  const intent = parse(fs.readFileSync(file, 'utf8'));
  const wanted = {
    ENVIRONMENT: name,
    ...intent.variables,
    ...intent.environments[name]?.variables,
  };
  const map = manifests.find(({ kind }) => kind === 'ConfigMap')?.data ?? {};
  // Kustomize composes characters, and takes one that nobody types for the end
  // of a line.
  const told = value => value?.normalize('NFC').replaceAll('\u0085', ' ');
  return [...new Set([...Object.keys(wanted), ...Object.keys(map)])]
    .filter(key => told(wanted[key]) !== told(map[key]))
    .map(
      key =>
        `${key} is ${JSON.stringify(map[key])} instead of ${JSON.stringify(
          wanted[key],
        )}`,
    );
}

/** Application sets, and that the overlays which they name are there. */
function argoComplaints(root) {
  return manifestsIn(root, ARGO).flatMap(file => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const complaints = parseAllDocuments(text).flatMap(document => {
      const manifest = document.toJS();
      return isCustom(manifest)
        ? [...customComplaints(manifest), ...missingFolders(root, manifest)]
        : [`${manifest?.kind} is not known here`];
    });
    return complaints.map(each => `${path.join(root, file)}: ${each}`);
  });
}

function missingFolders(root, { spec }) {
  return spec.generators
    .flatMap(({ list }) => list?.elements ?? [])
    .map(({ environment }) =>
      spec.template.spec.source.path.replace('{{ .environment }}', environment),
    )
    .filter(folder => !fs.existsSync(path.join(root, folder)))
    .map(folder => `there is no ${folder}`);
}

async function schemaComplaints(tools, work) {
  const files = fs.existsSync(work) ? filesBelow(work) : [];
  if (files.length === 0) return ['There is no overlay to look at.'];
  const { code, stdout, stderr } = await capture(
    tools['kubernetes-validate'],
    ['--strict', '--quiet', ...files],
    { cwd: work },
  );
  const said = `${stdout}\n${stderr}`.trim();
  return code === 0 && said === ''
    ? []
    : [said.slice(0, 6000) || `code ${code}`];
}
