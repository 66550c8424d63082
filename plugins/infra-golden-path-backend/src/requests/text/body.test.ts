import { code, codeBlock } from '@infra-portal/infra-node';
import fc from 'fast-check';
import type { StoredRequest } from '../store';
import { listAnswers } from './answers';
import { LONGEST_BODY, portalSection, withPortalSection } from './body';

const BEGIN = '<!-- infra-portal:begin -->';
const END = '<!-- infra-portal:end -->';

const request = (text: string, answers: unknown = {}): StoredRequest => ({
  id: '1',
  activeKey: 'k',
  repository: 'github.com/acme/infrastructure',
  product: 'authhub',
  service: 'tokens',
  branch: 'portal/authhub/tokens/create',
  state: 'opening',
  requestedBy: 'user:default/minji',
  version: 1,
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
  dueAt: null,
  data: {
    change: 'create',
    title: 'Create authhub/tokens',
    step: 'accepted',
    wanted: 'open',
    draft: false,
    actor: { userRef: 'user:default/minji', displayName: text },
    note: text,
    intent: { description: text, answers },
    digest: 'd'.repeat(64),
    acceptedAt: '2026-11-20T09:00:00.000Z',
    proposal: {
      base: { branch: 'main', commit: 'a'.repeat(40) },
      files: [],
      preview: {
        repository: 'github.com/acme/infrastructure',
        base: { branch: 'main', commit: 'a'.repeat(40) },
        goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
        files: [],
        environments: [],
        gates: [
          {
            id: 'terraform',
            status: 'not-run',
            findings: [],
            reason: { en: text, ko: text },
            source: 'test',
            observedAt: '2026-11-20T09:00:00.000Z',
          },
        ],
        plans: [],
        observedAt: '2026-11-20T09:00:00.000Z',
      },
    },
    ownCommits: [],
    asked: [],
    refused: [],
    remarks: [],
    conflicts: [],
    lane: [],
    attempts: 0,
  },
});
const options = {
  language: 'en' as const,
  pageUrl: 'https://portal.example/1',
};

/** The text without what Markdown shows as code. */
const outsideCode = (markdown: string) =>
  markdown
    .replace(/^(`{3,})text\n[^]*?\n\1$/gm, '')
    .replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, '');

it('says what was asked, by whom and with what', () => {
  const text = portalSection(request('Minji'), options);
  expect(text).toContain(
    'Creates the service `authhub/tokens`. Asked for by `Minji` in the portal.',
  );
  expect(text).toContain('- [ ] terraform: not run: `Minji`');
  expect(text).toContain('- `description`: `Minji`');
  expect(text).toContain('[In the portal](https://portal.example/1)');
  const korean = portalSection(request('민지'), { ...options, language: 'ko' });
  expect(korean).toContain('서비스 생성: `authhub/tokens`');
});

it('says of the plan where it comes from, not what its button says', () => {
  const asked = request('Minji');
  const { gates } = asked.data.proposal.preview;
  const button = 'It runs when you ask for it.';
  gates[0].id = 'plan';
  gates[0].reason = { en: button, ko: button };
  gates.push({ ...gates[0], id: 'policy' });
  const line = /^- \[ \] plan: .*$/m;
  const text = portalSection(asked, options);
  expect(line.exec(text)?.[0]).toBe(
    '- [ ] plan: not run: Atlantis plans the real state in this pull request',
  );
  expect(text).toContain('- [ ] policy: not run: the policies judge a plan');
  expect(text).not.toContain(button);
  const korean = portalSection(asked, { ...options, language: 'ko' });
  expect(line.exec(korean)?.[0]).toContain('실행하지 않음: Atlantis');
});

it('names the environments, also those with nothing of their own', () => {
  expect(
    listAnswers({
      version: 1,
      environments: { dev: {}, prod: { memory: 2048, hosts: ['a', 'b'] } },
    }),
  ).toEqual([
    { name: 'environments', value: 'dev, prod' },
    { name: 'environments.prod.memory', value: '2048' },
    { name: 'environments.prod.hosts', value: 'a, b' },
  ]);
});

it('lets nothing from people become markup', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          ...['`', '```', '\n', '@acme/platform', '<script>', '<!--', '-->'],
          ...[BEGIN, END, '#1', '](https://evil.example)', '\u202e', '\r'],
        ),
      ),
    )
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(hostile, text => {
      const section = portalSection(request(text), options);
      const shown = outsideCode(section);
      expect(shown).not.toMatch(/@acme|<script|#1|evil|\u202e/);
      expect(section.split(BEGIN)).toHaveLength(2);
      expect(section.split(END)).toHaveLength(2);
      expect(code(text)).not.toContain('\n');
      expect(codeBlock(text)).not.toContain('\u202e');
    }),
  );
});

it('keeps what people wrote around it, within the limit of GitHub', () => {
  const first = withPortalSection('', request('One'), options);
  expect(first.startsWith(BEGIN) && first.endsWith(END)).toBe(true);
  const edited = `Mine\r\n${first}\r\n@reviewer please`;
  const second = withPortalSection(edited, request('Two'), options);
  expect(second).toBe(
    `Mine\n${portalSection(request('Two'), options)}\n@reviewer please`,
  );
  const answers = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, i) => [`n${i}`, 'x'.repeat(500)]),
  );
  const long = withPortalSection(
    `${'y'.repeat(60_000)}\n${first}`,
    request('Three', answers),
    options,
  );
  expect(long.length).toBeLessThanOrEqual(LONGEST_BODY);
  expect(long).toContain('y'.repeat(60_000));
  expect(long).toContain('d'.repeat(64));
});
