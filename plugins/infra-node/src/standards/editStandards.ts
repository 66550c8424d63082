import { type FixedFile, NoFixError } from '../fixes/types';
import { EditConflict } from '../splice/editConflict';
import { editYaml, type YamlEdit } from '../yaml';
import { readStandards, StandardsError } from './readStandards';

const FILE = 'portal.yaml';

/**
 * Changes the standards, and nothing of them but what is edited.
 * @throws NoFixError where they cannot be changed so, or would have problems then
 */
export function editStandards(before: string, edits: YamlEdit[]): FixedFile {
  try {
    const after = editYaml({ file: FILE, text: before }, edits);
    readStandards(after);
    return { path: FILE, before, after };
  } catch (error) {
    if (error instanceof EditConflict) {
      throw new NoFixError(
        `${error.file}:${error.line}: ${error.problem}`,
        error.remedy,
      );
    }
    if (error instanceof StandardsError) {
      throw new NoFixError(
        `With the change ${FILE} would have problems: ${error.message}`,
        'Change it by hand.',
      );
    }
    throw error;
  }
}
