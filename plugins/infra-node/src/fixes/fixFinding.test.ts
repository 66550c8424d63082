import fc from 'fast-check';
import {
  FINDING_CODES,
  type FindingCode,
  FIXABLE_CODES,
  parseModuleSource,
} from '@infra-portal/infra-common';
import { codes, find } from '../discovery/__testUtils__/find';
import { fixFinding } from './fixFinding';
import { type FixContext, NoFixError } from './types';

type Files = Record<string, string>;

function contextOf(files: Files, more: Partial<FixContext> = {}): FixContext {
  return {
    read: async path => (Object.hasOwn(files, path) ? files[path] : undefined),
    newestTag: async () => undefined,
    usualConstraint: async () => undefined,
    ...more,
  };
}

/** Mends the first finding of a kind as discovery tells it; the files after. */
async function mend(
  files: Files,
  code: FindingCode,
  more?: Partial<FixContext>,
): Promise<Files> {
  const { findings } = find(files);
  const finding = findings.find(each => each.code === code);
  if (!finding) throw new Error(`${code} is not found`);
  const { path, after } = await fixFinding(finding, contextOf(files, more));
  return { ...files, [path]: after };
}

/** Why it was refused. */
async function refusal(work: Promise<unknown>): Promise<NoFixError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof NoFixError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

const stack = (key: string) =>
  `terraform {\n  backend "s3" {\n    bucket = "b"\n    key    = "${key}"\n  }\n}\n`;

describe('a finding that is mended', () => {
  it('is gone when a project loses its folder', async () => {
    const files = {
      'a/main.tf': stack('a'),
      'atlantis.yaml':
        'projects:\n  # 옮겼습니다\n  - name: gone\n    dir: moved/away\n  - name: a\n    dir: a\n',
    };
    const mended = await mend(files, 'missing-atlantis-directory');
    expect(codes(find(mended))).toEqual([]);
    expect(mended['atlantis.yaml']).toContain('- name: a\n    dir: a\n');
  });

  it('is gone when a stack has no project, which is run as its neighbours are', async () => {
    const files = {
      'stacks/shop/api/dev/main.tf': stack('a'),
      'stacks/shop/web/dev/main.tf': stack('b'),
      'shared/dns/main.tf': stack('c'),
      'atlantis.yaml': [
        'version: 3',
        'projects:',
        '  - name: shop-api-dev',
        '    dir: stacks/shop/api/dev',
        '    workflow: checked',
        '  - name: dns',
        '    dir: shared/dns',
        '',
      ].join('\n'),
    };
    const mended = await mend(files, 'stack-without-atlantis', {
      stack: {
        name: 'shop-web-dev',
        dir: 'stacks/shop/web/dev',
        workspace: 'default',
      },
    });
    expect(codes(find(mended))).toEqual([]);
    expect(mended['atlantis.yaml']).toContain(
      '  - name: shop-web-dev\n    dir: stacks/shop/web/dev\n    workflow: checked\n',
    );
  });

  it('is gone when a module ref moves', async () => {
    const source = (ref: string) =>
      `module "queue" {\n  source = "git::https://github.com/acme/infrastructure.git//modules/sqs?ref=${ref}" # 큐\n}\n`;
    const files = { 'a/main.tf': stack('a'), 'a/queue.tf': source('main') };
    const asked: unknown[] = [];
    const mended = await mend(files, 'moving-module-ref', {
      newestTag: async found => {
        asked.push(found);
        return 'sqs/v1.2.0';
      },
    });
    expect(mended['a/queue.tf']).toBe(source('sqs/v1.2.0'));
    expect(codes(find(mended))).toEqual([]);
    expect(asked).toEqual([
      parseModuleSource(
        'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=main',
      ),
    ]);
  });

  it('is gone when a lock lies in DynamoDB', async () => {
    const backend = (...lines: string[]) =>
      `terraform {\n  backend "s3" {\n${lines.join('\n')}\n  }\n}\n`;
    const text = backend(
      '    bucket         = "b"',
      '    dynamodb_table = "locks" # 잠금',
      '    key            = "a"',
    );
    const { after } = await fixFinding(
      { code: 'deprecated-lock-table', file: 'a/main.tf', line: 2 },
      contextOf({ 'a/main.tf': text }),
    );
    expect(after).toBe(
      backend(
        '    bucket       = "b"',
        '    key          = "a"',
        '    use_lockfile = true',
      ),
    );
  });

  it('is gone when a provider has no version', async () => {
    const text =
      'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n';
    const { after } = await fixFinding(
      { code: 'unpinned-provider', file: 'a/versions.tf', line: 3 },
      contextOf(
        { 'a/versions.tf': text },
        {
          usualConstraint: async provider =>
            provider === 'hashicorp/aws' ? '~> 6.0' : undefined,
        },
      ),
    );
    expect(after).toContain(
      '      source  = "hashicorp/aws"\n      version = "~> 6.0"\n',
    );
  });

  it('is gone when an exception has ended', async () => {
    const text =
      'version: 1\nexceptions:\n  - id: kept\n    until: 2030-01-01\n  - id: over\n    until: 2020-01-01\n';
    const { after } = await fixFinding(
      { code: 'expired-exception', file: 'portal.yaml', line: 5 },
      contextOf({ 'portal.yaml': text }),
    );
    expect(after).toBe(
      'version: 1\nexceptions:\n  - id: kept\n    until: 2030-01-01\n',
    );
  });
});

describe('what cannot be mended', () => {
  it('says what to do instead', async () => {
    const moving =
      'module "q" {\n  source = "git::https://github.com/a/b.git"\n}\n';
    const call = { code: 'moving-module-ref', file: 'a.tf', line: 1 } as const;
    const noTag = await refusal(
      fixFinding(call, contextOf({ 'a.tf': moving })),
    );
    expect(noTag.message).toMatch(/No released version of the module "q"/);
    const gone = await refusal(fixFinding(call, contextOf({})));
    expect(gone.message).toMatch(/not there any more. Reload/);
    const broken = await refusal(
      fixFinding(call, contextOf({ 'a.tf': 'module {{' })),
    );
    expect(broken.remedy).toBe('Mend the file first.');
    const mended = await refusal(
      fixFinding(
        call,
        contextOf(
          {
            'a.tf':
              'module "q" {\n  source = "git::https://github.com/a/b.git?ref=v1.0.0"\n}\n',
          },
          { newestTag: async () => 'v1.0.0' },
        ),
      ),
    );
    expect(mended.message).toMatch(/mended already/);
  });

  it('is refused for every code without a fix, and for no other', async () => {
    for (const code of FINDING_CODES) {
      const { problem } = await refusal(
        fixFinding({ code, file: 'x', line: 1 }, contextOf({})),
      );
      const isFixable = FIXABLE_CODES.some(each => each === code);
      expect([code, !/for people to decide/.test(problem)]).toEqual([
        code,
        isFixable,
      ]);
    }
  });

  it('is refused and never half done, whatever the file says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FIXABLE_CODES),
        fc.string(),
        fc.integer({ min: 1, max: 4 }),
        async (code, text, line) => {
          const context = contextOf(
            { 'atlantis.yaml': text, 'a.tf': text },
            {
              stack: { name: 's', dir: 'a', workspace: 'default' },
              newestTag: async () => 'v1.0.0',
              usualConstraint: async () => '~> 1.0',
            },
          );
          const file = code.includes('atlantis') ? 'atlantis.yaml' : 'a.tf';
          await fixFinding({ code, file, line }, context).then(
            ({ after, before }) => expect(after).not.toBe(before),
            error => expect(error).toBeInstanceOf(NoFixError),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
