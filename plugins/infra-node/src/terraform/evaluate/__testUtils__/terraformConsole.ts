import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Whether the real program is there to be compared with. */
export const hasTerraform =
  spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;

/**
 * What `terraform console` prints for one line of input.
 * @param local the value of `local.x`: a line has room for 64 KiB only
 */
export function consoleLine(line: string, local = 'null'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'console-'));
  try {
    writeFileSync(
      path.join(folder, 'main.tf'),
      `locals {\n  x = ${local}\n}\n`,
    );
    return execFileSync('terraform', ['console', '-no-color'], {
      cwd: folder,
      input: `${line}\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_DATA_DIR: undefined },
    }).trimEnd();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What Terraform makes of expressions, each on one line: its JSON and its type,
 * or undefined where it has an error. Two processes for the whole batch.
 */
export function consoleValues(
  expressions: readonly string[],
): ({ json: string; type: string } | undefined)[] {
  const tries = expressions.map(text => `try(jsonencode(${text}), false)`);
  // As base64, since the console prints texts with escapes of its own.
  const printed = consoleLine(
    'base64encode(jsonencode(local.x))',
    `[${tries.join(',\n')}]`,
  );
  const jsons: (string | false)[] = JSON.parse(
    Buffer.from(printed, 'base64').toString('utf8'),
  );
  const valid = expressions.filter((_, index) => jsons[index] !== false);
  const types = splitTypes(
    consoleLine('type(local.x)', `[${valid.join(',\n')}]`),
  );
  let next = 0;
  return jsons.map(json => {
    if (json === false) return undefined;
    next += 1;
    return { json, type: types[next - 1] };
  });
}

/** The elements of `tuple([…])`, without blanks. */
function splitTypes(printed: string): string[] {
  // It puts a comma behind the type of some collections' elements.
  const text = printed.replace(/\s+/g, '').replaceAll(',)', ')');
  const inner = text.slice('tuple(['.length, -'])'.length);
  const types: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    if ('([{'.includes(inner[at])) depth += 1;
    if (')]}'.includes(inner[at])) depth -= 1;
    if (inner[at] === ',' && depth === 0) {
      types.push(inner.slice(start, at));
      start = at + 1;
    }
  }
  return types;
}
