import { addAmounts, type Amount, compareAmounts, ZERO } from '../amount';
import type { CostComponent, CostResource } from '../estimate';
import {
  type DeclaredCoverage,
  estimateOf,
  type EstimateFrame,
} from './estimateOf';
import { repositoryFolder } from './identity';
import {
  amountAt,
  type JsonObject,
  objectsOf,
  objectOf,
  Problems,
  sumOf,
  textOf,
  textsOf,
} from './reading';
import { readLine } from './breakdown';
import type { CostReportProject } from './types';

interface Place {
  path: string;
  problems: Problems;
}

/**
 * Reads one project of `infracost scan --json` (v2). It states no sums: they are
 * added up here. Policies, guardrails and budgets of Infracost are not read.
 */
export function readScanned(
  project: JsonObject,
  path: string,
  frame: EstimateFrame,
): CostReportProject {
  const problems = new Problems();
  readDiagnostics(project, problems);
  const all = objectsOf(project.resources);
  const resources = all
    .map((each, index) =>
      readResource(each, { path: `${path}.resources[${index}]`, problems }),
    )
    .filter(({ components, parts }) => components.length + parts.length > 0);
  const monthly = sumOf(resources.map(each => each.monthly));
  const usage = sumOf(resources.map(each => each.usage));
  const folder =
    typeof project.path === 'string' ? repositoryFolder(project.path) : '';
  return {
    identity: {
      name: textOf(project.project_name, 1_000) ?? '',
      ...(folder && folder !== '.' && { path: folder }),
    },
    estimate: estimateOf(
      { resources, monthly, usage },
      coverageIn(all),
      problems,
      frame,
    ),
  };
}

function readDiagnostics(project: JsonObject, problems: Problems): void {
  for (const { message, severity } of objectsOf(project.diagnostics)) {
    if (severity !== 'info') {
      problems.add(
        severity === 'critical' ? 'error' : 'warning',
        textOf(message, 1_000) ?? 'It does not say why.',
      );
    }
  }
}

function readResource(resource: JsonObject, place: Place): CostResource {
  const { path, problems } = place;
  const read = objectsOf(resource.cost_components).map((each, index) =>
    readComponent(each, {
      path: `${path}.cost_components[${index}]`,
      problems,
    }),
  );
  const parts = objectsOf(resource.subresources).map((each, index) =>
    readResource(each, { path: `${path}.subresources[${index}]`, problems }),
  );
  const type = textOf(resource.type, 200);
  const tags = textsOf(resource.tags);
  const { filename, start_line: startLine } = objectOf(resource.metadata);
  return {
    address: textOf(resource.name, 1_000) ?? '?',
    ...(type && { type }),
    monthly: sumOf([
      ...read.map(({ component }) => component.monthly),
      ...parts.map(({ monthly }) => monthly),
    ]),
    usage: sumOf([
      ...read.map(({ usage }) => usage),
      ...parts.map(({ usage }) => usage),
    ]),
    components: read.map(({ component }) => component),
    parts,
    ...readLine({ filename, startLine }),
    ...(tags && { tags }),
  };
}

function readComponent(
  component: JsonObject,
  { path, problems }: Place,
): { component: CostComponent; usage: Amount } {
  const read = (key: string) => amountAt(component, key, path, problems);
  const usage = read('usage_monthly_cost') ?? ZERO;
  const base = read('base_monthly_cost') ?? ZERO;
  const monthly = read('total_monthly_cost');
  if (monthly !== null && monthly !== addAmounts(base, usage)) {
    problems.add(
      'error',
      `${path}.total_monthly_cost is ${monthly}, but ${base} and ${usage} by usage are not. Send the file as Infracost wrote it.`,
    );
  }
  if (monthly !== null && compareAmounts(monthly, ZERO) < 0) {
    problems.add('error', `${path}.total_monthly_cost is less than zero.`);
  }
  return {
    component: {
      name: textOf(component.name) ?? '?',
      unit: textOf(component.unit, 60) ?? '',
      quantity: read('quantity'),
      price: read('price'),
      monthly,
      usageBased: usage !== ZERO,
      ...(monthly === null && { gap: 'usage' as const }),
    },
    usage,
  };
}

function coverageIn(resources: JsonObject[]): DeclaredCoverage {
  const unsupported = resources.filter(each => each.is_supported === false);
  const types: Record<string, number> = {};
  for (const each of unsupported) {
    const type = textOf(each.type, 200) ?? '?';
    types[type] = (types[type] ?? 0) + 1;
  }
  return {
    detected: resources.length,
    free: resources.filter(each => each.is_free === true).length,
    unsupported: unsupported.length,
    unsupportedTypes: types,
  };
}
