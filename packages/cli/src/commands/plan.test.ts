import { stripVTControlCharacters } from 'node:util';
import { findTerraform } from '@infra-portal/infra-node';
import { folderWith, run } from '../__testUtils__/run';
import { planText } from '../output/planText';

const stack = (body: string) => folderWith({ 'stack/main.tf': body });

// Without the program nothing is planned, which CI must not call success.
const planned = findTerraform() || process.env.CI ? describe : describe.skip;

planned('infra-portal plan', () => {
  it('shows what would be made', async () => {
    const cwd = stack('resource "terraform_data" "x" {\n  input = "a"\n}\n');
    const { code, out, err } = await run(cwd, 'plan', 'stack');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ {2}\+ terraform_data\.x$/m);
    expect(out).toMatch(/^Plan: 1 to add, 0 to change, 0 to destroy\.$/m);
    expect(out).toMatch(/^simulated plan by \w+ [\d.]+, \d+ ms$/m);
    const json = JSON.parse((await run(cwd, 'plan', 'stack', '--json')).out);
    expect(json).toMatchObject({
      status: 'planned',
      grade: 'simulated',
      summary: { counts: { add: 1, change: 0, destroy: 0 } },
    });
    expect(json).not.toHaveProperty('planJson');
  }, 60_000);

  it('says where Terraform found an error', async () => {
    const cwd = stack('output "x" {\n  value = local.y\n}\n');
    const { code, out } = await run(cwd, 'plan', 'stack');
    expect(code).toBe(1);
    expect(out).toMatch(/^stack\/main\.tf:2:\d+: error: /m);
    expect(out).toMatch(/^No plan: /m);
  }, 60_000);

  it.each(['0', '1m', '-1', '100000'])('refuses --timeout %s', async text => {
    const cwd = stack('');
    const { code, err } = await run(cwd, 'plan', 'stack', `--timeout=${text}`);
    expect(code).toBe(2);
    expect(err).toContain('Give a number of seconds');
  });
});

it('shows nothing of a plan that writes on the screen', () => {
  const text = planText(
    {
      status: 'failed',
      reason: 'errors',
      message: 'a\u001b[2Jb',
      grade: 'simulated',
      assumptions: ['c\u202ed'],
      diagnostics: [
        {
          severity: 'error',
          summary: 's\n',
          detail: 'd',
          file: 'f\r',
          line: 1,
        },
      ],
      took: 1,
    },
    true,
  );
  expect(stripVTControlCharacters(text)).toBe(
    'f\\u000d:1: error: s : d\nNo plan: ab\nAssumed: c\\u202ed\nsimulated plan, 1 ms\n',
  );
});
