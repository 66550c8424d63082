import { schemasOf, type ProviderSchema, type Schemas } from '../schema';
import { Bodies } from './bodies';
import type { CalledModule } from './calledModule';
import type { ModuleContent } from './content';
import { checkCycles } from './cycles';
import { gatherDeclarations } from './declarations';
import { Expressions } from './expressions';
import { KnownValues } from './knownValues';
import { checkLabels } from './labels';
import { BUILT_IN } from './language';
import { ModuleCalls, sourceOf } from './moduleCalls';
import { OtherBlocks } from './otherBlocks';
import { schemasOfModule } from './providers';
import type { Report } from './report';
import { Resources } from './resources';
import type { TopBlock } from './topBlocks';
import { Values } from './values';

/** What a source calls: null when there is certainly nothing. */
export type Called = (source: string) => CalledModule | null | undefined;

const RESOURCES = new Set(['resource', 'data', 'ephemeral']);

/** The schemas of providers, with what is part of Terraform itself. */
export function withBuiltIn(providers: readonly ProviderSchema[]): Schemas {
  return schemasOf([...providers, BUILT_IN]);
}

/** Checks the blocks of a module against each other and the schemas. */
export function checkBlocks(
  content: ModuleContent,
  schemas: Schemas,
  called: Called,
  report: Report,
) {
  const blocks = content.blocks.filter(({ block, source }) =>
    checkLabels(block, source, report),
  );
  const known = schemasOfModule(schemas, blocks);
  const targets = new Map<TopBlock, CalledModule | null | undefined>();
  for (const top of blocks) {
    if (top.block.type !== 'module') continue;
    const source = sourceOf(top);
    targets.set(top, source === undefined ? undefined : called(source));
  }
  const declared = gatherDeclarations(blocks, content, {
    report,
    schemas: known,
    outputsOf: top => targets.get(top)?.outputs,
  });
  const expressions = new Expressions(declared, report);
  const values = new Values(report);
  const bodies = new Bodies(report, expressions, values);
  const resources = new Resources(report, known, expressions, bodies);
  const calls = new ModuleCalls(
    report,
    expressions,
    bodies,
    values,
    resources,
    new KnownValues(declared),
  );
  const others = new OtherBlocks(
    report,
    known,
    declared,
    expressions,
    values,
    bodies,
    resources,
  );
  for (const top of blocks) {
    if (report.full) return;
    if (RESOURCES.has(top.block.type)) resources.check(top);
    else if (top.block.type === 'module') calls.check(top, targets.get(top));
    else others.check(top);
  }
  checkCycles(declared, report);
}
