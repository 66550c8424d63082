import type { LayerThing, ProductThing } from '@infra-portal/infra-common';
import type { ListedRepository } from './StackStore';
import { lineUrl } from './webAddress';

const KINDS = {
  kustomize: 'overlay',
  argocd: 'application',
  ansible: 'playbook',
  ci: 'workflow',
} as const satisfies Record<LayerThing['layer'], ProductThing['kind']>;

const keyOf = ({ layer, name, repository, file, line }: ProductThing) =>
  [layer, name, repository, file, `${line}`].join('\n');

/** What other layers than Terraform have of a product, by layer and name. */
export function thingsOf(
  repositories: Iterable<ListedRepository>,
  product: string,
): ProductThing[] {
  return [...repositories]
    .flatMap(({ things, repository, url, commit }) =>
      things
        .filter(thing => thing.product === product)
        .map(({ layer, name, service, environment, file, line }) => ({
          layer,
          kind: KINDS[layer],
          name,
          ...(service !== undefined && { service }),
          ...(environment !== undefined && { environment }),
          repository,
          file,
          line,
          url:
            commit === undefined ? url : lineUrl(url, commit, { file, line }),
        })),
    )
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
