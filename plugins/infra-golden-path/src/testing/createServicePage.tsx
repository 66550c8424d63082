import { fireEvent, screen } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { NotFoundError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { goldenPathApiRef, type GoldenPathApi } from '../api';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { sampleForm } from './sampleForm';
import { declaredService } from './fakeEstimates';
import { samplePreview } from './samplePreview';
import { CreateServicePage } from '../createService/CreateServicePage';

export type Fake = { [K in keyof GoldenPathApi]: jest.Mock };

export function fakeApi(): Fake {
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
    declared: jest.fn(async () => declaredService()),
    backtest: jest.fn(async () => ({
      items: [],
      observedAt: '2026-11-21T12:04:00Z',
    })),
    startRealPlan: jest.fn(),
    realPlan: jest.fn(),
    cancelRealPlan: jest.fn(),
    submit: jest.fn(async () => ({ id: 'r1' })),
    requests: jest.fn(),
    request: jest.fn(),
    resume: jest.fn(),
    cancel: jest.fn(),
    command: jest.fn(),
    drafts: jest.fn(async () => []),
    draft: jest.fn(async () => Promise.reject(new NotFoundError('no draft'))),
    saveDraft: jest.fn(draft),
    deleteDraft: jest.fn(async () => {}),
  };
}

function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

// Permissions are remembered for the whole page: without a memory of its own, a
// test that follows a refusal within two seconds would be refused as well.
const freshMemory = { provider: () => new Map(), dedupingInterval: 0 };

/** Shows the page as it begins; {@link open} waits for its form. */
export async function show(
  api: Fake,
  address = '/create-service',
  authorize = AuthorizeResult.ALLOW as
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY,
  others: readonly unknown[] = [],
) {
  await renderInTestApp(
    <SWRConfig value={freshMemory}>
      <Where />
      <Routes>
        <Route path="/create-service" element={<CreateServicePage />} />
        <Route path="*" element={<p>another page</p>} />
      </Routes>
    </SWRConfig>,
    {
      apis: [
        [goldenPathApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity(),
        mockApis.permission({ authorize }),
        ...others,
      ] as never,
      initialRouteEntries: [address],
      mountedRoutes: {
        '/create-service': createServiceRouteRef,
        '/pull-requests': pullRequestsRouteRef,
      },
    },
  );
}

export async function open(...shown: Parameters<typeof show>) {
  await show(...shown);
  await screen.findByText('What it does, in one sentence');
}

// Roles and names are computed from the styles of every node, which in a page of
// this size took most of the tests' time: these are found by their words.
export function control(label: string): HTMLElement {
  const found = screen.getByText(label, { selector: 'label' });
  const box = (found as HTMLLabelElement).control;
  if (!box) throw new Error(`The label ${label} belongs to nothing`);
  return box;
}

// Changes instead of single keys: each key draws the whole page again.
export function put(label: string, value: string) {
  fireEvent.change(control(label), { target: { value } });
}

export async function answer() {
  put('Product', 'authhub');
  put('Name of the service', 'login');
  put('What it does, in one sentence', 'Signs in');
  put('Container image', 'ghcr.io/acme/login:1.0.0');
}

// A machine that does other work as well must not fail the tests.
export const PATIENT = { timeout: 20_000 };

export const ready = () => screen.findByText(/New files: 1/, {}, PATIENT);
export const sendButton = () =>
  screen.getByText('Open pull request').closest('button')!;

export const refused = (statusCode: number, body: object) =>
  Object.assign(new Error(`Request failed with ${statusCode}`), {
    name: 'ResponseError',
    statusCode,
    body,
    cause: new Error('the reason'),
  });
