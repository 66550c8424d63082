import { ask, differences } from './compare';
import { END, fixture } from './fixture';
import { expressions, questions, refused } from './queries';
import { hasPrometheus, startPrometheus } from './realPrometheus';
import { type Program, startStandIn } from './standIn';

const series = fixture();
let standIn: Program;
beforeAll(async () => {
  standIn = await startStandIn(series);
});
afterAll(() => standIn.close());

const answerOf = async (query: string) =>
  (
    await ask(standIn.url, {
      path: '/query',
      parameters: { query, time: String(END) },
    })
  ).body;

it('answers what the portal asks', async () => {
  for (const query of expressions) {
    expect([query, (await answerOf(query)).status]).toEqual([query, 'success']);
  }
});

it('refuses with a kind and a text what it cannot answer', async () => {
  for (const query of refused) {
    const body = await answerOf(query);
    // A range or a text alone is no error at one moment.
    if (body.status === 'success') {
      expect(body.data.resultType).toMatch(/matrix|string|vector/);
      continue;
    }
    expect(body).toMatchObject({
      errorType: expect.stringMatching(/^(bad_data|execution)$/),
      error: expect.stringMatching(/\S{3}/),
    });
  }
});

it.each([
  'histogram_quantile(0.9, odd_gauge)',
  'stddev(odd_gauge)',
  'odd_gauge atan2 odd_gauge',
])('says that it does not know %s', async query => {
  expect(await answerOf(query)).toEqual({
    ...{ status: 'error', errorType: 'execution' },
    error: expect.stringContaining('not known to the sandbox'),
  });
});

// In CI it has to be there.
const withPrometheus =
  hasPrometheus || process.env.CI ? describe : describe.skip;

withPrometheus('beside the real Prometheus', () => {
  it('answers alike', async () => {
    const real = await startPrometheus(series);
    try {
      const different = await differences(questions, [real.url, standIn.url]);
      expect(different.slice(0, 3)).toEqual([]);
      expect(questions.length).toBeGreaterThan(1_000);
    } finally {
      await real.close();
    }
  }, 120_000);
});
