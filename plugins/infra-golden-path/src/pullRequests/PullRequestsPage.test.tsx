import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  type PullList,
  PULLS_CHANNEL,
  type ServiceRequest,
  type ShownPull,
} from '@infra-portal/infra-common';
import { koreanApis } from '../testing/korean';
import { noPulls, open } from '../testing/requestPages';
import { samplePull } from '../testing/samplePull';
import { sampleRequest } from '../testing/sampleRequest';

const address = '/pull-requests';

function listOf(...items: ShownPull[]): PullList {
  const count = (fits: (pull: ShownPull) => boolean) =>
    items.filter(fits).length;
  return {
    ...noPulls,
    items,
    counts: {
      'needs-me': count(({ needsMe }) => needsMe),
      mine: count(({ mine }) => mine),
      stuck: count(({ stuck }) => stuck),
      all: items.length,
    },
  };
}

const three = listOf(
  samplePull({ number: 3, title: 'Third', needsMe: true }),
  samplePull({ number: 2, title: 'Second', mine: true }),
  samplePull({ number: 1, title: 'First', needsMe: true, stuck: true }),
);
const noRequest = sampleRequest();

async function openList(
  pulls: PullList | Error,
  options: {
    at?: string;
    apis?: readonly unknown[];
    own?: ServiceRequest;
  } = {},
) {
  const { at = address, apis, own } = options;
  const opened = open(own ?? noRequest, { address: at, apis, pulls });
  const { api, ...rest } = await opened;
  return { api, ...rest };
}

const titles = async () =>
  within(await screen.findByRole('list', { name: 'Pull requests' }))
    .getAllByRole('listitem')
    .map(each => within(each).getAllByRole('link')[0].textContent);

describe('PullRequestsPage', () => {
  it('begins with what waits for the reader, who waits longest first', async () => {
    await openList(three);
    expect(await titles()).toEqual(['First', 'Third']);
    expect(
      screen.getByRole('link', { name: /Needs my review/ }),
    ).toHaveAttribute('aria-current', 'true');
    expect(screen.getByText('2 open pull requests')).toBeInTheDocument();
  });

  it('says what one risks, changes and waits for, and leads to its review', async () => {
    await openList(listOf(samplePull()), { at: `${address}?view=all` });
    const [row] = within(
      await screen.findByRole('list', { name: 'Pull requests' }),
    ).getAllByRole('listitem');
    expect(row).toHaveTextContent('High risk');
    expect(row).toHaveTextContent('Changes production: authhub-login-prod');
    expect(row).toHaveTextContent('From Create service');
    expect(row).toHaveTextContent('1 approval missing');
    expect(row).toHaveTextContent('+$12.50 a month');
    expect(row).toHaveTextContent('Waits for: @acme/platform');
    expect(
      within(row).getByRole('link', { name: 'Create authhub/login' }),
    ).toHaveAttribute(
      'href',
      '/pull-requests/github.com/acme/infrastructure/7',
    );
    expect(within(row).getByRole('link', { name: 'Request' })).toHaveAttribute(
      'href',
      '/pull-requests/r1',
    );
  });

  it('shows a page, more of them when asked, and goes on at the first new one', async () => {
    const all = Array.from({ length: 52 }, (_, index) =>
      samplePull({ title: `Number ${index}`, number: index + 1 }),
    );
    await openList(listOf(...all), { at: `${address}?view=all` });
    await screen.findByText('50 of 52 open pull requests');
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Number 50' })).toHaveFocus(),
    );
    expect(screen.getByText('52 open pull requests')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('marks what comes from a fork, and leads to the board of an upgrade', async () => {
    const generated = { kind: 'upgrade' as const, upgrade: 'w1' };
    await openList(
      listOf(
        samplePull({ number: 1, fromFork: true, generated: undefined }),
        samplePull({ number: 2, generated }),
      ),
      { at: `${address}?view=all` },
    );
    expect(await screen.findByText('From a fork')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Upgrade' })).toHaveAttribute(
      'href',
      '/pull-requests/upgrades/w1',
    );
  });

  it('goes from one to the next with the keyboard', async () => {
    await openList(three, { at: `${address}?view=all` });
    await titles();
    await userEvent.keyboard('j');
    expect(screen.getByRole('link', { name: 'Third' })).toHaveFocus();
    await userEvent.keyboard('jj');
    expect(screen.getByRole('link', { name: 'First' })).toHaveFocus();
    await userEvent.keyboard('k');
    expect(screen.getByRole('link', { name: 'Second' })).toHaveFocus();
    const box = screen.getByRole('searchbox', { name: 'Search' });
    await userEvent.type(box, 'jk');
    expect(box).toHaveFocus();
  });

  it('asks for what the address says, and again at a signal', async () => {
    const { pulls, signals } = await openList(three, {
      at: `${address}?view=stuck&product=authhub&risk=high&generated=false`,
    });
    expect(await titles()).toEqual(['First']);
    expect(pulls.list).toHaveBeenCalledWith(
      expect.objectContaining({
        ...{ product: 'authhub', risk: 'high', generated: 'false' },
        ...{ view: 'stuck', limit: 50 },
      }),
      expect.anything(),
    );
    pulls.list.mockResolvedValue(listOf());
    signals.send({ repository: 'r', number: 1 }, PULLS_CHANNEL);
    expect(
      await screen.findByText('No pull request fits the filter'),
    ).toBeInTheDocument();
  });

  it('keeps requests without a pull request among one’s own', async () => {
    const { api } = await openList(listOf(), {
      own: sampleRequest({ state: 'failed', pullRequest: undefined }),
    });
    expect(
      await screen.findByRole('region', { name: 'Not open yet, or stopped' }),
    ).toHaveTextContent('Create authhub/login');
    expect(api.requests).toHaveBeenCalledWith(
      { mine: true, states: ['opening', 'failed', 'conflict'] },
      expect.anything(),
    );
  });

  it('names repositories that could not be asked', async () => {
    const message = { en: 'No answer.', ko: '응답 없음' };
    const stale = [{ repository: 'github.com/acme/infrastructure', message }];
    await openList({ ...three, stale });
    expect(
      await screen.findByText('Not up to date: acme/infrastructure'),
    ).toBeInTheDocument();
  });

  it('says why nothing can be found for somebody GitHub does not know', async () => {
    await openList(
      { ...listOf(), login: undefined },
      { at: `${address}?view=needs-me` },
    );
    expect(
      await screen.findByText(/does not know who you are on GitHub/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Show all open ones' }),
    ).toHaveAttribute('href', '/pull-requests?view=all');
  });

  it('speaks Korean', async () => {
    await openList(three, { apis: koreanApis });
    expect(await screen.findByText('열린 풀 리퀘스트 2건')).toBeInTheDocument();
    expect(screen.getAllByText('위험 높음')[0]).toBeInTheDocument();
  });

  it('says when it may not be seen', async () => {
    const refusal = Object.assign(new Error('no'), { statusCode: 403 });
    await openList(refusal);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see this',
    );
  });
});

describe('finished requests', () => {
  const finished = `${address}?view=finished`;

  it('takes the filter from the address', async () => {
    const { api } = await openList(three, {
      at: `${finished}&whose=all&state=merged&product=authhub`,
      own: sampleRequest({ state: 'merged' }),
    });
    await screen.findByText('1 pull request');
    expect(api.requests).toHaveBeenCalledWith(
      expect.objectContaining({ states: ['merged'], product: 'authhub' }),
      expect.anything(),
    );
  });

  it('keeps the list while more is loaded, and goes on at the first new one', async () => {
    const { api } = await openList(three, { at: finished });
    const some = (from: number, to: number, nextCursor?: string) => ({
      items: Array.from({ length: to - from }, (_, index) =>
        sampleRequest({ id: `r${from + index}`, service: `s${from + index}` }),
      ),
      nextCursor,
    });
    api.requests.mockResolvedValue(some(0, 2, 'more'));
    await userEvent.click(await screen.findByText('Everybody’s'));
    let answer: (page: { items: ServiceRequest[] }) => void = () => {};
    const more = await screen.findByText('Show more');
    api.requests.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    await userEvent.click(more);
    expect(screen.getByText('Create authhub/s0')).toBeInTheDocument();
    await act(async () => answer(some(0, 4)));
    const fresh = await screen.findByText('Create authhub/s2');
    await waitFor(() => expect(fresh.closest('a')).toHaveFocus());
  });
});
