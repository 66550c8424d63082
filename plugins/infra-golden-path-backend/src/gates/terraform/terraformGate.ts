import { createHash } from 'node:crypto';
import {
  type GateFinding,
  type PreviewEnvironment,
  type ServiceIntent,
  verbatim,
} from '@infra-portal/infra-common';
import {
  checkModule,
  type Finding,
  type GoldenPath,
  loadModule,
  type ModuleFile,
  shippedSchemas,
} from '@infra-portal/infra-node';
import { LruMap } from '../../util/LruMap';
import type { Pause } from '../../util/steps';
import type { GateOutcome } from '../types';
import { calledModules, type ModuleSources } from './calledModules';
import { fieldOf } from './fieldOf';

export interface TerraformInput extends ModuleSources {
  environments: readonly PreviewEnvironment[];
  intent: ServiceIntent;
  path: GoldenPath;
}

/** Findings of folders by what they and the modules they call hold. */
const known = new LruMap<string, Finding[]>(500);

/** Arguments, references and module inputs, against the providers' schemas. */
export async function terraformGate(
  input: TerraformInput,
  pause: Pause,
): Promise<GateOutcome | undefined> {
  const names = new Map(
    input.environments.map(({ directory, name }) => [directory, name]),
  );
  return checkStacks([...names.keys()], input, pause, (finding, at, files) =>
    fieldOf(finding, names.get(at)!, files, input),
  );
}

/** The field of the intent that causes a finding in a folder. */
type CauseOf = (
  finding: Finding,
  directory: string,
  files: readonly ModuleFile[],
) => GateFinding['field'];

/**
 * The same of stacks as they stand, also those that nothing generates.
 * Undefined when none of the folders holds Terraform.
 */
export async function checkStacks(
  directories: readonly string[],
  sources: ModuleSources,
  pause: Pause,
  causeOf?: CauseOf,
): Promise<GateOutcome | undefined> {
  const findings: GateFinding[] = [];
  let stacks = 0;
  for (const directory of directories) {
    const files = await sources.overlay.moduleFiles(directory);
    if (files.length === 0) continue;
    stacks += 1;
    const found = await checkStack(directory, files, sources);
    findings.push(
      ...found.map(each => shown(each, causeOf?.(each, directory, files))),
    );
    await pause();
  }
  if (stacks === 0) return undefined;
  return { findings, source: 'Infra Portal, checked' };
}

async function checkStack(
  directory: string,
  files: readonly ModuleFile[],
  sources: ModuleSources,
): Promise<Finding[]> {
  const { model, commit = '' } = sources;
  const hash = createHash('sha256').update(`${model.tree.commit} ${commit}`);
  for (const { path, text } of files) hash.update(`\0${path}\0${text}`);
  const key = hash.digest('hex');
  const before = known.get(key);
  if (before) return before;
  const module = loadModule(files);
  const called = await calledModules(module, directory, sources);
  const found = checkModule(module, {
    schema: shippedSchemas(),
    resolveModule: source => called.get(source),
  });
  known.set(key, found);
  return found;
}

function shown(finding: Finding, field: GateFinding['field']): GateFinding {
  const { file, line, code, severity, message, remedy } = finding;
  return {
    code: `terraform.${code}`,
    severity,
    message: verbatim(message),
    ...(remedy && { remedy: verbatim(remedy) }),
    ...(field && { field }),
    file,
    line,
  };
}
