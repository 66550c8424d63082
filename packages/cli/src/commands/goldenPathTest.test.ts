import fs from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const PATH = 'golden-paths/tiny';
const CASE = `${PATH}/tests/least`;
const FILES = {
  'portal.yaml': fs.readFileSync(path.join(starter, 'portal.yaml'), 'utf8'),
  [`${PATH}/golden-path.yaml`]: `name: tiny
version: 1.0.0
runtime: tiny
title: { en: Tiny, ko: 작은 것 }
description: { en: Tiny, ko: 작은 것 }
modules: {}
supports: [memory]
outputs: [{ from: stack, to: "stacks/{product}/{service}/{environment}", scope: environment }]
`,
  [`${PATH}/stack/main.tf`]: 'locals {\n  memory = env.memory\n}\n',
  [`${CASE}/service.yaml`]: `version: 1
product: authhub
service: tiny
description: Tiny
owner: group:default/developers
costCenter: CC-2100
goldenPath: { name: tiny, version: 1.0.0 }
environments: { dev: {} }
`,
  [`${CASE}/base/atlantis.yaml`]: 'version: 3\nprojects: []\n',
  [`${CASE}/expected/old.tf`]: '',
};

const read = (cwd: string, file: string) =>
  fs.readFileSync(path.join(cwd, file), 'utf8');

describe('infra-portal golden-path test', () => {
  it('shows differences, takes them over, and is content', async () => {
    const cwd = folderWith(FILES);
    const failed = await run(cwd, 'golden-path', 'test');
    expect(failed.code).toBe(1);
    expect(failed.out).toContain('failed   tiny/least');
    expect(failed.out).toContain('+  memory = 512');
    expect(failed.out).toContain('--- a/old.tf');
    const written = await run(cwd, 'golden-path', 'test', 'tiny', '--write');
    expect(written.code).toBe(0);
    expect(
      read(cwd, `${CASE}/expected/stacks/authhub/tiny/dev/main.tf`),
    ).toContain('memory = 512');
    expect(read(cwd, `${CASE}/expected/atlantis.yaml`)).toContain(
      'authhub-tiny-dev',
    );
    expect(fs.existsSync(path.join(cwd, CASE, 'expected/old.tf'))).toBe(false);
    const passed = await run(cwd, 'golden-path', 'test', '--json');
    expect(passed).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(passed.out)).toEqual({
      tests: [
        {
          path: 'tiny',
          test: 'least',
          state: 'passed',
          problems: [],
          differences: [],
        },
      ],
    });
  });

  it.each([
    [{ [`${CASE}/service.yaml`]: '' }, /The file must be a mapping/],
    [
      {
        [`${CASE}/service.yaml`]: `${FILES[`${CASE}/service.yaml`]}cache: {}\n`,
      },
      /cache is not known to the golden path: cache/,
    ],
    [
      { [`${PATH}/stack/main.tf`]: 'locals {\n  a = env.nosuch\n}\n' },
      /main\.tf:2:\d+/,
    ],
    [{ [`${PATH}/golden-path.yaml`]: 'name: tiny\n' }, /version is missing/],
  ])('says what is wrong (%#)', async (files, message) => {
    const cwd = folderWith({ ...FILES, ...files });
    const { code, out } = await run(cwd, 'golden-path', 'test');
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  it('passes no path without a test', async () => {
    const { [`${PATH}/golden-path.yaml`]: definition } = FILES;
    const cwd = folderWith({
      'portal.yaml': FILES['portal.yaml'],
      [`${PATH}/golden-path.yaml`]: definition,
      [`${PATH}/stack/main.tf`]: '',
    });
    const { code, out } = await run(cwd, 'golden-path', 'test');
    expect(code).toBe(1);
    expect(out).toContain('has no test');
    expect((await run(cwd, 'golden-path', 'test', 'other')).out).toContain(
      'There is no golden path other: tiny',
    );
  });
});
