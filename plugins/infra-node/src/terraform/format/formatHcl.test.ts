import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { fileText } from '../read/__testUtils__/hclTexts';
import { terraformFiles } from '../read/__testUtils__/terraformFiles';
import { formatHcl } from '.';

/** What the real command writes; undefined where it refuses. */
function terraformFmt(text: string): string | undefined {
  const run = spawnSync('terraform', ['fmt', '-no-color', '-'], {
    input: text,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '' },
  });
  if (run.error) throw run.error;
  return run.status === 0 ? run.stdout : undefined;
}

const formatted = (text: string) => formatHcl(text).catch(() => undefined);

const hasTerraform =
  spawnSync('terraform', ['version'], { encoding: 'utf8' }).status === 0;
// Without the binary nothing is compared, which CI must not call success.
const beside = hasTerraform || process.env.CI ? describe : describe.skip;
const factor = process.env.HEAVY === '1' ? 10 : 1;

describe('formatHcl', () => {
  it('writes what terraform fmt writes beyond blanks', async () => {
    const text =
      'a = "${b}"\nvariable "x" {\ntype="string"\n}\nresource a /* c */ b {\n x = "${\n a ? 1 :\n 2}"\n}';
    expect(await formatHcl(text)).toBe(
      'a = b\nvariable "x" {\n  type = string\n}\nresource "a" "b" {\n  x = (a ? 1 :\n  2)\n}\n',
    );
  });

  it('refuses what is not HCL', async () => {
    await expect(formatHcl('a = {')).rejects.toThrow(
      /^main\.tf:1:5: this object/,
    );
  });
});

beside('formatHcl beside terraform fmt', () => {
  it.each([
    '',
    'a=1',
    '# c',
    '\n\n',
    '\ufeffa = 1\n',
    'a = 1\r\nbb = 2\r\n',
    'x { a = "${b}" }\n',
    'a = "${~ b ~}"\n',
    'a = "${b}${c}"\nb = ["${c}"]\nd = "${foo("${bar}")}"\n',
    'a = "${<<E\nx\nE\n}"\n',
    'a "b" /* c */ d { }\n',
    'variable "x" {\n type = "${list}"\n validation {\n type="string"\n}\n}\n',
    'variable "x" {\n type = list\n}\nvariable "y" {\n type = "map"\n}\nvariable "z" {\n type = "set"\n}\n',
    'locals {\n  한글=1\n  b   = 2 # 주석\n ccc=<<-EOT\n x\n EOT\n}\n',
  ])('writes %j the same', async text => {
    expect(await formatted(text)).toBe(terraformFmt(text));
  });

  it('writes generated texts the same', async () => {
    await fc.assert(
      fc.asyncProperty(fileText, async text => {
        const [ours, theirs] = [await formatted(text), terraformFmt(text)];
        // Where the command breaks a file we leave the place as it is.
        if (theirs !== undefined && terraformFmt(theirs) === undefined) return;
        expect({ text, is: ours }).toEqual({ text, is: theirs });
      }),
      { numRuns: 15 * factor },
    );
  }, 600_000);

  it('restores files whose alignment was destroyed', async () => {
    const files = terraformFiles().filter(({ path }) => path.endsWith('.tf'));
    const step = Math.ceil(files.length / (10 * factor));
    for (const { text } of files.filter((_, i) => i % step === 0)) {
      const ruined = text
        .replace(/^ +(?=[a-z_]+ +=)/gm, '')
        .replace(/ += /g, '=');
      expect(await formatted(ruined)).toBe(terraformFmt(ruined));
    }
  }, 600_000);
});
