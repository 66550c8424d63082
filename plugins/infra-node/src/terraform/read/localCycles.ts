import { HclError } from './hclError';
import type { ModuleArgument } from './module';
import { visitExpressions } from './visit';

function localsNamed(argument: ModuleArgument): Set<string> {
  const names = new Set<string>();
  visitExpressions(argument.attribute.value, each => {
    if (
      each.kind === 'getAttribute' &&
      each.of.kind === 'variable' &&
      each.of.name === 'local'
    ) {
      names.add(each.name);
    }
  });
  return names;
}

/** The names from the first `name` on the path on. */
const cycleOf = (path: string[], name: string) => [
  ...path.slice(path.indexOf(name)),
  name,
];

/** More help nobody. */
const MOST_CYCLES = 20;

/** Local values that need themselves, each loop told once. */
export function localCycles(locals: Map<string, ModuleArgument>): HclError[] {
  const found: HclError[] = [];
  const done = new Set<string>();
  for (const first of locals.keys()) {
    // By hand, not by recursion: a chain may be as long as a file.
    const path: string[] = [];
    const onPath = new Set<string>();
    const waiting: Iterator<string>[] = [[first].values()];
    while (waiting.length > 0) {
      const next = waiting[waiting.length - 1].next();
      if (next.done) {
        waiting.pop();
        const left = path.pop();
        if (left !== undefined) {
          onPath.delete(left);
          done.add(left);
        }
        continue;
      }
      const argument = locals.get(next.value);
      if (!argument || done.has(next.value)) continue;
      if (onPath.has(next.value)) {
        const cycle = cycleOf(path, next.value).map(name => `local.${name}`);
        const { source, attribute } = argument;
        const shown =
          cycle.length > 10 ? [...cycle.slice(0, 9), '…', cycle[0]] : cycle;
        if (found.length >= MOST_CYCLES) return found;
        found.push(
          new HclError(
            `local values need each other in a circle: ${shown.join(' → ')}`,
            source.file,
            source.text,
            attribute.start,
          ),
        );
        continue;
      }
      path.push(next.value);
      onPath.add(next.value);
      waiting.push(localsNamed(argument).values());
    }
  }
  return found;
}
