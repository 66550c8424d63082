import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { searchApiRef } from '@backstage/plugin-search-react';
import {
  type InfraSearch,
  useInfraSearch,
} from '@infra-portal/plugin-infra-stacks';
import { SearchPanel } from './SearchPanel';

jest.mock('@infra-portal/plugin-infra-stacks', () => ({
  useInfraSearch: jest.fn(() => ({ hits: [], failed: false })),
}));

const infraFinds = (found: InfraSearch) =>
  jest.mocked(useInfraSearch).mockReturnValue(found);

const hit = {
  key: 'product authhub',
  kind: 'Product',
  title: 'authhub',
  detail: 'api',
  to: '/products/authhub',
};

beforeEach(() => infraFinds({ hits: [], failed: false }));

// jsdom has no modal dialogs; opening is all these tests need of them.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

const found = (title: string) => ({
  results: [
    { type: 't', document: { title, text: 'About it', location: '/there' } },
  ],
});

async function renderPanel(query: jest.Mock) {
  const onClose = jest.fn();
  await renderInTestApp(<SearchPanel onClose={onClose} />, {
    apis: [[searchApiRef, { query }]] as never,
  });
  return { onClose, input: screen.getByRole('searchbox') };
}

describe('SearchPanel', () => {
  it('asks nothing before one types, then shows what was found', async () => {
    const query = jest.fn().mockResolvedValue(found('auth-api'));
    const { input, onClose } = await renderPanel(query);
    expect(await screen.findByText(/Type to search/)).toBeInTheDocument();
    expect(query).not.toHaveBeenCalled();

    await userEvent.type(input, 'auth');
    const link = await screen.findByRole('link', { name: /auth-api/ });
    expect(link).toHaveAttribute('href', '/there');
    expect(query).toHaveBeenCalledTimes(1);
    expect(query).toHaveBeenCalledWith({ term: 'auth', pageLimit: 8 });
    await userEvent.click(link);
    expect(onClose).toHaveBeenCalled();
  });

  it('sends decomposed Hangul composed', async () => {
    const query = jest.fn().mockResolvedValue({ results: [] });
    const { input } = await renderPanel(query);
    await userEvent.type(input, '메일'.normalize('NFD'));
    expect(await screen.findByText(/Nothing found/)).toBeInTheDocument();
    expect(query.mock.calls.at(-1)[0].term).toBe('메일'.normalize('NFC'));
  });

  it('shows products, stacks and modules first, and moves with arrow keys', async () => {
    infraFinds({ hits: [hit], failed: false });
    const { input } = await renderPanel(
      jest.fn().mockResolvedValue(found('auth-api')),
    );
    await userEvent.type(input, 'auth');
    const page = await screen.findByRole('link', { name: /auth-api/ });
    const product = screen.getByRole('link', { name: /authhub/ });
    expect(product).toHaveAttribute('href', '/products/authhub');
    expect(product).toHaveTextContent('Product');
    expect(useInfraSearch).toHaveBeenLastCalledWith('auth');
    for (const [key, element] of [
      ['{ArrowDown}', product],
      ['{ArrowDown}', page],
      ['{ArrowUp}', product],
      ['{ArrowUp}', input],
      ['{ArrowUp}', input],
    ] as const) {
      await userEvent.keyboard(key);
      expect(element).toHaveFocus();
    }
  });

  it('says so when only a part answers', async () => {
    infraFinds({ hits: [hit], failed: false });
    const { input } = await renderPanel(
      jest.fn().mockRejectedValue(new Error('down')),
    );
    await userEvent.type(input, 'x');
    expect(await screen.findByText(/Not everything/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /authhub/ })).toBeInTheDocument();
  });

  it('says so when the search does not answer', async () => {
    infraFinds({ hits: [], failed: true });
    const { input } = await renderPanel(
      jest.fn().mockRejectedValue(new Error('down')),
    );
    await userEvent.type(input, 'x');
    expect(await screen.findByText(/does not answer/)).toBeInTheDocument();
  });
});
