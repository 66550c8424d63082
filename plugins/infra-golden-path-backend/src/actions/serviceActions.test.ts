import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { AuthorizedPreviews } from '../authorization/AuthorizedPreviews';
import type { AuthorizedRequests } from '../authorization/AuthorizedRequests';
import { registerServiceActions } from './serviceActions';

const digest = 'b'.repeat(64);

function setUp() {
  const preview = jest.fn(async () => ({
    digest,
    gates: [
      {
        id: 'standards',
        status: 'failed',
        findings: [
          {
            code: 'standards.size',
            severity: 'error',
            message: { en: 'Too large.', ko: '너무 큽니다.' },
            field: ['environments', 'dev', 'cpu'],
          },
        ],
      },
    ],
    files: [
      { path: 'a.tf', state: 'added', after: 'text', added: 1, removed: 0 },
    ],
    environments: [{ name: 'dev' }],
    review: { owners: [{ owner: '@acme/platform', files: ['a.tf'] }] },
  }));
  const submit = jest.fn(async () => ({
    request: { id: 'r1', state: 'open', pullRequest: { url: 'https://x/1' } },
    created: true,
  }));
  const actionsRegistry = actionsRegistryServiceMock();
  registerServiceActions({
    actionsRegistry,
    auth: mockServices.auth(),
    previews: { preview } as unknown as AuthorizedPreviews,
    requests: { submit } as unknown as AuthorizedRequests,
  });
  return { actionsRegistry, preview, submit };
}

const user = mockCredentials.user();

describe('actions for agents', () => {
  it('previews without texts of files', async () => {
    const { actionsRegistry, preview } = setUp();
    const { output } = await actionsRegistry.invoke({
      id: 'test:preview-service',
      input: { intent: { product: 'authhub' } },
      credentials: user,
    });
    expect(preview).toHaveBeenCalledWith(
      user,
      expect.objectContaining({ change: 'create', plan: false }),
    );
    expect(output).toMatchObject({
      digest,
      gates: [{ findings: [{ field: 'environments.dev.cpu' }] }],
      reviewers: ['@acme/platform'],
    });
    expect(JSON.stringify(output)).not.toContain('text');
  });

  it('creates with the digest of a preview only, and for a person only', async () => {
    const { actionsRegistry, submit } = setUp();
    const create = (input: object, credentials: any = user) =>
      actionsRegistry.invoke({
        id: 'test:create-service',
        input: input as never,
        credentials,
      });
    await expect(create({ intent: {} })).rejects.toThrow(/digest/);
    await expect(
      create({ intent: {}, digest }, mockCredentials.service()),
    ).rejects.toThrow(/person/);
    expect(submit).not.toHaveBeenCalled();
    const { output } = await create({ intent: {}, digest });
    expect(output).toEqual({
      id: 'r1',
      state: 'open',
      url: 'https://x/1',
      created: true,
    });
  });
});
