import { loadModule } from '../../read/loadModule';
import type { Module } from '../../read/module';
import { shippedSchemas } from '../../schema';
import { checkModule } from '../checkModule';
import type { Finding } from '../report';

/** Files by name; one text alone is `main.tf`. */
export type Files = string | Record<string, string>;

function moduleOf(files: Files): Module {
  const all = typeof files === 'string' ? { 'main.tf': files } : files;
  return loadModule(
    Object.entries(all).map(([path, text]) => ({ path, text })),
  );
}

/** What the check finds in files; `modules` are what sources call. */
export function findingsOf(
  files: Files,
  modules: Record<string, Files | null> = {},
): Finding[] {
  return checkModule(moduleOf(files), {
    schema: shippedSchemas(),
    resolveModule: source => {
      if (!Object.hasOwn(modules, source)) return undefined;
      const called = modules[source];
      return called === null ? null : moduleOf(called);
    },
  });
}

/** `main.tf:3:5 unknown-argument: … (remedy)`, one a line. */
export function lines(findings: Finding[]): string[] {
  return findings.map(
    ({ file, line, column, code, message, remedy }) =>
      `${file}:${line}:${column} ${code}: ${message}${
        remedy ? ` (${remedy})` : ''
      }`,
  );
}
