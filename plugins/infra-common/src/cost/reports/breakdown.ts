import { type Amount, compareAmounts, ZERO } from '../amount';
import type { CostComponent, CostResource, CostTagging } from '../estimate';
import type { ExactJson } from './exactJson';
import {
  amountAt,
  countOf,
  isObject,
  type JsonObject,
  objectOf,
  objectsOf,
  type Problems,
  sumOf,
  textOf,
  textsOf,
} from './reading';

/** Resources of one side of a project, and their sum. */
export interface Breakdown {
  resources: CostResource[];
  monthly: Amount;
  usage: Amount;
}

interface Place {
  path: string;
  problems: Problems;
}

/**
 * Reads a `breakdown` or `pastBreakdown` of v0.10, and verifies that parts give
 * their sums to the last decimal. What does not fit is a problem, and the
 * amount that the report states stays.
 */
export function readBreakdown(
  value: ExactJson | undefined,
  place: Place,
): Breakdown {
  const breakdown = objectOf(value);
  const { path, problems } = place;
  const resources = readResources(breakdown.resources, 'resources', place);
  const sum = sumOf(resources.map(({ monthly }) => monthly));
  const stated = amountAt(breakdown, 'totalMonthlyCost', path, problems);
  const usage = sumOf(resources.map(each => each.usage));
  const statedUsage = amountAt(
    breakdown,
    'totalMonthlyUsageCost',
    path,
    problems,
  );
  if (statedUsage !== null && statedUsage !== usage) {
    problems.add(
      'warning',
      `${path}.totalMonthlyUsageCost is ${statedUsage}, but the components that are by usage give ${usage}.`,
    );
  }
  return {
    resources,
    monthly: verified(stated, sum, `${path}.totalMonthlyCost`, problems),
    usage,
  };
}

function readResources(
  value: ExactJson | undefined,
  key: string,
  { path, problems }: Place,
): CostResource[] {
  return objectsOf(value).map((each, index) =>
    readResource(each, { path: `${path}.${key}[${index}]`, problems }),
  );
}

function readResource(resource: JsonObject, place: Place): CostResource {
  const { path, problems } = place;
  const components = objectsOf(resource.costComponents).map((each, index) =>
    readComponent(each, { path: `${path}.costComponents[${index}]`, problems }),
  );
  const parts = readResources(resource.subresources, 'subresources', place);
  const sum = sumOf([
    ...components.map(({ monthly }) => monthly),
    ...parts.map(({ monthly }) => monthly),
  ]);
  const stated = amountAt(resource, 'monthlyCost', path, problems);
  const byUsage = components.filter(({ usageBased }) => usageBased);
  const type = textOf(resource.resourceType, 200);
  // Tags of the provider are among them already, where the type takes them.
  const tags = textsOf(resource.tags);
  return {
    address: textOf(resource.name, 1_000) ?? '?',
    ...(type && { type }),
    monthly: verified(stated, sum, `${path}.monthlyCost`, problems),
    usage: sumOf([
      ...byUsage.map(({ monthly }) => monthly),
      ...parts.map(({ usage }) => usage),
    ]),
    components,
    parts,
    ...readLine(objectOf(resource.metadata)),
    ...(tags && { tags }),
    ...(isObject(resource.tags) && { tagging: taggingIn(resource) }),
  };
}

/**
 * Infracost writes tags of resources that take them, and names the variables
 * whose values it lacks to know them all.
 */
function taggingIn(resource: JsonObject): CostTagging {
  const lacks = [
    resource.missingVarsCausingUnknownTagKeys,
    resource.missingVarsCausingUnknownDefaultTagKeys,
  ];
  const isPart = lacks.some(each => Array.isArray(each) && each.length > 0);
  return isPart ? 'part' : 'whole';
}

function readComponent(
  component: JsonObject,
  { path, problems }: Place,
): CostComponent {
  const read = (key: string) => amountAt(component, key, path, problems);
  const noPrice = component.priceNotFound === true;
  const cost = read('monthlyCost');
  if (cost !== null && compareAmounts(cost, ZERO) < 0) {
    refuseNegative(`${path}.monthlyCost`, cost, problems);
  }
  // A price that was not found is written as 0, which would be free.
  const monthly = noPrice && cost === ZERO ? null : cost;
  return {
    name: textOf(component.name) ?? '?',
    unit: textOf(component.unit, 60) ?? '',
    quantity: read('monthlyQuantity'),
    price: noPrice ? null : read('price'),
    monthly,
    usageBased: component.usageBased === true,
    ...(monthly === null && { gap: noPrice ? 'price' : 'usage' }),
  };
}

export function readLine(
  metadata: JsonObject,
): Pick<CostResource, 'file' | 'line'> {
  const file = textOf(metadata.filename, 500);
  // A path of the machine that priced it is nobody's business.
  if (!file || /^(?:[\\/~]|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)/.test(file)) {
    return {};
  }
  const line = countOf(metadata.startLine);
  return { file, ...(line > 0 && { line }) };
}

/** The stated amount, or the sum where none is stated. */
function verified(
  stated: Amount | null,
  sum: Amount,
  path: string,
  problems: Problems,
): Amount {
  const amount = stated ?? sum;
  if (amount !== sum) {
    problems.add(
      'error',
      `${path} is ${amount}, but its parts give ${sum}. Send the file as Infracost wrote it.`,
    );
  } else if (stated !== null && compareAmounts(stated, ZERO) < 0) {
    refuseNegative(path, stated, problems);
  }
  return amount;
}

function refuseNegative(
  path: string,
  amount: Amount,
  problems: Problems,
): void {
  problems.add(
    'error',
    `${path} is ${amount}: only a difference can be negative. Send a breakdown, or a diff as Infracost wrote it.`,
  );
}
