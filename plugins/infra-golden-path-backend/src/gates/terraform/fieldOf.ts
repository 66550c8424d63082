import path from 'node:path';
import type { ServiceIntent } from '@infra-portal/infra-common';
import {
  type Finding,
  type GoldenPath,
  type IntentField,
  type ModuleFile,
  originsOf,
} from '@infra-portal/infra-node';

interface Origin {
  intent: ServiceIntent;
  path: GoldenPath;
}

/**
 * The field of the intent that a generated argument's value came from: the same
 * argument is looked up in the golden path, and what it reads there counts.
 * Undefined when it reads none, or more than one.
 */
export function fieldOf(
  { file, line }: Pick<Finding, 'file' | 'line'>,
  environment: string,
  files: readonly ModuleFile[],
  { intent, path: goldenPath }: Origin,
): IntentField | undefined {
  const text = files.find(each => each.path === file)?.text;
  if (text === undefined) return undefined;
  const name = path.posix.basename(file);
  for (const [source, template] of goldenPath.files) {
    if (path.posix.basename(source) !== name || !name.endsWith('.tf')) continue;
    const origins = originsOf({
      ...{ text, intent, environment },
      source: { file: source, text: template },
    });
    const origin = origins.find(({ from, to }) => from <= line && line <= to);
    if (!origin) continue;
    return origin.fields.length === 1 ? origin.fields[0] : undefined;
  }
  return undefined;
}
