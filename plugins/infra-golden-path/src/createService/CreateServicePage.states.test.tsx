import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GateFinding } from '@infra-portal/infra-common';
import {
  answer,
  control,
  fakeApi,
  open,
  PATIENT,
  ready,
  refused,
  sendButton,
  show,
} from '../testing/createServicePage';
import { sampleForm } from '../testing/sampleForm';
import { samplePreview } from '../testing/samplePreview';

jest.setTimeout(60_000);

describe('a guest', () => {
  it('may look, and is told how to go on', async () => {
    const api = fakeApi();
    await open(api, '/create-service', AuthorizeResult.DENY);
    expect(
      await screen.findByText(/Sign in with your own account/),
    ).toBeInTheDocument();
    await answer();
    await ready();
    expect(
      await screen.findByText('Kept in this tab', {}, PATIENT),
    ).toBeInTheDocument();
    expect(sendButton()).toBeDisabled();
    expect(api.saveDraft).not.toHaveBeenCalled();
  });
});

describe('drafts', () => {
  beforeEach(() => sessionStorage.clear());

  it('are saved, and named in the address', async () => {
    const api = fakeApi();
    await open(api);
    await answer();
    await screen.findByText(/Draft saved/, {}, PATIENT);
    const [id, body] = api.saveDraft.mock.lastCall;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toEqual({
      change: 'create',
      repository: 'github.com/acme/infrastructure',
      title: 'login · authhub',
      intent: {
        product: 'authhub',
        service: 'login',
        description: 'Signs in',
        image: 'ghcr.io/acme/login:1.0.0',
      },
    });
    expect(screen.getByText(`/create-service?draft=${id}`)).toBeInTheDocument();
    expect(api.form).toHaveBeenCalledTimes(1);
  });

  it('may begin with what a request was sent with', async () => {
    const api = fakeApi();
    api.request.mockResolvedValue({
      change: 'create',
      intent: { version: 1, product: 'authhub', service: 'mailer' },
    });
    await open(api, '/create-service?request=r1');
    expect(api.request).toHaveBeenCalledWith('r1');
    expect(control('Name of the service')).toHaveValue('mailer');
  });

  it('begin afresh when the answers of a request are gone, and say so', async () => {
    const api = fakeApi();
    api.request.mockRejectedValue(new NotFoundError('no request'));
    await open(api, '/create-service?request=r1');
    expect(screen.getByText(/cannot be read any more/)).toBeInTheDocument();
    expect(control('Name of the service')).toHaveValue('');
  });

  it('are not taken for gone when they only cannot be loaded', async () => {
    const api = fakeApi();
    api.draft.mockRejectedValueOnce(new Error('the network is down'));
    api.draft.mockResolvedValue({
      ...{ id: 'd1', change: 'create', title: 'x' },
      repository: 'github.com/acme/fileflow',
      intent: { product: 'authhub', service: 'mailer' },
    });
    await show(api, '/create-service?draft=d1');
    expect(await screen.findByText('the network is down')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('What it does, in one sentence');
    expect(control('Name of the service')).toHaveValue('mailer');
    expect(api.saveDraft).not.toHaveBeenCalled();
  });

  it('are gone on with', async () => {
    const api = fakeApi();
    api.draft.mockResolvedValue({
      id: 'd1',
      change: 'create',
      title: 'x',
      repository: 'github.com/acme/fileflow',
      intent: { product: 'authhub', service: 'mailer' },
    });
    await open(api, '/create-service?draft=d1');
    expect(control('Name of the service')).toHaveValue('mailer');
    expect(api.form).toHaveBeenCalledWith('github.com/acme/fileflow');
  });

  it('name their repository where there are several', async () => {
    const api = fakeApi();
    const repository = 'github.com/acme/fileflow';
    api.form.mockResolvedValue({
      ...sampleForm,
      repositories: [...sampleForm.repositories, repository],
    });
    api.drafts.mockResolvedValue([
      {
        id: 'd1',
        change: 'create',
        title: 'converter',
        repository,
        intent: {},
        updatedAt: '2026-11-21T12:04:00Z',
        expiresAt: '2026-12-21T12:04:00Z',
      },
    ]);
    await open(api);
    expect(await screen.findByText(/· acme\/fileflow/)).toBeInTheDocument();
    expect(
      screen.getByText('Go on with converter').closest('a'),
    ).toHaveAttribute(
      'href',
      `/create-service?draft=d1&repository=${encodeURIComponent(repository)}`,
    );
  });

  it('stay in the tab when the server cannot be reached', async () => {
    const api = fakeApi();
    api.saveDraft.mockRejectedValue(new Error('offline'));
    await open(api);
    await answer();
    await screen.findByText(/Kept in this tab only/, {}, PATIENT);
    const [id] = api.saveDraft.mock.lastCall;
    expect(sessionStorage.getItem(`infra-golden-path.draft.${id}`)).toContain(
      'login',
    );
  });
});

describe('changing a service', () => {
  const intent = {
    version: 1,
    product: 'authhub',
    service: 'session',
    description: 'Keeps sessions',
    owner: 'group:default/developers',
    costCenter: 'CC-2100',
    goldenPath: { name: 'ecs-fargate', version: '0.9.0' },
    image: 'ghcr.io/acme/session:1.0.0',
    port: 8080,
    lifecycle: 'production',
    ingress: { kind: 'public', host: 'session' },
    environments: { prod: {} },
  };
  const address = '/create-service?product=authhub&service=session';

  it('says first that another pull request changes it', async () => {
    const api = fakeApi();
    api.existing.mockResolvedValue({ intent });
    const url = 'https://github.com/acme/infrastructure/pull/7';
    const taken: GateFinding = {
      code: 'collision.name',
      severity: 'error',
      message: { en: 'Pull request #7 is about it.', ko: '#7' },
      field: ['service'],
      url,
    };
    api.preview.mockResolvedValue(samplePreview([taken]));
    await open(api, address);
    const title = await screen.findByText(
      'This service is being changed already',
      {},
      PATIENT,
    );
    const notice = within(title.parentElement!);
    expect(notice.getByText('Pull request #7 is about it.')).toBeVisible();
    expect(notice.getByText('More about it')).toHaveAttribute('href', url);
    // It is merged while one waits here; the tab comes to the front again.
    api.preview.mockResolvedValue(samplePreview([]));
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(title).not.toBeInTheDocument(), PATIENT);
  });

  it('starts from its file, and names the change', async () => {
    const api = fakeApi();
    api.existing.mockResolvedValue({ intent });
    await open(api, address);
    expect(
      screen.getByRole('heading', { name: 'Change session' }),
    ).toBeInTheDocument();
    expect(document.title).toMatch(/^Change session( ·|$)/);
    expect(screen.queryByText('Product', { selector: 'label' })).toBeNull();
    await userEvent.click(control('Cache (Redis)'));
    expect(control('Short name of the change')).toHaveValue(
      `cache-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`,
    );
    await ready();
    expect(api.preview.mock.lastCall[0].intent).toEqual({
      ...intent,
      cache: {},
    });
  });
});

describe('without a form', () => {
  it('says where the standards are wrong, and tries again', async () => {
    const api = fakeApi();
    const broken = refused(404, {});
    broken.cause = new Error('portal.yaml:12: regions.default is missing');
    api.form.mockRejectedValueOnce(broken);
    await show(api);
    expect(await screen.findByText(/portal\.yaml:12/)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', {
        name: 'The infrastructure repository cannot be used yet',
      }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.form).toHaveBeenCalledTimes(2);
  });

  it('says who may when one may not', async () => {
    const api = fakeApi();
    api.form.mockRejectedValue(refused(403, {}));
    await show(api);
    expect(
      await screen.findByText(/The platform team decides who may/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says how to add a golden path when there is none', async () => {
    const api = fakeApi();
    api.form.mockResolvedValue({ ...sampleForm, goldenPaths: [] });
    await show(api);
    expect(await screen.findByText(/folder golden-paths/)).toBeInTheDocument();
  });
});
