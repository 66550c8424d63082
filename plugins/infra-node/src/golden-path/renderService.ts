import {
  EnvironmentName,
  FileChange,
  fillPlaceholders,
  intentData,
  intentPath,
  isChange,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import { foldFiles, fromData, type Value } from '../terraform/evaluate';
import { formatHcl } from '../terraform/format';
import { parseHcl } from '../terraform/read/parse';
import { upsertAtlantisProject, upsertInfracostProject } from '../yaml';
import { environmentData } from './environmentData';
import { filesOf, GoldenPath } from './goldenPath';
import { DocumentError } from './readYaml';
import { renderTemplate } from './renderTemplate';

/** Everything that a service is made from. */
export interface RenderRequest {
  intent: ServiceIntent;
  /** The text of the intent's file, which is one of the files. */
  intentText: string;
  standards: Standards;
  path: GoldenPath;
  /** Text of a file of the repository as it is; `undefined` when there is none. */
  base: (path: string) => Promise<string | undefined>;
}

type Values = ReadonlyMap<string, Value>;

/** Environments in the order in which they are reached. */
const ORDER: EnvironmentName[] = ['shared', 'dev', 'stg', 'prod'];

/** Group of a service's stack: what is shared comes before it. */
const SERVICES = 10;

function fill(request: RenderRequest, text: string, name?: EnvironmentName) {
  const { intent, standards } = request;
  return fillPlaceholders(text, {
    product: intent.product,
    service: intent.service,
    environment: name,
    region:
      (name && intent.environments[name]?.region) ?? standards.regions.default,
  });
}

const stackOf = (request: RenderRequest, name: EnvironmentName) =>
  fill(request, request.path.definition.stack, name);

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
  return (await renderFiles(request)).filter(isChange);
}

/**
 * All files of a service beside what is there, those that stay as they are too;
 * otherwise as {@link renderService}.
 */
export async function renderFiles(
  request: RenderRequest,
): Promise<FileChange[]> {
  const { intent, standards, path } = request;
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
  const files = new Map<string, string>();
  const put = (file: string, text: string) => {
    if (files.has(file)) {
      throw new DocumentError(`${path.folder}/golden-path.yaml`, [
        `two outputs write ${file}`,
      ]);
    }
    files.set(file, text);
  };
  put(
    intentPath(standards, intent.product, intent.service),
    request.intentText,
  );

  const known = new Map<string, Value>([
    ['intent', fromData(intentData(intent))],
    ['standards', fromData(standards)],
    ['path', fromData({ name: definition.name, version: definition.version })],
  ]);
  const environments = ORDER.filter(name => intent.environments[name]);
  for (const name of environments) {
    const stack = stackOf(request, name);
    const env = fromData(environmentData(intent, standards, name, stack));
    const values = new Map(known).set('env', env);
    await renderScope(request, 'environment', name, values, put);
  }
  await renderScope(request, 'service', undefined, known, put);
  await editLists(request, environments, put);

  const changes: FileChange[] = [];
  for (const [file, after] of files) {
    changes.push({ path: file, before: await request.base(file), after });
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function renderScope(
  request: RenderRequest,
  scope: 'service' | 'environment',
  name: EnvironmentName | undefined,
  values: Values,
  put: (file: string, text: string) => void,
) {
  const { path } = request;
  for (const output of path.definition.outputs) {
    if (output.scope !== scope) continue;
    const sources = filesOf(path, output.from);
    const target = (source: string) => {
      const to = fill(request, output.to, name);
      return source === output.from
        ? to
        : to + source.slice(output.from.length);
    };
    const terraform = sources.filter(source => source.endsWith('.tf'));
    const texts = await foldAll(request, terraform, values);
    terraform.forEach((source, index) => {
      // A file whose blocks are all left out is no file.
      if (texts[index].trim() !== '') put(target(source), texts[index]);
    });
    for (const source of sources) {
      if (source.endsWith('.tf')) continue;
      const named = `${path.folder}/${source}`;
      const text = path.files.get(source)!;
      put(target(source), renderTemplate(text, named, values));
    }
  }
}

async function foldAll(
  { path, standards }: RenderRequest,
  sources: string[],
  values: Values,
): Promise<string[]> {
  const { modules } = path.definition;
  const moduleSource = (name: string) =>
    Object.hasOwn(modules, name)
      ? `git::${standards.modules.url}//${standards.modules.folder}/${name}?ref=${name}/v${modules[name]}`
      : undefined;
  const files = sources.map(source =>
    parseHcl(path.files.get(source)!, `${path.folder}/${source}`),
  );
  const folded = foldFiles(files, values, { moduleSource });
  return Promise.all(folded.map(formatHcl));
}

/** Puts the stacks into the lists of Atlantis and Infracost, where there are any. */
async function editLists(
  request: RenderRequest,
  environments: EnvironmentName[],
  put: (file: string, text: string) => void,
) {
  const { product, service } = request.intent;
  let atlantis = await request.base('atlantis.yaml');
  let infracost = await request.base('infracost.yml');
  for (const name of environments) {
    const dir = stackOf(request, name);
    if (atlantis !== undefined) {
      atlantis = upsertAtlantisProject(
        { file: 'atlantis.yaml', text: atlantis },
        {
          name: `${product}-${service}-${name}`,
          dir,
          execution_order_group: SERVICES,
          autoplan: { when_modified: ['*.tf'] },
        },
      );
    }
    if (infracost !== undefined) {
      infracost = upsertInfracostProject(
        { file: 'infracost.yml', text: infracost },
        { path: dir, name: dir, usage_file: 'infracost-usage.yml' },
      );
    }
  }
  if (atlantis !== undefined) put('atlantis.yaml', atlantis);
  if (infracost !== undefined) put('infracost.yml', infracost);
}
