import path from 'node:path';
import type { Value } from '../evaluate/values';
import { HclError } from '../read/hclError';
import { jsonBody } from '../read/jsonBodies';
import type { ModuleFile } from '../read/module';
import { parseHcl } from '../read/parse';
import type { Run } from './run';

/** Whether Terraform reads values of variables from a file without being told. */
export function isVariableFile(name: string): boolean {
  return /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(name);
}

/** `terraform.tfvars` comes first, then its JSON form, then the others by name. */
function rank(file: string): string {
  const name = path.posix.basename(file);
  if (name === 'terraform.tfvars') return '0';
  return name === 'terraform.tfvars.json' ? '1' : `2${name}`;
}

function itemsOf({ path: file, text }: ModuleFile) {
  return file.endsWith('.json')
    ? jsonBody(text, file)
    : parseHcl(text, file).body;
}

/** Values of variables from the files of a folder; later files win. */
export function fileValues(
  files: readonly ModuleFile[],
  folder: string,
  run: Run,
): Map<string, Value> {
  const values = new Map<string, Value>();
  const read = files
    .filter(each => {
      const at = path.posix.dirname(each.path);
      const isHere = at === (folder === '' ? '.' : folder);
      return isHere && isVariableFile(path.posix.basename(each.path));
    })
    .sort((a, b) => (rank(a.path) < rank(b.path) ? -1 : 1));
  for (const file of read) {
    try {
      const scope = { values: new Map<string, Value>() };
      const source = { file: file.path, text: file.text };
      for (const item of itemsOf(file)) {
        if (item.kind !== 'attribute') continue;
        const context = { source, scope, address: `var.${item.name}` };
        values.set(item.name, run.value(item.value, context));
      }
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      run.problem(error.message);
    }
  }
  return values;
}
