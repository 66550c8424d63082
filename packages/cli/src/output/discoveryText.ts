import {
  Discovery,
  DiscoveredModule,
  DiscoveredStack,
  DiscoveryFinding,
  LayerThing,
  ModuleCall,
  TerragruntUnit,
} from '@infra-portal/infra-common';
import { dependenciesTable } from './dependenciesText';
import { withRemedy } from './problem';
import { paint, plainText, Style } from './style';
import { count, table } from './table';

const STYLES: Record<DiscoveryFinding['severity'], Style> = {
  error: 'red',
  warning: 'yellow',
  info: 'dim',
};

/** What a repository holds, for people. */
export function discoveryText(found: Discovery, color: boolean): string {
  const { stacks, modules, terragrunt, layers, findings } = found;
  const parts = [
    heading(color, count(stacks.length, 'stack')),
    stacks.length > 0 ? stackTable(stacks) : '',
    heading(color, `\n${count(modules.length, 'module')}`),
    modules.length > 0 ? moduleTable(modules, stacks) : '',
  ];
  const calls = callTable(stacks, modules);
  if (calls) parts.push(heading(color, '\nModules in use'), calls);
  const dependencies = dependenciesTable(stacks);
  if (dependencies) parts.push(heading(color, '\nDependencies'), dependencies);
  if (terragrunt.length > 0) {
    const units = count(terragrunt.length, 'Terragrunt unit');
    parts.push(heading(color, `\n${units}`), unitTable(terragrunt));
  }
  if (layers.length > 0) {
    parts.push(heading(color, '\nOther layers'), layerTable(layers));
  }
  if (findings.length > 0) {
    parts.push(heading(color, `\n${count(findings.length, 'finding')}`));
    parts.push(findings.map(each => findingLine(each, color)).join(''));
  }
  return parts.join('');
}

function heading(color: boolean, text: string): string {
  return `${paint(color, 'bold', text)}\n`;
}

function stackTable(stacks: DiscoveredStack[]): string {
  return table(
    [
      'DIR',
      'WORKSPACE',
      'LAYER',
      'PRODUCT',
      'SERVICE',
      'ENV',
      'STATE',
      'RESOURCES',
      'MODULES',
    ],
    stacks.map(stack => [
      stack.ref.dir,
      stack.ref.workspace,
      stack.layer,
      stack.product ?? '-',
      stack.service ?? '-',
      stack.environment ?? '-',
      stack.backend?.type ?? '-',
      String(sum(stack.resources)),
      String(stack.calls.length),
    ]),
  );
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, each) => total + each, 0);
}

function moduleTable(
  modules: DiscoveredModule[],
  stacks: DiscoveredStack[],
): string {
  const users = new Map<string, number>();
  for (const stack of stacks) {
    for (const name of new Set(stack.calls.map(calledModule))) {
      users.set(name, (users.get(name) ?? 0) + 1);
    }
  }
  return table(
    ['DIR', 'VERSION', 'INPUTS', 'OUTPUTS', 'USED BY'],
    modules.map(module => [
      module.dir,
      module.versions[0] ?? '-',
      String(module.variables.length),
      String(module.outputs.length),
      count(users.get(module.dir) ?? 0, 'stack'),
    ]),
  );
}

/** The folder of a module in a repository, whatever the repository. */
function calledModule({ dir, target }: ModuleCall): string {
  if (dir !== undefined) return dir;
  return target?.kind === 'git' ? target.dir : '';
}

/** Every source and version that is called, and by how many. */
function callTable(
  stacks: DiscoveredStack[],
  modules: DiscoveredModule[],
): string {
  const rows = new Map<string, { row: string[]; calls: number }>();
  for (const { calls } of [...stacks, ...modules]) {
    for (const call of calls) {
      const row = [sourceOf(call), versionOf(call), call.pin];
      const key = JSON.stringify(row);
      const known = rows.get(key) ?? { row, calls: 0 };
      rows.set(key, { row, calls: known.calls + 1 });
    }
  }
  if (rows.size === 0) return '';
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return table(
    ['SOURCE', 'VERSION', 'PIN', 'CALLS'],
    sorted.map(([, { row, calls }]) => [...row, String(calls)]),
  );
}

function sourceOf({ source, target, dir }: ModuleCall): string {
  if (target?.kind === 'git') {
    return `${target.host}/${target.repository}//${target.dir}`;
  }
  if (target?.kind === 'registry') return target.address;
  return dir ?? source ?? '(an expression)';
}

function versionOf({ target, version }: ModuleCall): string {
  if (target?.kind === 'git') return target.ref ?? '(default branch)';
  return version ?? '-';
}

const placeOf = ({
  product,
  service,
  environment,
}: Pick<LayerThing, 'product' | 'service' | 'environment'>) =>
  [product, service, environment].map(each => each ?? '-');

function unitTable(units: TerragruntUnit[]): string {
  return table(
    ['DIR', 'LAYER', 'PRODUCT', 'SERVICE', 'ENV', 'SOURCE', 'DEPENDS ON'],
    units.map(({ dir, layer, source, dependsOn = [], ...place }) => [
      dir,
      layer,
      ...placeOf(place),
      source ?? '-',
      dependsOn.map(each => each.dir).join(', ') || '-',
    ]),
  );
}

function layerTable(layers: LayerThing[]): string {
  return table(
    ['LAYER', 'NAME', 'PRODUCT', 'SERVICE', 'ENV', 'FILE'],
    layers.map(({ layer, name, file, ...place }) => [
      layer,
      name,
      ...placeOf(place),
      file,
    ]),
  );
}

function findingLine(finding: DiscoveryFinding, color: boolean): string {
  const { file, line, severity, message, remedy } = finding;
  const word = paint(color, STYLES[severity], severity);
  const text = withRemedy(message, remedy);
  return `${plainText(file)}:${line}: ${word}: ${text}\n`;
}
