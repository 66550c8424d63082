import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GateFinding } from '@infra-portal/infra-common';
import { estimateApiRef } from '../cost/EstimateApi';
import {
  answer,
  control,
  fakeApi,
  open,
  PATIENT,
  put,
  ready,
  refused,
  sendButton,
} from '../testing/createServicePage';
import {
  declared,
  declaredService,
  fakeEstimates,
} from '../testing/fakeEstimates';
import { samplePreview } from '../testing/samplePreview';
import { PREVIEW_DELAY } from './usePreview';

jest.setTimeout(60_000);

const taken: GateFinding = {
  code: 'collision.folder',
  severity: 'error',
  message: { en: 'login is taken', ko: '이미 있는 이름: login' },
  field: ['service'],
  url: 'https://github.com/acme/infrastructure/pull/7',
};

describe('CreateServicePage', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => jest.useRealTimers());

  it('needs what has no default, and says what will happen', async () => {
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

  it('shows what it would cost,, and moves it without new consequences', async () => {
    const api = fakeApi();
    api.declared.mockResolvedValue(
      declaredService({ declared: [declared('dev')] }),
    );
    const estimates = fakeEstimates();
    const others = [[estimateApiRef, estimates]];
    await open(api, '/create-service', AuthorizeResult.ALLOW, others);
    await answer();
    await screen.findByText(/^\$\d+\.\d\d a month$/, {}, PATIENT);
    const asked = api.declared.mock.calls.length;
    fireEvent.click(await screen.findByText('Cost', {}, PATIENT));
    const [logs] = await screen.findAllByLabelText(/^Logs written/);
    fireEvent.change(logs, { target: { value: '500' } });
    await screen.findAllByText(/^\$3\d\d\.\d\d a month$/, {}, PATIENT);
    expect(estimates.estimate).toHaveBeenCalledTimes(2);
    expect(api.declared.mock.calls.length).toBe(asked);
  });

  it('says of a table’s cell which one is wrong', async () => {
    const api = fakeApi();
    const wrong: GateFinding = {
      code: 'intent.too-big',
      severity: 'error',
      message: {
        en: 'This must be at most 1000.',
        ko: '1000 이하여야 합니다.',
      },
      field: ['environments', 'prod', 'count', 'max'],
    };
    api.preview.mockResolvedValue(samplePreview([wrong]));
    await open(api);
    await answer();
    const cell = screen.getByLabelText('Running, at most in prod');
    fireEvent.change(cell, { target: { value: '5000' } });
    await screen.findByText(
      /Running, at most in prod: This must be at most 1000\./,
      {},
      PATIENT,
    );
    expect(cell).toBeInvalid();
    expect(cell).toHaveAccessibleDescription(/at most 1000/);
    expect(screen.getByLabelText('Running, at most in dev')).toBeValid();
  });

  it('says of a list which line is wrong', async () => {
    const api = fakeApi();
    const wrong: GateFinding = {
      code: 'intent.rule',
      severity: 'error',
      message: {
        en: 'This must be an IPv4 range.',
        ko: 'IPv4 대역이어야 합니다.',
      },
      field: ['ingress', 'allowedCidrs', 1],
    };
    api.preview.mockResolvedValue(samplePreview([wrong]));
    await open(api);
    await answer();
    put('Allowed addresses', '10.0.0.0/8\nnonsense');
    await screen.findByText(/Line 2: This must be an IPv4/, {}, PATIENT);
    await userEvent.click(sendButton());
    expect(
      await screen.findByText(/^Allowed addresses › Line 2: This must be/),
    ).toBeInTheDocument();
  });

  it('opens the pull request once, however often one presses', async () => {
    const api = fakeApi();
    let done: (value: unknown) => void = () => {};
    api.submit.mockReturnValue(new Promise(resolve => (done = resolve)));
    await open(api);
    await answer();
    await ready();
    await userEvent.dblClick(sendButton());
    await userEvent.click(sendButton());
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
    const name = control('Name of the service');
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
    const name = control('Name of the service');
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
    const input = control('What it does, in one sentence');
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
    const input = control('What it does, in one sentence');
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
    const input = control('What it does, in one sentence');
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
