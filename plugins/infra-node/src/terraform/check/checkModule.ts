import type { Module } from '../read/module';
import type { ProviderSchema, Schemas } from '../schema';
import { calledModule, type CalledModule } from './calledModule';
import { checkBlocks, withBuiltIn } from './checkBlocks';
import { contentOf } from './content';
import { Report, type Finding } from './report';

export interface CheckContext {
  /** What providers accept: {@link shippedSchemas}, or the whole of one. */
  schema: readonly ProviderSchema[];
  /**
   * The module that a call's source means: a path from the module's own
   * directory, or an address such as `git::…//modules/x?ref=x/v1.0.0`.
   * Undefined when it cannot be had; null when there is certainly none.
   */
  resolveModule?: (source: string) => Module | null | undefined;
}

const calledModules = new WeakMap<Module, CalledModule>();

function called(module: Module): CalledModule {
  const known = calledModules.get(module);
  if (known) return known;
  const { blocks } = contentOf(module);
  const made = calledModule(blocks, module.incomplete);
  calledModules.set(module, made);
  return made;
}

const allSchemas = new WeakMap<readonly ProviderSchema[], Schemas>();

function schemasOfContext(providers: readonly ProviderSchema[]): Schemas {
  const known = allSchemas.get(providers);
  if (known) return known;
  const made = withBuiltIn(providers);
  allSchemas.set(providers, made);
  return made;
}

/**
 * What is wrong in a module: its files, arguments and blocks, types,
 * references, and the inputs of the modules that it calls. Nothing is run and
 * nothing read. What cannot be told is passed over, so that a finding is right
 * and no finding is no proof; `terraform plan` has the last word.
 *
 * @returns findings by file, line and column
 */
export function checkModule(module: Module, context: CheckContext): Finding[] {
  const report = new Report();
  const { resolveModule } = context;
  checkBlocks(
    contentOf(module),
    schemasOfContext(context.schema),
    source => {
      const target = resolveModule?.(source);
      return target && called(target);
    },
    report,
  );
  for (const { file, line, column, offset, problem } of module.problems) {
    if (report.covers(file, offset)) continue;
    report.put({ file, line, column, code: 'syntax', message: problem });
  }
  return report.sorted();
}
