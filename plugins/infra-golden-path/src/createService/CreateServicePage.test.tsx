import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { GateFinding } from '@infra-portal/infra-common';
import { goldenPathApiRef, type GoldenPathApi } from '../api';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { sampleForm } from '../testing/sampleForm';
import { samplePreview } from '../testing/samplePreview';
import { CreateServicePage } from './CreateServicePage';
import { PREVIEW_DELAY } from './usePreview';

type Fake = { [K in keyof GoldenPathApi]: jest.Mock };

function fakeApi(): Fake {
  const draft = async (id: string, body: object) => ({
    id,
    ...body,
    updatedAt: '2026-11-21T12:04:00Z',
    expiresAt: '2026-12-21T12:04:00Z',
  });
  return {
    form: jest.fn(async () => sampleForm),
    existing: jest.fn(),
    preview: jest.fn(async () => samplePreview()),
    submit: jest.fn(async () => ({ id: 'r1' })),
    requests: jest.fn(),
    request: jest.fn(),
    resume: jest.fn(),
    cancel: jest.fn(),
    drafts: jest.fn(async () => []),
    draft: jest.fn(async () => Promise.reject(new Error('no draft'))),
    saveDraft: jest.fn(draft),
    deleteDraft: jest.fn(async () => {}),
  };
}

function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

async function open(api: Fake, address = '/create-service') {
  await renderInTestApp(
    <>
      <Where />
      <Routes>
        <Route path="/create-service" element={<CreateServicePage />} />
        <Route path="*" element={<p>another page</p>} />
      </Routes>
    </>,
    {
      apis: [
        [goldenPathApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity(),
      ] as never,
      initialRouteEntries: [address],
      mountedRoutes: {
        '/create-service': createServiceRouteRef,
        '/pull-requests': pullRequestsRouteRef,
      },
    },
  );
  await screen.findByRole('form', { name: 'Create service' });
}

// Changes instead of single keys: each key draws the whole page again.
function put(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

async function answer() {
  put('Product', 'authhub');
  put('Name of the service', 'login');
  put('What it does, in one sentence', 'Signs in');
}

// A machine that does other work as well must not fail them.
jest.setTimeout(60_000);
const PATIENT = { timeout: 20_000 };

const ready = () => screen.findByText(/New files: 1/, {}, PATIENT);
const sendButton = () =>
  screen.getByRole('button', { name: 'Open pull request' });

const refused = (statusCode: number, body: object) =>
  Object.assign(new Error(`Request failed with ${statusCode}`), {
    name: 'ResponseError',
    statusCode,
    body,
    cause: new Error('the reason'),
  });

const taken: GateFinding = {
  code: 'collisions.service',
  severity: 'error',
  message: { en: 'login is taken', ko: '이미 있는 이름: login' },
  field: ['service'],
  url: 'https://github.com/acme/infrastructure/pull/7',
};

describe('CreateServicePage', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('needs three answers, and says what will happen', async () => {
    const api = fakeApi();
    await open(api);
    await answer();
    await ready();
    const { intent, change } = api.preview.mock.lastCall[0];
    expect(change).toBe('create');
    expect(intent).toMatchObject({
      product: 'authhub',
      service: 'login',
      owner: 'group:default/developers',
      costCenter: 'CC-2100',
      ingress: { kind: 'internal', host: 'login' },
    });
    expect(
      screen.getByText(/changed lines in existing files: 1/),
    ).toBeInTheDocument();
    expect(screen.getByText('login.prod.acme.example')).toBeInTheDocument();
  });

  it('opens the pull request once, however often one presses', async () => {
    const api = fakeApi();
    let done: (value: unknown) => void = () => {};
    api.submit.mockReturnValue(new Promise(resolve => (done = resolve)));
    await open(api);
    await answer();
    await ready();
    await userEvent.dblClick(sendButton());
    await userEvent.click(
      screen.getByRole('button', { name: /Open pull request/ }),
    );
    expect(api.submit).toHaveBeenCalledTimes(1);
    expect(api.submit.mock.lastCall[0]).toMatchObject({
      change: 'create',
      digest: 'd'.repeat(64),
      draft: false,
    });
    await act(async () => done({ id: 'r1' }));
    expect(await screen.findByText('/pull-requests/r1')).toBeInTheDocument();
    expect(api.deleteDraft).toHaveBeenCalledTimes(1);
  });

  it('asks again when the repository has moved on', async () => {
    const api = fakeApi();
    api.submit.mockRejectedValueOnce(refused(409, { digest: 'e'.repeat(64) }));
    await open(api);
    await answer();
    await ready();
    const before = api.preview.mock.calls.length;
    api.preview.mockResolvedValue(
      samplePreview([], { digest: 'e'.repeat(64) }),
    );
    await userEvent.click(sendButton());
    expect(
      await screen.findByText(/repository has changed since you looked/),
    ).toBeInTheDocument();
    expect(api.preview.mock.calls.length).toBe(before + 1);
    await ready();
    await userEvent.click(sendButton());
    expect(api.submit.mock.lastCall[0].digest).toBe('e'.repeat(64));
  });

  it('leads from the summary to what must be answered', async () => {
    const api = fakeApi();
    await open(api);
    expect(screen.queryByText('This answer is needed.')).toBeNull();
    await userEvent.click(sendButton());
    const summary = await screen.findByRole('alert', {
      name: 'These answers need another look',
    });
    expect(summary).toHaveFocus();
    const name = screen.getByLabelText('Name of the service');
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription(/This answer is needed/);
    await userEvent.click(
      within(summary).getByRole('button', { name: /^Name of the service:/ }),
    );
    expect(name).toHaveFocus();
    expect(api.submit).not.toHaveBeenCalled();
  });

  it('says at its field what a gate found, with the way to the other one', async () => {
    const api = fakeApi();
    api.preview.mockResolvedValue(samplePreview([taken]));
    await open(api);
    await answer();
    const name = screen.getByLabelText('Name of the service');
    const box = name.parentElement!;
    expect(
      await within(box).findByText(/login is taken/, {}, PATIENT),
    ).toBeInTheDocument();
    expect(name).toBeInvalid();
    expect(
      within(box).getByRole('link', { name: /opened this already/ }),
    ).toHaveAttribute('href', taken.url);
    await userEvent.click(sendButton());
    expect(api.submit).not.toHaveBeenCalled();
  });

  it('asks nothing while a syllable is being composed', async () => {
    const api = fakeApi();
    await open(api);
    await answer();
    await ready();
    api.preview.mockClear();
    jest.useFakeTimers();
    const input = screen.getByLabelText('What it does, in one sentence');
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'ㄱ' } });
    act(() => void jest.advanceTimersByTime(PREVIEW_DELAY * 10));
    fireEvent.change(input, { target: { value: '가' } });
    act(() => void jest.advanceTimersByTime(PREVIEW_DELAY * 10));
    expect(api.preview).not.toHaveBeenCalled();
    fireEvent.compositionEnd(input);
    await act(async () => void jest.advanceTimersByTime(PREVIEW_DELAY));
    expect(api.preview).toHaveBeenCalledTimes(1);
    expect(api.preview.mock.lastCall[0].intent.description).toBe('가');
  });

  it('keeps the last consequences while newer ones are on their way', async () => {
    const api = fakeApi();
    await open(api);
    await answer();
    await ready();
    const signals: AbortSignal[] = [];
    api.preview.mockImplementation((_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const pane = screen.getAllByText(/atlantis\.yaml/).length;
    const input = screen.getByLabelText('What it does, in one sentence');
    jest.useFakeTimers();
    for (const value of ['one', 'two']) {
      fireEvent.change(input, { target: { value } });
      await act(async () => void jest.advanceTimersByTime(PREVIEW_DELAY));
    }
    expect(screen.getByText('Checking your last change…')).toBeInTheDocument();
    expect(screen.getAllByText(/atlantis\.yaml/)).toHaveLength(pane);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('sends no credential anywhere, and says so', async () => {
    const api = fakeApi();
    const key = `AKIA${'IOSFODNN7EXAMPLE'}`;
    await open(api);
    await answer();
    const input = screen.getByLabelText('What it does, in one sentence');
    fireEvent.change(input, { target: { value: `with ${key}` } });
    expect(
      await screen.findByText(/looks like a password, key or token/),
    ).toBeInTheDocument();
    await screen.findByText(/Draft saved/, {}, PATIENT);
    await userEvent.click(sendButton());
    expect(api.submit).not.toHaveBeenCalled();
    const sent = JSON.stringify([
      api.preview.mock.calls,
      api.saveDraft.mock.calls,
      { ...sessionStorage },
    ]);
    expect(sent).not.toContain(key);
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
      title: 'login · authhub',
      intent: {
        product: 'authhub',
        service: 'login',
        description: 'Signs in',
      },
    });
    expect(screen.getByText(`/create-service?draft=${id}`)).toBeInTheDocument();
    expect(api.form).toHaveBeenCalledTimes(1);
  });

  it('are gone on with', async () => {
    const api = fakeApi();
    api.draft.mockResolvedValue({
      id: 'd1',
      change: 'create',
      title: 'x',
      intent: { product: 'authhub', service: 'mailer' },
    });
    await open(api, '/create-service?draft=d1');
    expect(screen.getByLabelText('Name of the service')).toHaveValue('mailer');
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
  it('starts from its file, and names the change', async () => {
    const api = fakeApi();
    const intent = {
      version: 1,
      product: 'authhub',
      service: 'session',
      description: 'Keeps sessions',
      owner: 'group:default/developers',
      costCenter: 'CC-2100',
      goldenPath: { name: 'ecs-fargate', version: '0.9.0' },
      port: 8080,
      lifecycle: 'production',
      ingress: { kind: 'public', host: 'session' },
      environments: { prod: {} },
    };
    api.existing.mockResolvedValue({ intent });
    await open(api, '/create-service?product=authhub&service=session');
    expect(
      screen.getByRole('heading', { name: 'Change session' }),
    ).toBeInTheDocument();
    expect(screen.queryByLabelText('Product')).toBeNull();
    await userEvent.click(screen.getByLabelText('Cache (Redis)'));
    expect(screen.getByLabelText('Short name of the change')).toHaveValue(
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
  const show = async (api: Fake) =>
    renderInTestApp(<CreateServicePage />, {
      apis: [
        [goldenPathApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity(),
      ] as never,
    });

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
