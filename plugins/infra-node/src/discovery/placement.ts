import {
  environmentOf,
  matchLayout,
  type LayoutPattern,
  type Placement,
  type Standards,
} from '@infra-portal/infra-common';
import type { IntentFacts } from './facts';

/** Where stacks stand and what their places say; all of it may be left out. */
export interface LayoutOptions {
  /** Patterns of `portal.yaml`; the first that fits counts. */
  layout?: readonly LayoutPattern[];
  standards?: Pick<Standards, 'environments'> & Partial<Standards>;
}

/** Folder names that say nothing about what is in them. */
const NOISE = new Set([
  ...['terraform', 'tf', 'infra', 'infrastructure', 'iac', 'live', 'src'],
  ...['environments', 'environment', 'envs', 'env', 'stacks', 'stack'],
  ...['accounts', 'account', 'aws', 'deployments', 'deployment', 'projects'],
  ...['products', 'services', 'components', 'regions', 'roots', 'workspaces'],
]);
/** In names of repositories that hold the infrastructure of many products. */
const CENTRAL = new Set([
  ...['infra', 'infrastructure', 'terraform', 'iac', 'platform'],
]);
/** `ap-northeast-2` of AWS, `asia-northeast3` of Google Cloud. */
const REGION =
  /^(?:[a-z]{2}(?:-[a-z]+)+-\d|(?:africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+\d)$/;

/** What a folder's pattern says; the pattern's kind too. */
export function fromLayout(
  dir: string,
  { layout = [], standards }: LayoutOptions,
): (Placement & { kind: LayoutPattern['kind'] }) | undefined {
  for (const pattern of layout) {
    // Where intents stand says nothing about stacks.
    if (pattern.kind === 'intent') continue;
    const found = matchLayout(pattern, dir);
    if (!found) continue;
    const { environment: word, product, service, region, name } = found;
    const environment = word && environmentOf(word, standards);
    // `stacks/a/b/modules` fits a pattern by its shape only.
    if (word && !environment) continue;
    const isShared = pattern.kind === 'shared';
    return {
      kind: pattern.kind,
      layer: isShared ? 'shared' : 'product',
      ...(environment && { environment }),
      ...((product ?? pattern.product) && {
        product: product ?? pattern.product,
      }),
      ...((service ?? name) && { service: service ?? name }),
      ...(region && { region }),
    };
  }
  return undefined;
}

/** `prod`, `prod-ap-northeast-2` and `ap-northeast-2` as folder names. */
function splitSegment(segment: string, options: LayoutOptions) {
  if (REGION.test(segment)) return { region: segment };
  const environment = environmentOf(segment, options.standards);
  if (environment) return { environment };
  const dash = segment.indexOf('-');
  const rest = segment.slice(dash + 1);
  const first =
    dash > 0 && environmentOf(segment.slice(0, dash), options.standards);
  return first && REGION.test(rest)
    ? { environment: first, region: rest }
    : undefined;
}

const isSet = ({ environment }: Placement) =>
  environment !== undefined && environment !== 'shared';

/** Words that are nothing but an environment at the end of a name. */
const ENDING = /^(.+)[-_](dev|stg|stage|staging|prd|prod|production)$/;

/** `shop-staging`, where nothing else names an environment. */
function takeEnding(
  names: string[],
  placement: Placement,
  { standards }: LayoutOptions,
) {
  for (const [index, name] of names.entries()) {
    const [, rest, word] = ENDING.exec(name) ?? [];
    const environment = word && environmentOf(word, standards);
    if (!environment) continue;
    placement.environment = environment;
    names[index] = rest;
    return;
  }
}

/**
 * What a folder's name says where no pattern does: an environment and a region
 * wherever they stand, then product and service from the rest, the product of a
 * product's own repository from the repository's name.
 */
export function fromPath(
  dir: string,
  repository: string,
  options: LayoutOptions,
): Placement {
  const placement: Placement = { layer: 'product' };
  const names: string[] = [];
  for (const segment of dir === '.' ? [] : dir.split('/')) {
    const said = splitSegment(segment, options);
    // The first one counts: in `shared/dev/network` the layer comes before.
    if (said?.environment === 'shared' && placement.layer === 'product') {
      placement.layer = 'shared';
      placement.environment ??= 'shared';
    } else if (said?.environment && !isSet(placement)) {
      placement.environment = said.environment;
    } else if (!said && !NOISE.has(segment.toLowerCase())) names.push(segment);
    if (said?.region) placement.region = said.region;
  }
  if (placement.environment === undefined)
    takeEnding(names, placement, options);
  const own = repository.slice(repository.lastIndexOf('/') + 1);
  const words = own.split(/[-_]/).filter(word => !CENTRAL.has(word));
  const stem = words.join('-');
  const isCentral = stem !== own.replaceAll('_', '-');
  // `shop-infra` with nothing below but environments is that of one product.
  const isOne = names.length === 0 && stem !== '';
  const product = isCentral ? (isOne && stem) || undefined : own;
  if (placement.layer === 'shared') {
    if (names.length > 0) placement.service = names.join('-');
  } else if (product !== undefined) {
    placement.product = product;
    if (names.length > 0) placement.service = names.join('-');
  } else if (names.length > 0) {
    const [first, ...rest] = names;
    placement.product = first;
    if (rest.length > 0) placement.service = rest.join('-');
  }
  return placement;
}

/** What a service's intent says wins over what its folder's name says. */
export function withIntent(
  placement: Placement,
  intent: IntentFacts | undefined,
): Placement {
  return {
    ...placement,
    ...(intent?.product !== undefined && { product: intent.product }),
    ...(intent?.service !== undefined && { service: intent.service }),
    ...(intent?.owner !== undefined && { owner: intent.owner }),
  };
}
