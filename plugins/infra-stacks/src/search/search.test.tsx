import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { stacksApiRef, type StacksApi } from '../api';
import { productsRouteRef, stacksRouteRef } from '../routes';
import { sampleModuleSummary, sampleSummary } from '../testing/samples';
import { Finder } from './find';
import { useInfraSearch } from './useInfraSearch';

const { signal } = new AbortController();
const api = (more: Partial<StacksApi> = {}) =>
  ({
    products: jest.fn(async () => ({
      items: ['my-auth', 'authhub', 'crawler'].map(name => ({
        name,
        services: ['api', 'web'],
      })),
    })),
    stacks: jest.fn(async () => ({
      items: [
        sampleSummary('authhub-api-dev'),
        sampleSummary('shared-auth', { layer: 'shared' }),
      ],
    })),
    modules: jest.fn(async () => ({
      items: [sampleModuleSummary('cognito', { title: 'AUTH-pool' })],
    })),
    ...more,
  } as unknown as StacksApi);

it('finds products, stacks and modules, what begins with the term first', async () => {
  const own = api();
  const finder = new Finder(own);
  const found = await finder.find('Auth', signal);
  expect(found.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'whole-product authhub',
    'whole-product my-auth',
    'product authhub-api-dev',
    'shared shared-auth',
    'module AUTH-pool',
  ]);
  await finder.find('auth h', signal);
  expect(own.products).toHaveBeenCalledTimes(1);
  expect(own.modules).toHaveBeenCalledTimes(1);
  expect(own.stacks).toHaveBeenLastCalledWith(
    { facets: {}, text: 'auth h', order: 'name', limit: 4 },
    signal,
  );
});

it('leaves out what cannot be asked for, and fails when nothing can', async () => {
  const fails = async () => {
    throw new Error('not allowed');
  };
  const some = new Finder(api({ products: fails, modules: fails }));
  expect(await some.find('x', signal)).toHaveLength(2);
  const none = new Finder(
    api({ products: fails, modules: fails, stacks: fails }),
  );
  await expect(none.find('x', signal)).rejects.toThrow('not allowed');
});

function Hits(props: { term: string }) {
  const { hits, failed } = useInfraSearch(props.term);
  return (
    <p>
      {failed && 'failed'}
      {hits?.map(({ key, kind, title, to }) => (
        <span key={key}>{`${kind}: ${title} at ${to}`}</span>
      ))}
    </p>
  );
}

it('says what each is and where it is', async () => {
  await renderInTestApp(<Hits term="auth" />, {
    apis: [[stacksApiRef, api()]] as never,
    mountedRoutes: { '/stacks': stacksRouteRef, '/products': productsRouteRef },
  });
  for (const text of [
    'Product: authhub at /products/authhub',
    'Stack: authhub-api-dev at /stacks/authhub-api-dev',
    'Shared stack: shared-auth at /stacks/shared-auth',
    'Module: AUTH-pool at /stacks/-/modules/cognito',
  ]) {
    expect(await screen.findByText(text)).toBeInTheDocument();
  }
});

it('finds nothing where the plugin is not, and asks nothing without a term', async () => {
  const own = api();
  const { unmount } = await renderInTestApp(<Hits term="" />, {
    apis: [[stacksApiRef, own]] as never,
  });
  expect(own.stacks).not.toHaveBeenCalled();
  unmount();
  await renderInTestApp(<Hits term="auth" />);
  expect(screen.queryByText(/auth/)).not.toBeInTheDocument();
});
