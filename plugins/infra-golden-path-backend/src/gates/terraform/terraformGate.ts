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
  const findings: GateFinding[] = [];
  let stacks = 0;
  for (const environment of input.environments) {
    const files = await input.overlay.moduleFiles(environment.directory);
    if (files.length === 0) continue;
    stacks += 1;
    const found = await checkStack(environment.directory, files, input);
    findings.push(
      ...found.map(each => shown(each, environment.name, files, input)),
    );
    await pause();
  }
  if (stacks === 0) return undefined;
  return { findings, source: 'Infra Portal, checked' };
}

async function checkStack(
  directory: string,
  files: readonly ModuleFile[],
  input: TerraformInput,
): Promise<Finding[]> {
  const hash = createHash('sha256').update(input.model.tree.commit);
  for (const { path, text } of files) hash.update(`\0${path}\0${text}`);
  const key = hash.digest('hex');
  const before = known.get(key);
  if (before) return before;
  const module = loadModule(files);
  const called = await calledModules(module, directory, input);
  const found = checkModule(module, {
    schema: shippedSchemas(),
    resolveModule: source => called.get(source),
  });
  known.set(key, found);
  return found;
}

function shown(
  finding: Finding,
  environment: string,
  files: readonly ModuleFile[],
  input: TerraformInput,
): GateFinding {
  const { file, line, code, severity, message, remedy } = finding;
  const field = fieldOf(finding, environment, files, input);
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
