import type { BodyItem, Expression, TemplatePart } from '../terraform/syntax';
import type { TerragruntFacts } from './facts';

type Dependencies = NonNullable<TerragruntFacts['dependsOn']>;

/** No unit depends on more. */
const MOST = 500;
/** Both name the folder of the unit itself. */
const HERE = new Set(['get_terragrunt_dir', 'get_original_terragrunt_dir']);

function isHere(part: TemplatePart): boolean {
  return (
    part.kind === 'interpolation' &&
    part.expression.kind === 'call' &&
    HERE.has(part.expression.name) &&
    part.expression.arguments.length === 0
  );
}

/** A path from the unit's folder; undefined where it is known only as it runs. */
function pathOf(value: Expression): string | undefined {
  if (value.kind !== 'template') return undefined;
  const [first] = value.parts;
  const isFromHere = first !== undefined && isHere(first);
  const rest = isFromHere ? value.parts.slice(1) : value.parts;
  const texts = rest.flatMap(part => (part.kind === 'text' ? part.value : []));
  if (texts.length < rest.length) return undefined;
  const path = texts.join('');
  if (isFromHere) return `.${path}`;
  return path === '' || path.startsWith('/') ? undefined : path;
}

function valuesOf({ type, body }: BodyItem & { kind: 'block' }): Expression[] {
  const name = type === 'dependency' ? 'config_path' : 'paths';
  return body.flatMap(item => {
    if (item.kind !== 'attribute' || item.name !== name) return [];
    return item.value.kind === 'tuple' ? item.value.items : [item.value];
  });
}

/** What `dependency` blocks and `dependencies.paths` of a unit lead to. */
export function terragruntDependencies(
  body: readonly BodyItem[],
  line: (offset: number) => number,
): Dependencies {
  const found = new Map<string, Dependencies[number]>();
  for (const item of body) {
    const isWanted =
      item.kind === 'block' &&
      (item.type === 'dependency' || item.type === 'dependencies');
    for (const value of isWanted ? valuesOf(item) : []) {
      const path = pathOf(value);
      if (path === undefined || found.has(path)) continue;
      found.set(path, { path, line: line(value.start) });
      if (found.size === MOST) return [...found.values()];
    }
  }
  return [...found.values()];
}
