import { posix } from 'node:path';
import {
  parseModuleSource,
  type DiscoveredStack,
  type KubernetesApplication,
  type LayerThing,
  placeWordOf,
} from '@infra-portal/infra-common';
import { isExample } from './classify';
import type { ArgoFacts, KustomizationFacts } from './facts';
import { normalDir } from './otherFacts';
import { fromPath, type LayoutOptions } from './placement';
import type { Files } from './Files';

/** What a thing's place or content says of it. */
interface Belonging {
  product?: string;
  service?: string;
  environment?: string;
}

export interface LayerSurroundings {
  files: Files;
  repository: string;
  options: LayoutOptions;
  stacks: readonly DiscoveredStack[];
  isTemplate(dir: string): boolean;
}

/** Folder names of these layers that say nothing about what is in them. */
const NOISE = new Set([
  ...['kubernetes', 'k8s', 'kustomize', 'manifests', 'manifest', 'overlays'],
  ...['overlay', 'base', 'bases', 'apps', 'applications', 'applicationsets'],
  ...['argocd', 'argo', 'argo-cd', 'gitops', 'clusters', 'cluster', 'ansible'],
  ...['playbooks', 'playbook', 'roles', 'inventory', 'inventories', 'deploy'],
  ...['.github', 'workflows', 'bootstrap', 'tasks', 'components', '*'],
]);

const withoutEmpty = (found: Belonging): Belonging => ({
  ...(found.product !== undefined && { product: found.product }),
  ...(found.service !== undefined && { service: found.service }),
  ...(found.environment !== undefined && { environment: found.environment }),
});

class Layers {
  readonly applications: KubernetesApplication[] = [];
  readonly layers: LayerThing[] = [];
  /** The product of a repository that is one product's. */
  private readonly product: string | undefined;

  constructor(private readonly around: LayerSurroundings) {
    const products = new Set(
      around.stacks.flatMap(({ product }) => product ?? []),
    );
    const [first] = products;
    const own = fromPath('.', around.repository, around.options).product;
    this.product = products.size === 1 ? first : undefined;
    if (products.size === 0) this.product = own;
  }

  collect() {
    const kustomizations = new Map<string, [string, KustomizationFacts]>();
    const { files } = this.around;
    for (const path of files.layers) {
      const dir = posix.dirname(path);
      if (isExample(dir) || this.around.isTemplate(dir)) continue;
      this.role(path);
      if (files.tree.get(path)?.kind !== 'file') continue;
      const facts = files.factsAt(path);
      if (facts?.kind === 'kustomization') {
        kustomizations.set(dir, [path, facts]);
      } else if (facts?.kind === 'argocd') this.argo(path, facts);
      else if (facts?.kind === 'playbook' && facts.line !== undefined) {
        this.playbook(path, facts.line, facts.hosts);
      } else if (facts?.kind === 'workflow' && facts.tools.length > 0) {
        this.workflow(path, facts.name, facts.dirs);
      }
    }
    this.kustomize(kustomizations);
    const byPlace = (a: { file: string }, b: { file: string }) =>
      a.file < b.file ? -1 : Number(a.file > b.file);
    this.applications.sort(byPlace);
    this.layers.sort(byPlace);
  }

  private environment(words: readonly string[]): string | undefined {
    for (const word of words) {
      const found = placeWordOf(word, this.around.options.standards);
      if (found) return found;
    }
    return undefined;
  }

  /** By the names of folders; those of layers are left out. */
  private placed(dir: string): Belonging {
    const { repository, options } = this.around;
    const names = dir.split('/').filter(name => !NOISE.has(name));
    const { product, service, environment } = fromPath(
      names.join('/') || '.',
      repository,
      options,
    );
    if (this.product === undefined || product === this.product) {
      return { product, service, environment };
    }
    // In a repository of one product what is not its name is a service's.
    const rest = [product, service].filter(each => each !== undefined);
    return {
      product: this.product,
      ...(rest.length > 0 && { service: rest.join('-') }),
      environment,
    };
  }

  private add(
    thing: Omit<LayerThing, keyof Belonging>,
    belonging: Belonging,
    application?: Pick<KubernetesApplication, 'dir' | 'source'>,
  ) {
    const found = withoutEmpty(belonging);
    this.layers.push({ ...thing, ...found });
    const { layer, ...rest } = thing;
    if (application && (layer === 'kustomize' || layer === 'argocd')) {
      this.applications.push({
        ...rest,
        kind: layer,
        ...application,
        ...found,
      });
    }
  }

  /** Those that no other takes over: the rest are bases and parts. */
  private kustomize(all: ReadonlyMap<string, [string, KustomizationFacts]>) {
    const target = (dir: string, resource: string) =>
      normalDir(posix.join(dir, resource));
    const taken = new Set<string>();
    for (const [dir, [, { resources }]] of all) {
      for (const each of resources) taken.add(target(dir, each));
    }
    for (const [dir, [file, facts]] of all) {
      if (taken.has(dir) || /(?:^|\/)(?:bases?|components)$/.test(dir))
        continue;
      // What the base says holds for the overlay, unless it says otherwise.
      const bases = facts.resources.flatMap(
        each => all.get(target(dir, each))?.[1] ?? [],
      );
      const said = (pick: 'product' | 'service' | 'environment') =>
        [facts, ...bases].map(each => each[pick]).find(Boolean);
      const place = this.placed(dir);
      const word = said('environment');
      this.add(
        { layer: 'kustomize', name: dir, file, line: 1 },
        {
          product: said('product') ?? place.product,
          service: said('service') ?? place.service,
          environment: (word && this.environment([word])) || place.environment,
        },
        { dir },
      );
    }
  }

  private argo(file: string, { applications }: ArgoFacts) {
    for (const each of applications) {
      const { name, line, project, repository, path, destination } = each;
      const git = repository
        ? parseModuleSource(`git::${repository}`)
        : undefined;
      const place = git?.kind === 'git' ? `${git.host}/${git.repository}` : '';
      const source = place && path ? `${place}//${normalDir(path)}` : place;
      const found = this.placed(path ? normalDir(path) : '.');
      const isNamed = project !== undefined && project !== 'default';
      const product = isNamed ? project : found.product;
      const ending =
        product !== undefined && name.startsWith(`${product}-`)
          ? name.slice(product.length + 1)
          : undefined;
      const words = [...destination, name].flatMap(text => [
        text,
        ...text.split(/[-_./]/),
      ]);
      const service = found.service ?? ending;
      this.add(
        { layer: 'argocd', name, file, line },
        {
          product,
          ...(service !== product && { service }),
          environment: found.environment ?? this.environment(words),
        },
        { dir: posix.dirname(file), ...(source && { source }) },
      );
    }
  }

  private playbook(file: string, line: number, hosts: readonly string[]) {
    const name = posix.basename(file).replace(/\.ya?ml$/, '');
    const place = this.placed(posix.dirname(file));
    this.add(
      { layer: 'ansible', name, file, line },
      {
        ...place,
        environment:
          place.environment ??
          this.environment([
            ...name.split(/[-_.]/),
            ...hosts.flatMap(each => each.split(/[-_.:,]/)),
          ]),
      },
    );
  }

  /** A role is its folder; what is in it need not be read. */
  private role(path: string) {
    const found = /^(.*\/)?roles\/([^/]+)\/tasks\/main\.ya?ml$/.exec(path);
    if (!found) return;
    const place = this.placed(found[1]?.replace(/\/$/, '') ?? '.');
    this.add(
      { layer: 'ansible', name: `roles/${found[2]}`, file: path, line: 1 },
      place,
    );
  }

  private workflow(
    file: string,
    name: string | undefined,
    dirs: readonly string[],
  ) {
    const within = this.around.stacks.filter(({ ref }) =>
      dirs.some(dir => {
        const folder = normalDir(dir);
        return ref.dir === folder || ref.dir.startsWith(`${folder}/`);
      }),
    );
    const one = <T>(values: (T | undefined)[]): T | undefined =>
      new Set(values).size === 1 ? values[0] : undefined;
    const words = posix.basename(file).split(/[-_.]/);
    this.add(
      {
        layer: 'ci',
        name: name ?? posix.basename(file).replace(/\.ya?ml$/, ''),
        file,
        line: 1,
      },
      {
        product: one(within.map(({ product }) => product)) ?? this.product,
        service: one(within.map(({ service }) => service)),
        environment:
          one(within.map(({ environment }) => environment)) ??
          this.environment(words),
      },
    );
  }
}

/**
 * What belongs to other layers than Terraform's, by place and content: overlays
 * of Kustomize that nothing else takes over, Applications of Argo CD, playbooks
 * and roles of Ansible, and workflows of GitHub Actions that run any of them.
 */
export function layersOf(around: LayerSurroundings): {
  applications: KubernetesApplication[];
  layers: LayerThing[];
} {
  const found = new Layers(around);
  found.collect();
  return { applications: found.applications, layers: found.layers };
}
