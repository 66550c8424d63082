import type { ServiceIntent, Standards } from '@infra-portal/infra-common';
import type { GoldenPath } from './goldenPath';
import { renderCopy } from './renderOutputs';
import { ServiceScope } from './serviceScope';

/** A file that a golden path proposes to the repository of the application. */
export interface ApplicationFile {
  path: string;
  text: string;
  /** Where one of these is there, the file is not needed. */
  unless: string[];
}

/**
 * Whether an intent asks for a skeleton that was not asked for before: it is
 * proposed once, and belongs to the application from then on.
 */
export function asksForSkeleton(
  { source }: Pick<ServiceIntent, 'source'>,
  former?: Pick<ServiceIntent, 'source'>,
): boolean {
  if (!source?.skeleton) return false;
  const before = former?.source;
  if (!before?.skeleton) return true;
  return before.repository.toLowerCase() !== source.repository.toLowerCase();
}

/**
 * The skeleton of an application, sorted by path, whether the intent asks for it
 * or not: the same request gives the same bytes.
 * @throws DocumentError when two outputs write one file, or a condition is none
 * @throws HclError where a file of the path is wrong
 */
export async function renderApplication(
  intent: ServiceIntent,
  standards: Standards,
  path: GoldenPath,
): Promise<ApplicationFile[]> {
  const scope = new ServiceScope(intent, standards, path);
  const values = scope.values('service');
  const files = new Map<string, ApplicationFile>();
  for (const [index, output] of path.definition.application.entries()) {
    const where = `application[${index}]`;
    if (!scope.holds(output.when, `${where}.when`)) continue;
    for (const [file, text] of await renderCopy(scope, output, { values })) {
      if (files.has(file)) {
        throw scope.problem(where, `two outputs write ${file}`);
      }
      const { unless } = output;
      files.set(file, { path: file, text, unless });
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
