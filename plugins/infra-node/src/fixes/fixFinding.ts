import type { FindingCode } from '@infra-portal/infra-common';
import { EditConflict } from '../splice/editConflict';
import { HclError } from '../terraform/read/hclError';
import { fixMissingDirectory, fixMissingProject } from './atlantisFixes';
import { fixExpiredException } from './exceptionFix';
import { fixLockTable, fixModuleRef, fixProvider } from './terraformFixes';
import {
  type FixableFinding,
  type FixContext,
  type FixedFile,
  NoFixError,
} from './types';

type Fixer = (
  finding: FixableFinding,
  context: FixContext,
) => Promise<FixedFile>;

const FIXERS = new Map<FindingCode, Fixer>([
  ['missing-atlantis-directory', fixMissingDirectory],
  ['stack-without-atlantis', fixMissingProject],
  ['moving-module-ref', fixModuleRef],
  ['outdated-module', fixModuleRef],
  ['deprecated-lock-table', fixLockTable],
  ['unpinned-provider', fixProvider],
  ['expired-exception', fixExpiredException],
]);

/**
 * The smallest change of a file that mends what was found; all other bytes stay.
 * @throws NoFixError when there is none that is safe, with what to do instead
 */
export async function fixFinding(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const fixer = FIXERS.get(finding.code);
  if (!fixer) {
    throw new NoFixError(
      `What to do about ${finding.code} is for people to decide.`,
      'Follow the remedy that stands beside it.',
    );
  }
  const fixed = await fixer(finding, context).catch(error => {
    if (error instanceof EditConflict) {
      const where = `${error.file}:${error.line}: `;
      throw new NoFixError(`${where}${error.problem}`, error.remedy);
    }
    if (error instanceof HclError) {
      throw new NoFixError(`${error.message}`, 'Mend the file first.');
    }
    throw error;
  });
  if (fixed.after !== fixed.before) return fixed;
  throw new NoFixError(
    'The file has been mended already.',
    'Reload the page in a moment.',
  );
}
