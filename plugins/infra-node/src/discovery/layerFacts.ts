import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type {
  ArgoFacts,
  KustomizationFacts,
  PlaybookFacts,
  WorkflowFacts,
} from './facts';

/** Larger files are generated. Characters. */
const LARGEST = 512 * 1024;
/** More of anything in one file is nobody's writing. */
const MOST = 500;

const textAt = (node: unknown, ...path: string[]): string | undefined => {
  const value = isMap(node) ? node.getIn(path) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function textsAt(node: unknown, key: string): string[] {
  const list = isMap(node) ? node.get(key) : undefined;
  if (!isSeq(list)) return [];
  return list.items
    .slice(0, MOST)
    .flatMap(item =>
      isScalar(item) && typeof item.value === 'string' ? item.value : [],
    );
}

function only(text: string, lineCounter = new LineCounter()): unknown {
  if (text.length > LARGEST) return undefined;
  const document = parseDocument(text, { lineCounter, uniqueKeys: false });
  return document.errors.length > 0 ? undefined : document.contents;
}

/** All maps of labels in a kustomization: its own, and those of its pairs. */
function labelsOf(root: unknown): YAMLMap[] {
  if (!isMap(root)) return [];
  const common = root.get('commonLabels');
  const labels = root.get('labels');
  const pairs = isSeq(labels)
    ? labels.items.map(item => (isMap(item) ? item.get('pairs') : undefined))
    : [];
  return [common, ...pairs].filter(each => isMap(each));
}

/** What a kustomization takes over, and what its labels say of it. */
export function kustomizationFacts(text: string): KustomizationFacts {
  const root = only(text);
  const maps = labelsOf(root);
  const label = (name: string) =>
    maps.map(map => textAt(map, name)).find(value => value !== undefined);
  const product = label('app.kubernetes.io/part-of');
  const service = label('app.kubernetes.io/name') ?? label('app');
  const environment =
    label('infra-portal.io/environment') ??
    label('environment') ??
    label('env');
  return {
    kind: 'kustomization',
    resources: [
      ...textsAt(root, 'resources'),
      ...textsAt(root, 'bases'),
      ...textsAt(root, 'components'),
    ],
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
  };
}

/** The folders that a git generator makes applications of. */
function generated(spec: unknown): string | undefined {
  let found: string | undefined;
  visit(spec as YAMLMap, {
    Pair: (_, { key, value }) => {
      const name = isScalar(key) ? key.value : undefined;
      if (name !== 'directories' && name !== 'files') return undefined;
      if (!isSeq(value)) return undefined;
      found = textAt(value.items[0], 'path');
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

function applicationOf(root: unknown, line: number): ArgoFacts['applications'] {
  if (!isMap(root)) return [];
  const kind = textAt(root, 'kind');
  const api = textAt(root, 'apiVersion');
  const name = textAt(root, 'metadata', 'name');
  const isSet = kind === 'ApplicationSet';
  const isArgo = (isSet || kind === 'Application') && name !== undefined;
  if (!isArgo || !api?.startsWith('argoproj.io/')) return [];
  const outer = root.get('spec');
  const spec =
    isSet && isMap(outer) ? outer.getIn(['template', 'spec']) : outer;
  const many = isMap(spec) ? spec.get('sources') : undefined;
  const source =
    (isMap(spec) && spec.get('source')) ||
    (isSeq(many) ? many.items[0] : undefined);
  const written = textAt(source, 'path');
  const isFilledIn = written?.includes('{{') ?? false;
  const path = isFilledIn
    ? (isSet && generated(outer)) || written?.slice(0, written.indexOf('{{'))
    : written;
  const project = textAt(spec, 'project');
  const repository = textAt(source, 'repoURL');
  return [
    {
      line,
      name,
      ...(project !== undefined && { project }),
      ...(repository !== undefined && { repository }),
      ...(path && { path }),
      destination: [
        textAt(spec, 'destination', 'name'),
        textAt(spec, 'destination', 'namespace'),
      ].filter(each => each !== undefined),
    },
  ];
}

/** Applications of Argo CD in a file; it may hold other things as well. */
export function argoFacts(text: string): ArgoFacts {
  const facts: ArgoFacts = { kind: 'argocd', applications: [] };
  if (text.length > LARGEST || !text.includes('argoproj.io/')) return facts;
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, uniqueKeys: false });
  if (!Array.isArray(documents)) return facts;
  for (const { contents, errors } of documents.slice(0, MOST)) {
    // Templates of charts are no YAML.
    if (errors.length > 0) continue;
    const { line } = lineCounter.linePos(contents?.range?.[0] ?? 0);
    facts.applications.push(...applicationOf(contents, line));
  }
  return facts;
}

/** A list of plays; `hosts` is where they run. */
export function playbookFacts(text: string): PlaybookFacts {
  const facts: PlaybookFacts = { kind: 'playbook', hosts: [] };
  const mayPlay =
    /^\s*-?\s*(?:hosts|ansible\.builtin\.import_playbook|import_playbook)\s*:/m;
  const lines = new LineCounter();
  const root = mayPlay.test(text) ? only(text, lines) : undefined;
  if (!isSeq(root)) return facts;
  for (const play of root.items.slice(0, MOST)) {
    if (!isMap(play)) continue;
    const hosts = textAt(play, 'hosts');
    const isPlay =
      play.has('hosts') ||
      play.has('import_playbook') ||
      play.has('ansible.builtin.import_playbook');
    if (!isPlay) continue;
    facts.line ??= lines.linePos(play.range?.[0] ?? 0).line;
    if (hosts !== undefined) facts.hosts.push(hosts);
  }
  return facts;
}

/** Commands and actions by what of the infrastructure they run. */
const TOOLS: [tool: string, form: RegExp][] = [
  [
    'terraform',
    /(?:^|[\s;&|(/])(?:terraform|tofu|terragrunt|setup-terraform|setup-opentofu|terragrunt-action)(?=[\s@]|$)/m,
  ],
  [
    'ansible',
    /(?:^|[\s;&|(/])(?:ansible(?:-playbook)?|action-ansible-playbook)(?=[\s@]|$)/m,
  ],
  [
    'kubernetes',
    /(?:^|[\s;&|(/])(?:kubectl|kustomize|helm|helmfile|argocd|k8s-deploy|setup-kubectl|setup-helm)(?=[\s@]|$)/m,
  ],
];

/** With options before the command, as `-chdir=terraform/dev`. */
const APPLIES =
  /(?:^|[\s;&|(/])(?:terraform|tofu|terragrunt)(?:\s{1,4}-[^\s]{1,200}){0,5}\s{1,4}(?:run-all\s{1,4})?apply(?=\s|$)/m;

/** What a workflow of GitHub Actions runs, and where. */
export function workflowFacts(text: string): WorkflowFacts {
  const facts: WorkflowFacts = { kind: 'workflow', tools: [], dirs: [] };
  if (!TOOLS.some(([, form]) => form.test(text))) return facts;
  const root = only(text);
  if (!isMap(root)) return facts;
  const name = textAt(root, 'name');
  if (name !== undefined) facts.name = name;
  const jobs = root.get('jobs');
  const commands: string[] = [];
  const dirs = new Set<string>();
  const look = {
    Pair: (_: unknown, { key, value }: { key: unknown; value: unknown }) => {
      const text_ = isScalar(value) ? value.value : undefined;
      if (!isScalar(key) || typeof text_ !== 'string') return;
      if (key.value === 'run' || key.value === 'uses') commands.push(text_);
      if (key.value === 'working-directory' && !text_.includes('${{')) {
        dirs.add(text_);
      }
    },
  };
  if (isMap(jobs)) visit(jobs, look);
  const defaults = root.get('defaults');
  if (isMap(defaults)) visit(defaults, look);
  const all = commands.join('\n');
  facts.tools = TOOLS.flatMap(([tool, form]) => (form.test(all) ? tool : []));
  facts.dirs = [...dirs].slice(0, MOST);
  if (APPLIES.test(all)) facts.applies = true;
  return facts;
}
