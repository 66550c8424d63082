import { PlanDiagnostic, PlanResult } from '@infra-portal/infra-common';
import { diskTree, planStack } from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { Root, shownPath } from '../files/walk';
import { Io } from '../io';
import { planText } from '../output/planText';
import { findRepository } from '../repository/findRepository';
import { readMappings } from '../repository/mappings';

export interface PlanOptions {
  json?: boolean;
  modules?: string[];
  workspace?: string;
  untrusted?: boolean;
  timeout?: string;
}

/** Seconds. */
const DEFAULT_TIMEOUT = '60';

/**
 * `infra-portal plan`: plans one stack with Terraform and providers that know
 * their schemas only, without state, network or credentials.
 */
export async function plan(
  io: Io,
  dir: string,
  options: PlanOptions,
): Promise<ExitCode> {
  const { json = false, modules = [], workspace, untrusted = false } = options;
  const repository = findRepository(io.cwd, dir);
  const { planJson, ...run } = await planStack({
    tree: diskTree(repository.root.path),
    folder: repository.folder === '.' ? '' : repository.folder,
    repositories: readMappings(io.cwd, modules, repository),
    trusted: !untrusted,
    workspace,
    timeout: Number(options.timeout ?? DEFAULT_TIMEOUT) * 1000,
  });
  const result = {
    ...run,
    diagnostics: run.diagnostics.map(each => located(repository.root, each)),
  };
  io.out(json ? `${JSON.stringify(result)}\n` : planText(result, io.color));
  return exitCodeOf(result);
}

/** With its path as messages have it; those in modules from elsewhere stay. */
function located(root: Root, diagnostic: PlanDiagnostic): PlanDiagnostic {
  const { file } = diagnostic;
  if (file === undefined || file.includes('//')) return diagnostic;
  return { ...diagnostic, file: shownPath(root, file) };
}

/** A plan is no finding; that there can be none is one. */
function exitCodeOf(result: PlanResult): ExitCode {
  if (result.status === 'planned') {
    return result.summary.errored ? EXIT.findings : EXIT.ok;
  }
  const isAboutCode = result.reason === 'errors' || result.reason === 'refused';
  return isAboutCode ? EXIT.findings : EXIT.failed;
}
